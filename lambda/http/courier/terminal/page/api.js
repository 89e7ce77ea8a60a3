import { base64, base64url } from './key.js';

/* Requests to the courier's hook, each signed (RFC 9421) over what it is. */

const tag = 'majordomo-courier-v1';
const validSeconds = 60;
const triesWhenOffline = 3;
const waitMs = 1_000;

const encoded = (text) => new TextEncoder().encode(text);
const random = () => base64url(crypto.getRandomValues(new Uint8Array(16)));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the server said that cannot be done: its code, in capitals. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.title);
    this.code = problem.code;
  }
}

async function signedHeaders(key, request, nowMs) {
  const digest = await crypto.subtle.digest('SHA-256', encoded(request.body));
  const values = {
    '@method': request.method,
    '@authority': request.authority,
    '@path': request.path,
    'content-digest': `sha-256=:${base64(digest)}:`,
    ...(request.idempotencyKey && { 'idempotency-key': request.idempotencyKey }),
  };
  const created = Math.floor(nowMs / 1000);
  const covered = Object.keys(values).map((name) => `"${name}"`);
  const input =
    `(${covered.join(' ')});created=${created};expires=${created + validSeconds}` +
    `;nonce="${random()}";keyid="${key.deviceId}";tag="${tag}"`;
  const lines = Object.entries(values).map(([name, value]) => `"${name}": ${value}`);
  const base = [...lines, `"@signature-params": ${input}`].join('\n');
  const signature = await crypto.subtle.sign('Ed25519', key.privateKey, encoded(base));
  return {
    'content-digest': values['content-digest'],
    'signature-input': `sig=${input}`,
    signature: `sig=:${base64(signature)}:`,
    ...(request.idempotencyKey && { 'idempotency-key': request.idempotencyKey }),
  };
}

/** @param authority the house that requests are signed for, whatever address this page was opened at */
export function makeApi(key, authority) {
  let aheadMs = 0;
  const nowMs = () => Date.now() + aheadMs;

  async function sendOnce(request) {
    const headers = await signedHeaders(key, request, nowMs());
    const body = request.method === 'GET' ? undefined : request.body;
    const response = await fetch(request.path, { method: request.method, headers, body });
    const serverTime = Date.parse(response.headers.get('x-server-time') ?? '');
    if (serverTime) aheadMs = serverTime - Date.now();
    return { isFine: response.ok, answer: await response.json() };
  }

  /** Sent again where nobody answers: under the same key it is done once, however often it arrives. */
  async function sendThrough(request, triesLeft = triesWhenOffline) {
    try {
      return await sendOnce(request);
    } catch (error) {
      if (triesLeft <= 1) throw error;
      await pause(waitMs);
      return sendThrough(request, triesLeft - 1);
    }
  }

  async function send(method, path, body, idempotencyKey) {
    const request = {
      ...{ method, authority, idempotencyKey },
      path: `/v1/courier${path}`,
      body: body ? JSON.stringify(body) : '',
    };
    let { isFine, answer } = await sendThrough(request);
    // This clock was wrong; by now it is not.
    if (answer.code === 'SIGNATURE_EXPIRED') ({ isFine, answer } = await sendThrough(request));
    if (!isFine) throw new Refused(answer);
    return answer;
  }

  return {
    nowMs,
    read: (path) => send('GET', path),
    /** Does something at a stop. */
    say: (stopId, what, body = {}) => send('POST', `/stops/${stopId}/${what}`, body, random()),
  };
}
