import { generateKeyPairSync, sign } from 'node:crypto';
import { contentDigest } from './content-digest';
import { type SigningTerms, signatureInput, signedHeaders } from './sign';
import { type SignableRequest, signatureBase } from './signature-base';
import { verifyRequest } from './verify';

const tag = 'test-tag-v1';
const nowMs = Date.parse('2026-06-10T10:00:00.000Z');
const created = nowMs / 1000;
const body = '{"challenge":"abc"}';
const own = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const publicKey = own.publicKey.export({ format: 'jwk' }).x ?? '';
const terms: SigningTerms = {
  keyId: 'dev_1',
  privateKey: own.privateKey,
  tag,
  nonce: 'nonce-0123456789-abcdef',
  created,
  expires: created + 60,
};

type Headers = Record<string, string>;
interface Sent extends Omit<SignableRequest, 'header'> {
  headers: Headers;
  body: string;
}

const plain: Sent = {
  method: 'POST',
  authority: 'shop.example',
  path: '/v1/courier/stops/win_1/unlock',
  query: '?',
  headers: { 'idempotency-key': 'once-1' },
  body,
};

const readable = ({ headers, body: _body, ...rest }: Sent): SignableRequest => ({
  ...rest,
  header: (name) => headers[name],
});

function signed(change: Partial<SigningTerms> = {}, sent: Sent = plain): Sent {
  const headers = signedHeaders(readable(sent), sent.body, { ...terms, ...change });
  return { ...sent, headers: { ...sent.headers, ...headers } };
}

const kindOf = async (sent: Sent, atMs = nowMs): Promise<string> =>
  (
    await verifyRequest(readable(sent), sent.body, {
      tag,
      nowMs: atMs,
      signerOf: async (keyId) => (keyId === 'dev_1' ? { publicKey } : undefined),
    })
  ).kind;

/** A signed request of which one header is written otherwise. */
const rewritten = (name: string, change: (value: string) => string, sent = signed()): Sent => ({
  ...sent,
  headers: { ...sent.headers, [name]: change(sent.headers[name] ?? '') },
});

it('knows who signed, and with which nonce', async () => {
  const sent = signed();
  const signerOf = async () => ({ publicKey, name: 'one' });
  expect(await verifyRequest(readable(sent), body, { tag, nowMs, signerOf })).toEqual({
    kind: 'verified',
    signer: { publicKey, name: 'one' },
    nonce: terms.nonce,
  });
});

it('takes a request without a body', async () => {
  expect(await kindOf(signed({}, { ...plain, method: 'GET', headers: {}, body: '' }))).toBe('verified');
});

it('takes a query that is covered', async () => {
  expect(await kindOf(signed({}, { ...plain, query: '?day=2026-06-10' }))).toBe('verified');
});

const always = ['@method', '@authority', '@path', 'content-digest', 'idempotency-key'];

/** As if one component had not been covered. */
function without(component: string): Sent {
  const sent = signed();
  return rewritten('signature-input', (input) => input.replace(`"${component}" `, ''), sent);
}

