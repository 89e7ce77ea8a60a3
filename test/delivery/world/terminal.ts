import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Hono } from 'hono';
import { deviceIdOf } from '../../../lambda/domain/delivery/courier-device';
import type { Shop } from '../../../lambda/domain/shop';
import { courierRoutes } from '../../../lambda/http/courier/routes';
import { courierTag } from '../../../lambda/http/courier/signed';
import { answerFault, type HttpEnv } from '../../../lambda/http/problem';
import { signedHeaders } from '../../../lambda/http/signatures/sign';
import type { World } from './world';

const authority = 'courier.example';
const origin = `https://${authority}`;
const ed25519Prefix = '302e020100300506032b657004220420';

interface Keys {
  privateKey: KeyObject;
  publicKey: string;
}

const madeKeys = new Map<number, Keys>();

/** Ed25519 keys of a seed: the same ones in every run. */
function keysOf(place: number): Keys {
  const known = madeKeys.get(place);
  if (known) return known;
  const seed = Buffer.alloc(32, place + 1).toString('hex');
  const der = Buffer.from(ed25519Prefix + seed, 'hex');
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  const keys = { privateKey, publicKey };
  madeKeys.set(place, keys);
  return keys;
}

const apps = new WeakMap<Shop, Hono<HttpEnv>>();

/** A request as it was signed: sent again, it is the very same. */
export interface Signed {
  path: string;
  init: { method: string; headers: Record<string, string>; body?: string };
  /** Whose it is and what is asked, whatever the signature. */
  key?: string;
  text: string;
}

export interface Answered {
  status: number;
  text: string;
  body: Record<string, unknown>;
}

export interface SendOptions {
  key?: string;
  /** How far the terminal's own clock is off. */
  skewMs?: number;
}

/** A courier's terminal: signs what it sends, as the real one does. */
export class Terminal {
  readonly deviceId: string;
  readonly publicKey: string;
  private readonly privateKey: KeyObject;
  private nonces = 0;

  constructor(
    private readonly world: Pick<World, 'nowMs' | 'seed'> & {
      observer: Pick<World['observer'], 'told' | 'replied'>;
    },
    readonly courierId: string,
    place: number,
  ) {
    const { privateKey, publicKey } = keysOf(place);
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.deviceId = deviceIdOf(this.publicKey);
  }

  signed(method: 'GET' | 'POST', path: string, body?: object, options: SendOptions = {}): Signed {
    const { key, skewMs = 0 } = options;
    const text = body === undefined ? '' : JSON.stringify(body);
    const url = new URL(`${origin}/v1/courier${path}`);
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    const signable = {
      ...{ method, authority, path: url.pathname, query: url.search || '?' },
      header: (name: string) => headers[name],
    };
    const created = Math.floor((this.world.nowMs + skewMs) / 1_000);
    const nonce = `${this.deviceId}-nonce-${this.world.seed}-${this.nonces++}`;
    const terms = { keyId: this.deviceId, privateKey: this.privateKey, tag: courierTag, nonce };
    Object.assign(headers, signedHeaders(signable, text, { ...terms, created, expires: created + 60 }));
    const init = { method, headers, ...(text !== '' && { body: text }) };
    return { path: url.pathname, init, text, ...(key !== undefined && { key }) };
  }

  /** Sends a signed request to the function that a process runs. */
  async send(shop: Shop, { path, init, key, text }: Signed): Promise<Answered> {
    const response = await this.appOf(shop).request(`${origin}${path}`, init);
    const answer = { status: response.status, text: await response.text() };
    if (key !== undefined) this.remember(key, `${init.method} ${path} ${text}`, answer);
    return { ...answer, body: answer.text ? JSON.parse(answer.text) : {} };
  }

  /** Made once in each instance of the function, as in the cloud. */
  private appOf(shop: Shop): Hono<HttpEnv> {
    const known = apps.get(shop);
    if (known) return known;
    const app = new Hono<HttpEnv>();
    app.use(async (context, next) => {
      context.set('traceId', 'trace');
      await next();
    });
    app.onError((error, context) => {
      this.world.observer.told('a log', String(error));
      return answerFault(context, error);
    });
    app.route('/v1/courier', courierRoutes(shop, authority));
    apps.set(shop, app);
    return app;
  }

  /** Answers that come of the request itself, and not of its signature or of a moment's trouble. */
  private remember(key: string, request: string, { status, text }: Omit<Answered, 'body'>): void {
    const { type = '', code = '' } = JSON.parse(text || '{}') as Record<string, string>;
    const passing = ['request-running', 'nonce-used', 'device-revoked', 'idempotency-mismatch'];
    if (status >= 500 || status === 401 || passing.some((name) => `${type}${code}`.includes(name))) return;
    this.world.observer.replied(this.deviceId, key, request, `${status} ${text}`);
  }
}
