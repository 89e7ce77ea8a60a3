import { gunzipSync } from 'node:zlib';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { makeSeal } from '../../lambda/adapters/system/seal';
import { standardDeliveryPolicy } from '../../lambda/domain/delivery/policy';
import type { Shop } from '../../lambda/domain/shop';
import { type Instant, plusMs } from '../../lambda/domain/time';
import { type HttpAppConfig, makeHttpApp } from '../../lambda/http/app';
import { pagesUrl, sessionKey, testAccount, testSignIn } from '../support/account';
import { noWaiting, type TestTable } from '../support/dynamodb';
import { houseKey } from '../support/house';
import { quietPorts } from '../support/ports';
import { newId, testNow } from '../support/samples';
import { testSeller } from '../support/sellers';

/** Operations over a real table, with a clock that stands until it is moved. */
export interface OpsHouse {
  shop: Shop;
  app: ReturnType<typeof makeHttpApp>;
  reported: unknown[];
  moveClock(ms: number): void;
  /** Signs somebody in; their issuer says these roles. */
  staff(roles: string, id?: string): Promise<Staff>;
}

type Operations = NonNullable<HttpAppConfig['operations']>;

/** The console of tests: its issuer believes every browser. */
export const testOperations = (changes: Partial<Operations> = {}): Operations => ({
  baseUrl: pagesUrl,
  signIn: testSignIn,
  rolesClaim: 'roles',
  seal: makeSeal(sessionKey),
  householdKey: houseKey,
  ...changes,
});

export function openOpsHouse(
  table: TestTable,
  ports: Partial<Shop> = {},
  operations: Partial<Operations> = {},
): OpsHouse {
  let now: Instant = testNow;
  const clock = { now: () => now };
  const reported: unknown[] = [];
  const stores = table.stores({ clock, patience: noWaiting });
  const seller = { ...testSeller, delivery: standardDeliveryPolicy };
  const shop: Shop = { ...quietPorts, seller, clock, ids: makeIdSource(), ...stores, ...ports };
  const app = makeHttpApp(shop, {
    checkStoreSignature: () => ({ kind: 'invalid' }),
    readPaymentCall: () => ({ kind: 'invalid' }),
    account: testAccount(houseKey),
    operations: testOperations(operations),
    report: (error) => reported.push(error),
  });
  return {
    ...{ shop, app, reported },
    moveClock: (ms) => {
      now = plusMs(now, ms);
    },
    staff: async (roles, id = newId('person')) => new Staff(app, id).signIn(roles),
  };
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Of JSON; empty for anything else. */
  body: Record<string, unknown>;
}

export interface Sending {
  body?: unknown;
  /** The Idempotency-Key; `null` for none, a new one unless given. */
  key?: string | null;
  headers?: Record<string, string>;
}

const isJson = (type: string | null): boolean => type?.includes('json') === true && !type.includes('ndjson');

/** What arrived, unpacked as a browser does it. */
async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  return (response.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

/** Somebody with a browser, who has signed in. */
export class Staff {
  private cookies = new Map<string, string>();

  constructor(
    private readonly app: OpsHouse['app'],
    readonly id: string,
  ) {}

  /** As if their issuer had said these roles. */
  async signIn(roles: string): Promise<this> {
    await this.request('GET', '/ops/sign-in');
    const back = new URLSearchParams({ state: 'state', as: this.id, roles });
    await this.request('GET', `/ops/sign-in/return?${back}`);
    return this;
  }

  holds = (): string[] => [...this.cookies.keys()].sort();
  cookie = (name: string): string | undefined => this.cookies.get(name);
  setCookie = (name: string, value: string): void => void this.cookies.set(name, value);

  get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    this.request('GET', path, { headers });

  post = (path: string, body: unknown, sending: Sending = {}): Promise<Answer> =>
    this.write(path, { body, ...sending });

  /** Sends a form of the console as a browser does. */
  form = (path: string, fields: Record<string, string> = {}, headers = {}): Promise<Answer> =>
    this.request('POST', path, {
      body: new URLSearchParams({ key: newId('key'), ...fields }),
      headers: { origin: pagesUrl, 'sec-fetch-site': 'same-origin', ...headers },
    });

  private write(path: string, { body, key, headers }: Sending): Promise<Answer> {
    const idempotencyKey = key === undefined ? newId('key') : key;
    return this.request('POST', path, {
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { origin: pagesUrl, ...(idempotencyKey && { 'idempotency-key': idempotencyKey }), ...headers },
    });
  }

  private async request(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': 'en', ...init.headers, ...(cookie && { cookie }) };
    const response = await this.app.request(`${pagesUrl}${path}`, { ...init, method, headers });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await textOf(response);
    const body = isJson(response.headers.get('content-type')) && text ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, text, body };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute)))
      this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
