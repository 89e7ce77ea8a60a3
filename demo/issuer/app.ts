import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Profile, profiles } from '../household/profiles';
import { Codes, type SignInRequest } from './codes';
import { whoPage } from './page';

/** The one client of the demo's account server: the account pages. */
export interface IssuerClient {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
}

export interface IssuerAppOptions {
  /** Its own address, and with that its name. */
  issuer(): string;
  client: IssuerClient;
  publicKey: object;
  /** Signs who somebody is. */
  idToken(claims: { issuer: string; audience: string; subject: string; nonce: string }): Promise<string>;
}

const querySchema = v.object({
  response_type: v.literal('code'),
  client_id: v.string(),
  redirect_uri: v.string(),
  scope: v.pipe(v.string(), v.regex(/\bopenid\b/)),
  state: v.string(),
  nonce: v.string(),
  code_challenge: v.pipe(v.string(), v.length(43)),
  code_challenge_method: v.literal('S256'),
});

const tokenSchema = v.object({
  grant_type: v.literal('authorization_code'),
  code: v.string(),
  redirect_uri: v.string(),
  code_verifier: v.string(),
});

/** What a browser asks for; undefined unless it comes from the one client and goes back there. */
function requestOf(context: Context, client: IssuerClient): SignInRequest | undefined {
  const query = v.safeParse(querySchema, context.req.query());
  if (!query.success) return undefined;
  const asked = query.output;
  if (asked.client_id !== client.clientId || asked.redirect_uri !== client.redirectUri) return undefined;
  return {
    clientId: asked.client_id,
    redirectUri: asked.redirect_uri,
    state: asked.state,
    nonce: asked.nonce,
    codeChallenge: asked.code_challenge,
  };
}

function backWith({ redirectUri, state }: SignInRequest, answer: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state })) url.searchParams.set(name, value);
  return url.href;
}

/** Both parts come form-encoded, as OAuth wants it. */
function isClient({ clientId, clientSecret }: IssuerClient, authorization: string | undefined): boolean {
  const [scheme, credentials = ''] = authorization?.split(' ') ?? [];
  const parts = Buffer.from(credentials, 'base64').toString().split(':').map(decodeURIComponent);
  return scheme === 'Basic' && parts[0] === clientId && parts[1] === clientSecret;
}

function signInRoutes({ client }: IssuerAppOptions, codes: Codes): Hono {
  const app = new Hono();
  const notOurs = (context: Context) =>
    context.text('This is not a sign-in of the demo’s account pages.', 400);
  app.get('/authorize', (context) => {
    const request = requestOf(context, client);
    if (!request) return notOurs(context);
    return context.html(whoPage(profiles, new URL(context.req.url).search.slice(1)));
  });
  app.get('/authorize/as/:subject', (context) => {
    const request = requestOf(context, client);
    const profile: Profile | undefined = profiles.find(
      ({ subject }) => subject === context.req.param('subject'),
    );
    if (!request || !profile) return notOurs(context);
    return context.redirect(backWith(request, { code: codes.give(request, profile.subject) }));
  });
  app.get('/authorize/nobody', (context) => {
    const request = requestOf(context, client);
    return request ? context.redirect(backWith(request, { error: 'access_denied' })) : notOurs(context);
  });
  return app;
}

/** An account server as small as OpenID Connect allows: one client, no passwords, codes with PKCE. */
export function makeIssuerApp(options: IssuerAppOptions): Hono {
  const { client, issuer, publicKey } = options;
  const codes = new Codes();
  const app = new Hono();
  app.get('/.well-known/openid-configuration', (context) =>
    context.json({
      issuer: issuer(),
      authorization_endpoint: `${issuer()}/authorize`,
      token_endpoint: `${issuer()}/token`,
      jwks_uri: `${issuer()}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      code_challenge_methods_supported: ['S256'],
    }),
  );
  app.get('/keys', (context) => context.json({ keys: [publicKey] }));
  app.route('/', signInRoutes(options, codes));
  app.post('/token', async (context) => {
    if (!isClient(client, context.req.header('authorization')))
      return context.json({ error: 'invalid_client' }, 401);
    const form = v.safeParse(tokenSchema, await context.req.parseBody());
    if (!form.success) return context.json({ error: 'invalid_request' }, 400);
    const { code, redirect_uri: redirectUri, code_verifier: codeVerifier } = form.output;
    const given = codes.redeem(code, { clientId: client.clientId, redirectUri, codeVerifier });
    if (!given) return context.json({ error: 'invalid_grant' }, 400);
    const { subject, request } = given;
    const claims = { issuer: issuer(), audience: client.clientId, subject, nonce: request.nonce };
    return context.json({
      access_token: 'the-demo-has-nothing-to-access',
      token_type: 'Bearer',
      expires_in: 60,
      id_token: await options.idToken(claims),
    });
  });
  return app;
}
