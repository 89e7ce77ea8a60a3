import { generateKeyPairSync } from 'node:crypto';
import { changeWindow } from '../../lambda/domain/delivery/change';
import { deviceIdOf } from '../../lambda/domain/delivery/courier-device';
import type { DeliveryEvent } from '../../lambda/domain/delivery/events';
import type { DeliveryHome } from '../../lambda/domain/delivery/home';
import type { Live } from '../../lambda/domain/delivery/live';
import type { LockReading } from '../../lambda/domain/delivery/lock';
import { requestWindow } from '../../lambda/domain/delivery/request';
import type { Actor, DeliveryWindow } from '../../lambda/domain/delivery/window';
import type { Shop } from '../../lambda/domain/shop';
import { epochMsOf, plusMs } from '../../lambda/domain/time';
import { courierTag } from '../../lambda/http/courier/signed';
import { type SigningTerms, signedHeaders } from '../../lambda/http/signatures/sign';
import { pagesUrl } from '../support/account';
import { newId } from '../support/samples';
import type { PageHouse } from '../support/visitor';

/* A door, a window of it, and a courier's terminal before it, over HTTP and a real table. */

export const doorLocation = { latitude: 48.8566, longitude: 2.3522 };
export const packageId = 'PARCEL-1';
const minuteMs = 60_000;

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface Sending {
  body?: unknown;
  /** The Idempotency-Key; `null` for none, a new one unless given. */
  key?: string | null;
  sign?: Partial<SigningTerms>;
  /** Changes what was signed before it is sent. */
  alter?(request: { url: string; init: RequestInit & { headers: Record<string, string> } }): void;
}

/** A terminal with its own key. */
export class Terminal {
  readonly deviceId: string;
  readonly publicKey: string;

  constructor(
    private readonly house: Pick<PageHouse, 'app' | 'shop'>,
    readonly courierId: string = newId('cou'),
    private readonly keys = generateKeyPairSync('ed25519'),
  ) {
    this.publicKey = keys.publicKey.export({ format: 'jwk' }).x ?? '';
    this.deviceId = deviceIdOf(this.publicKey);
  }

  /** The same terminal, asking another house. */
  at = (house: PageHouse): Terminal => new Terminal(house, this.courierId, this.keys);

  /** @param enrolledBy somebody else than who sends couriers, unless said */
  async enroll(enrolledBy = 'op_9'): Promise<this> {
    const { deviceId, courierId, publicKey } = this;
    const enrolledAt = this.house.shop.clock.now();
    await this.house.shop.couriers.enroll({ deviceId, courierId, publicKey, enrolledAt, enrolledBy });
    return this;
  }