describe('refuses', () => {
  test.each<[string, () => Sent]>([
    ['another method', () => ({ ...signed(), method: 'PUT' })],
    ['another path', () => ({ ...signed(), path: '/v1/courier/stops/win_2/unlock' })],
    ['another authority', () => ({ ...signed(), authority: 'other.example' })],
    ['another body', () => ({ ...signed(), body: '{"challenge":"abd"}' })],
    [
      'another body with its own digest',
      () => ({ ...rewritten('content-digest', () => contentDigest('{}')), body: '{}' }),
    ],
    ['another idempotency key', () => rewritten('idempotency-key', () => 'once-2')],
    [
      'an idempotency key that is not covered',
      () => {
        const { headers } = signed({}, { ...plain, headers: {} });
        return { ...plain, headers: { ...headers, 'idempotency-key': 'once-1' } };
      },
    ],
    ['a query that is not covered', () => ({ ...signed(), query: '?day=2026-06-10' })],
    ['another query', () => ({ ...signed({}, { ...plain, query: '?day=1' }), query: '?day=2' })],
    ['no digest', () => rewritten('content-digest', () => '')],
    ['a missing component', () => without('@path')],
    [
      'another component covered twice',
      () => rewritten('signature-input', (v) => v.replace('"@path"', '"@path" "@path"')),
    ],
    [
      'a component with a parameter',
      () => rewritten('signature-input', (v) => v.replace('"@path"', '"@path";req')),
    ],
    [
      'a component nobody knows',
      () => rewritten('signature-input', (v) => v.replace('"@path"', '"@path" "@target-uri"')),
    ],
    ['another tag', () => signed({ tag: 'test-tag-v2' })],
    ['no tag', () => rewritten('signature-input', (v) => v.replace(`;tag="${tag}"`, ''))],
    ['another algorithm', () => rewritten('signature-input', (v) => `${v};alg="hmac-sha256"`)],
    ['a parameter nobody knows', () => rewritten('signature-input', (v) => `${v};more=1`)],
    ['a parameter that comes twice', () => rewritten('signature-input', (v) => `${v};created=${created}`)],
    [
      'another moment',
      () => rewritten('signature-input', (v) => v.replace(`${created};`, `${created + 1};`)),
    ],
    ['another nonce', () => rewritten('signature-input', (v) => v.replace('nonce-0', 'nonce-1'))],
    ['a nonce that is too short', () => signed({ nonce: 'short' })],
    ['an unknown key', () => signed({ keyId: 'dev_2' })],
    ['the key of somebody else', () => signed({ privateKey: other.privateKey })],
    ['two signatures', () => rewritten('signature-input', (v) => `${v}, ${v.replace('sig=', 'sig2=')}`)],
    ['two signatures of one name', () => rewritten('signature', (v) => `${v}, ${v}`)],
    ['a signature of another name', () => rewritten('signature', (v) => v.replace('sig=', 'sig2='))],
    ['no signature', () => rewritten('signature', () => '')],
    ['a signature cut short', () => rewritten('signature', () => 'sig=:AAAA:')],
    [
      'a signature of nothing',
      () => rewritten('signature', () => `sig=:${Buffer.alloc(64).toString('base64')}:`),
    ],
    ['a signature that is a word', () => rewritten('signature', () => 'sig=abc')],
    ['an input that is a word', () => rewritten('signature-input', () => 'sig=abc')],
    ['an input that is no structured field', () => rewritten('signature-input', () => 'sig=("@method')],
    ['an input written in another way', () => rewritten('signature-input', (v) => v.replace('" "', '"  "'))],
    ['a huge input', () => rewritten('signature-input', (v) => `${v};more="${'x'.repeat(100_000)}"`)],
    ['a huge signature', () => rewritten('signature', (v) => `${v};more="${'x'.repeat(100_000)}"`)],
  ])('%s', async (_case, make) => {
    expect(await kindOf(signed())).toBe('verified');
    expect(await kindOf(make())).toBe('invalid');
  });

  it.each(always)('a right signature that does not cover %s', async (name) => {
    expect(await kindOf(signedOver([...always]))).toBe('verified');
    expect(await kindOf(signedOver(always.filter((one) => one !== name)))).toBe('invalid');
  });
});

/** Signed by the right key over some components only: as a signer would who forgot one. */
function signedOver(components: string[]): Sent {
  const headers: Headers = { ...plain.headers, 'content-digest': contentDigest(body) };
  const { keyId, privateKey: _privateKey, ...parameters } = terms;
  const input = signatureInput(components, { ...parameters, keyid: keyId });
  const base = signatureBase(components, input, readable({ ...plain, headers })) ?? '';
  const signature = sign(null, Buffer.from(base), own.privateKey).toString('base64');
  return {
    ...plain,
    headers: { ...headers, 'signature-input': `sig=${input}`, signature: `sig=:${signature}:` },
  };
}

describe('time', () => {
  test.each<[string, Partial<SigningTerms>, string]>([
    ['signed 59 seconds ago', { created: created - 59, expires: created + 1 }, 'verified'],
    ['signed 61 seconds ago', { created: created - 61, expires: created + 1 }, 'expired'],
    ['signed 59 seconds ahead', { created: created + 59, expires: created + 90 }, 'verified'],
    ['signed 61 seconds ahead', { created: created + 61, expires: created + 90 }, 'expired'],
    ['expired this second', { created: created - 10, expires: created }, 'expired'],
    ['good for one more second', { created: created - 10, expires: created + 1 }, 'verified'],
    ['good for five minutes', { expires: created + 300 }, 'verified'],
    ['good for longer than that', { expires: created + 301 }, 'expired'],
    ['good for ever', { expires: Number.MAX_SAFE_INTEGER % 1e15 }, 'expired'],
  ])('%s is %s', async (_case, change, kind) => {
    expect(await kindOf(signed(change))).toBe(kind);
  });

  it('is no answer for whoever is not known', async () => {
    expect(await kindOf(signed({ created: 0, expires: 1, privateKey: other.privateKey }))).toBe('invalid');
    expect(await kindOf(signed({ created: 0, expires: 1 }))).toBe('expired');
  });
});

it('refuses every signature that is one bit off', async () => {
  const sent = signed();
  const bytes = Buffer.from((sent.headers.signature ?? '').slice(5, -1), 'base64');
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(await kindOf(rewritten('signature', () => `sig=:${changed.toString('base64')}:`, sent))).toBe(
      'invalid',
    );
  }
});

it('believes no key that is none', async () => {
  const sent = signed();
  for (const key of ['', 'AAAA', 'not base64!']) {
    const signerOf = async () => ({ publicKey: key });
    expect((await verifyRequest(readable(sent), body, { tag, nowMs, signerOf })).kind).toBe('invalid');
  }
});
