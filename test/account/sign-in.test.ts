/** Signing in at the demo's own account server, over real sockets. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openIssuer } from '../../demo/accounts';
import { type RunningIssuer, startIssuer } from '../../demo/issuer';
import { openIdSignIn } from '../../lambda/adapters/sign-in/openid';
import { pagesUrl } from '../support/account';

const dataDir = mkdtempSync(path.join(tmpdir(), 'issuer-'));
let issuer: RunningIssuer;
beforeAll(async () => {
  issuer = await startIssuer(await openIssuer(dataDir), pagesUrl);
});
afterAll(async () => {
  await issuer.close();
  rmSync(dataDir, { recursive: true });
});

const insecure = { allowInsecure: true };

function signIn(changes: { issuer?: string; clientSecret?: string } = {}) {
  const { clientId, clientSecret, redirectUri } = issuer.client;
  return openIdSignIn(
    { issuer: issuer.url, clientId, clientSecret, returnUrl: redirectUri, ...changes },
    insecure,
  );
}

/** Chooses somebody on the issuer's page; where the browser is sent back to. */
async function choose(url: string, who: string): Promise<URL> {
  const page = await (await fetch(url)).text();
  const [, link = ''] = new RegExp(`href="(/authorize/${who}[^"]*)"`).exec(page) ?? [];
  const answer = await fetch(`${issuer.url}${link.replaceAll('&amp;', '&')}`, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '');
}

it('names the account that was chosen', async () => {
  const client = signIn();
  const { url, departure } = await client.depart();
  const back = await choose(url, 'as/foyer-francais');
  expect(back.href.startsWith(`${pagesUrl}/account/sign-in/return?`)).toBe(true);
  const claims = expect.objectContaining({ sub: 'foyer-francais' });
  const arrival = { kind: 'signed-in', subject: 'foyer-francais', claims };
  expect(await client.arrive(back, departure)).toEqual(arrival);
});

it('takes a code once', async () => {
  const client = signIn();
  const { url, departure } = await client.depart();
  const back = await choose(url, 'as/american-household');
  await client.arrive(back, departure);
  expect(await client.arrive(back, departure)).toEqual({ kind: 'invalid' });
});

it('hears that nobody was chosen', async () => {
  const client = signIn();
  const { url, departure } = await client.depart();
  expect(await client.arrive(await choose(url, 'nobody'), departure)).toEqual({ kind: 'declined' });
});

it.each([
  ['another state', { state: 'other' }],
  ['another browser’s PKCE verifier', { codeVerifier: 'A'.repeat(43) }],
])('refuses %s', async (_what, changes) => {
  const client = signIn();
  const { url, departure } = await client.depart();
  const back = await choose(url, 'as/foyer-francais');
  expect(await client.arrive(back, { ...departure, ...changes })).toEqual({ kind: 'invalid' });
});

it('refuses an ID token that was made for another sign-in', async () => {
  const client = signIn();
  const { url, departure } = await client.depart();
  const back = await choose(url, 'as/foyer-francais');
  await expect(client.arrive(back, { ...departure, nonce: 'other' })).rejects.toMatchObject({
    code: 'sign-in-unavailable',
  });
});

it.each([
  ['is not there', { issuer: 'http://127.0.0.1:1' }],
  ['has another name than it says', { issuer: 'http://localhost' }],
])('says so when the account server %s', async (_what, changes) => {
  await expect(signIn(changes).depart()).rejects.toMatchObject({ code: 'sign-in-unavailable' });
});

it('says so when the account server does not know the client', async () => {
  const client = signIn({ clientSecret: 'obviously-fake-and-wrong' });
  const { url, departure } = await client.depart();
  const back = await choose(url, 'as/foyer-francais');
  await expect(client.arrive(back, departure)).rejects.toMatchObject({ code: 'sign-in-unavailable' });
});

it('does not talk plain http where that is not allowed', async () => {
  const { clientId, clientSecret, redirectUri } = issuer.client;
  const config = { issuer: issuer.url, clientId, clientSecret, returnUrl: redirectUri };
  await expect(openIdSignIn(config, { allowInsecure: false }).depart()).rejects.toMatchObject({
    code: 'sign-in-unavailable',
  });
});

it('shows its page only to the one client, which is sent back only to where it lives', async () => {
  const { url } = await signIn().depart();
  const elsewhere = new URL(url);
  elsewhere.searchParams.set('redirect_uri', 'https://elsewhere.example/');
  expect((await fetch(elsewhere)).status).toBe(400);
});
