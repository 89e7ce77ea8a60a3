import { exportJWK, generateKeyPair, type JWTPayload, type KeyLike, SignJWT } from 'jose';
import { accountTokenReader } from './account-token';

const issuer = 'https://accounts.example';
const audience = 'majordomo';
const now = Date.parse('2026-03-10T09:00:00Z');
const seconds = now / 1000;
const minuteMs = 60_000;

async function issue(key: KeyLike, claims: JWTPayload = {}): Promise<string> {
  return new SignJWT({ sub: 'household', iss: issuer, aud: audience, exp: seconds + 120, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'a' })
    .sign(key);
}

describe('an access token of the seller’s accounts', () => {
  let key: KeyLike;
  let read: ReturnType<typeof accountTokenReader>;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    key = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'a', alg: 'ES256' };
    read = accountTokenReader({ issuer, audience, publicKeys: { keys: [jwk] } });
  });

  it('gives its subject, the second time as the first', async () => {
    const token = await issue(key);
    expect(await read(token, now)).toEqual({ subject: 'household', isVerified: false });
    expect(await read(token, now + minuteMs)).toEqual({ subject: 'household', isVerified: false });
  });

  it('is worth nothing from the second it expires, also when it was good before', async () => {
    const token = await issue(key);
    expect(await read(token, now + 119_999)).toEqual({ subject: 'household', isVerified: false });
    expect(await read(token, now + 120_000)).toBeUndefined();
    expect(await read(token, now + 10 * minuteMs)).toBeUndefined();
  });

  it('names who the customer is at the payment provider, and whether the seller knows them', async () => {
    const token = await issue(key, { payment_customer: 'cus_1', verified: true });
    const account = { subject: 'household', paymentCustomerId: 'cus_1', isVerified: true };
    expect(await read(token, now)).toEqual(account);
    expect(await read(token, now + minuteMs)).toEqual(account);
  });

  it('says where the seller writes to the customer, unless the seller has doubts about it', async () => {
    const email = 'someone@example.com';
    const account = { subject: 'household', isVerified: false };
    expect(await read(await issue(key, { email }), now)).toEqual({ ...account, email });
    expect(await read(await issue(key, { email, email_verified: true }), now)).toEqual({ ...account, email });
    expect(await read(await issue(key, { email, email_verified: false }), now)).toEqual(account);
  });

  it.each([
    [{ email: 'nobody' }],
    [{ email: 'a@b.example\nbcc: c@d.example' }],
    [{ email: `${'x'.repeat(250)}@b.example` }],
    [{ email: 7 }],
    [{ payment_customer: '' }],
    [{ payment_customer: 7 }],
    [{ payment_customer: 'x'.repeat(256) }],
    [{ verified: 'true' }],
    [{ verified: 1 }],
  ])('does not believe %p', async (claims) => {
    expect(await read(await issue(key, claims), now)).toEqual({ subject: 'household', isVerified: false });
  });

  it.each([
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['for somebody else', { aud: 'another' }],
    ['of a future time', { nbf: seconds + 600 }],
  ])('%s is worth nothing', async (_name, claims) => {
    expect(await read(await issue(key, claims), now)).toBeUndefined();
  });

  it('signed by another key, altered, or no token at all is worth nothing', async () => {
    const other = await generateKeyPair('ES256');
    expect(await read(await issue(other.privateKey), now)).toBeUndefined();
    const [header, payload, signature] = (await issue(key)).split('.');
    expect(
      await read(`${header}.${payload}.${signature?.split('').reverse().join('')}`, now),
    ).toBeUndefined();
    expect(await read('forged', now)).toBeUndefined();
    expect(await read('', now)).toBeUndefined();
  });
});
