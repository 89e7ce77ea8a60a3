import { makeSeal } from '../../lambda/adapters/system/seal';
import type { HttpConfig } from '../../lambda/config';
import type { HttpAppConfig } from '../../lambda/http/app';

export const pagesUrl = 'http://127.0.0.1:8791';
export const sessionKey = Buffer.alloc(32, 'obviously-fake');

/** An issuer that believes every browser: who comes back with `as=…` is that subject. */
export const testSignIn: HttpAppConfig['account']['signIn'] = {
  depart: async () => ({
    url: 'https://issuer.example/authorize',
    departure: { state: 'state', nonce: 'nonce', codeVerifier: 'verifier' },
  }),
  async arrive(arrivedAt, { state }) {
    const { searchParams } = arrivedAt;
    if (searchParams.get('state') !== state) return { kind: 'invalid' };
    const subject = searchParams.get('as');
    return subject
      ? { kind: 'signed-in', subject, claims: { roles: searchParams.get('roles') } }
      : { kind: 'declined' };
  },
};

/** Configuration of pages whose issuer nobody asks. */
export const testPagesConfig: HttpConfig['accountPages'] = {
  baseUrl: pagesUrl,
  sessionKey,
  householdKey: 'obviously-fake-household-key-0000000',
  signIn: {
    issuer: 'http://127.0.0.1:1',
    clientId: 'test',
    clientSecret: 'obviously-fake',
    returnUrl: `${pagesUrl}/account/sign-in/return`,
  },
};

/** Account pages for tests. */
export const testAccount = (householdKey: string): HttpAppConfig['account'] => ({
  baseUrl: pagesUrl,
  signIn: testSignIn,
  seal: makeSeal(sessionKey),
  householdKey,
});