  async send(method: 'GET' | 'POST', path: string, sending: Sending = {}): Promise<Answer> {
    const request = this.signed(method, path, sending);
    sending.alter?.(request);
    const response = await this.house.app.request(request.url, request.init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  }

  /** What a terminal does at a stop. */
  post = (window: DeliveryWindow, what: string, sending: Sending = {}): Promise<Answer> =>
    this.send('POST', `/v1/courier/stops/${window.windowId}/${what}`, sending);

  get = (path: string, sending: Sending = {}): Promise<Answer> =>
    this.send('GET', `/v1/courier${path}`, sending);

  arrive = (window: DeliveryWindow, change: object = {}, sending: Sending = {}): Promise<Answer> =>
    this.post(window, 'arrive', { body: { packageId, location: doorLocation, ...change }, ...sending });

  /** Asks for a challenge and with it for the door. */
  async unlock(window: DeliveryWindow, sending: Sending = {}): Promise<Answer> {
    const { body } = await this.post(window, 'challenge');
    return this.post(window, 'unlock', { body: { challenge: body.challenge ?? 'none' }, ...sending });
  }

  private signed(method: string, path: string, { body, key, sign }: Sending) {
    const url = new URL(`${pagesUrl}${path}`);
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const idempotencyKey = method === 'POST' && key === undefined ? newId('key') : key;
    const headers: Record<string, string> = idempotencyKey ? { 'idempotency-key': idempotencyKey } : {};
    const created = Math.floor(epochMsOf(this.house.shop.clock.now()) / 1000);
    const signable = {
      method,
      authority: url.host,
      path: url.pathname,
      query: url.search || '?',
      header: (name: string) => headers[name],
    };
    const terms = {
      ...{ keyId: this.deviceId, privateKey: this.keys.privateKey, tag: courierTag },
      ...{ nonce: newId('nonce').slice(6), created, expires: created + 60, ...sign },
    };
    Object.assign(headers, signedHeaders(signable, text, terms));
    return { url: url.href, init: { method, headers, ...(text !== '' && { body: text }) } };
  }
}

const operator: Actor = { role: 'operator', id: 'op_1' };
const system: Actor = { role: 'system', id: 'watch' };

/** Lets something happen to a window, and says how it stands then. */
export async function happens(
  shop: Shop,
  { windowId }: DeliveryWindow,
  by: Actor,
  event: DeliveryEvent,
): Promise<DeliveryWindow> {
  const result = await changeWindow(shop, { windowId, event, by });
  if (result.name !== 'changed') throw new Error(`${event.kind}: ${JSON.stringify(result)}`);
  return result.facts.step.window;
}

async function homeOf(shop: Shop): Promise<DeliveryHome> {
  const home: DeliveryHome = {
    householdId: newId('hh'),
    doors: [
      {
        doorId: 'd1',
        kind: 'front',
        lockId: 'simulated:l1',
        cameraId: 'simulated:c1',
        hasDoorSensor: true,
        location: doorLocation,
      },
    ],
    timeZone: 'Europe/Paris',
    revision: 1,
  };
  await shop.deliveryHomes.save(home);
  return home;
}

/** A window that was asked for; it begins in so many minutes, unless it has begun, and lasts two hours. */
async function askedFor(shop: Shop, startsInMinutes: number): Promise<DeliveryWindow> {
  const home = await homeOf(shop);
  const now = shop.clock.now();
  const startsAt = plusMs(now, startsInMinutes * minuteMs);
  const result = await requestWindow(
    shop,
    { home, windows: [] },
    {
      order: { orderId: newId('ord'), householdId: home.householdId, status: 'shipped' },
      doorId: 'd1',
      startsAt,
      endsAt: plusMs(startsAt, 120 * minuteMs),
      now,
    },
  );
  if (result.name !== 'requested') throw new Error(result.name);
  return result.facts.window;
}

/** A window that is ready and waits for this courier. */
export async function armedWindow(
  shop: Shop,
  { courierId }: Pick<Terminal, 'courierId'>,
  startsInMinutes = -1,
): Promise<DeliveryWindow> {
  const window = await askedFor(shop, startsInMinutes);
  const customer: Actor = { role: 'customer', id: window.householdId };
  await happens(shop, window, customer, { kind: 'authorize' });
  const assignment = { courierId, packageIds: [packageId] };
  await happens(shop, window, operator, { kind: 'assign', assignment });
  await happens(shop, window, operator, { kind: 'enable' });
  const readiness = { checkedAt: shop.clock.now(), problems: [] };
  return happens(shop, window, system, { kind: 'readiness', readiness });
}

/** What the devices of a window say now: all is well, but for what is told. */
export async function devicesSay(
  shop: Shop,
  { windowId }: DeliveryWindow,
  lock: Partial<LockReading> = {},
  camera: { isRecording?: boolean; isFrozen?: boolean } = {},
): Promise<void> {
  const { window } = (await shop.windows.read(windowId)) ?? {};
  const now = shop.clock.now();
  const frame = (counter: number, agoMs: number) => {
    const at = plusMs(now, -agoMs);
    return { counter, capturedAt: at, seenAt: at, echo: window?.camera?.challenge ?? '' };
  };
  const live: Live = {
    windowId,
    lookedAt: now,
    lock: { lock: 'locked', door: 'closed', isOnline: true, batteryPercent: 80, at: now, ...lock },
    camera: { isOnline: true, isRecording: camera.isRecording ?? true, at: now },
    frames: camera.isFrozen ? [frame(7, 20_000), frame(7, 18_000)] : [frame(7, 2_000), frame(8, 0)],
  };
  await shop.windows.saveLive(live);
}

/** A window whose courier is at the door, and whose camera records. */
export async function recordingWindow(shop: Shop, terminal: Terminal): Promise<DeliveryWindow> {
  const window = await armedWindow(shop, terminal);
  const arrived = await terminal.arrive(window);
  if (arrived.status !== 200) throw new Error(JSON.stringify(arrived.body));
  await devicesSay(shop, window);
  return happens(shop, window, system, { kind: 'camera-recording' });
}

/** What a lock says while somebody is inside, as an event. */
export const lockReads = (shop: Shop, change: Partial<LockReading>): DeliveryEvent => ({
  kind: 'lock-read',
  reading: { lock: 'locked', door: 'closed', isOnline: true, at: shop.clock.now(), ...change },
});
export { operator, system };
