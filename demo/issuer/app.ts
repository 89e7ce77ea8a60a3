import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { Codes, type SignInRequest } from './codes';
import { whoPage } from './page';

/** Somebody who may sign in: a household, or somebody of operations. */
export interface IssuerPerson {
  subject: string;
  label: string;
  roles?: readonly string[];
}

/** Pages that sign people in at the demo's account server, and whom they know. */
export interface IssuerClient {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  people: readonly IssuerPerson[];
}

export interface IdClaims {
  issuer: string;
  audience: string;
  subject: string;
  nonce: string;
  roles?: readonly string[];
}

export interface IssuerAppOptions {
  /** Its own address, and with that its name. */
  issuer(): string;
  clients: readonly IssuerClient[];
  publicKey: object;
  /** Signs who somebody is. */
  idToken(claims: IdClaims): Promise<string>;
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

interface Asked {
  request: SignInRequest;
  client: IssuerClient;
}

/** What a browser asks for; undefined unless it comes from a client and goes back there. */
function askedOf(context: Context, clients: readonly IssuerClient[]): Asked | undefined {
  const query = v.safeParse(querySchema, context.req.query());
  if (!query.success) return undefined;
  const { client_id: clientId, redirect_uri: redirectUri, state, nonce, ...rest } = query.output;
  const client = clients.find((one) => one.clientId === clientId && one.redirectUri === redirectUri);
  const codeChallenge = rest.code_challenge;
  return client && { client, request: { clientId, redirectUri, state, nonce, codeChallenge } };
}

function backWith({ redirectUri, state }: SignInRequest, answer: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state })) url.searchParams.set(name, value);
  return url.href;
}

/** Both parts come form-encoded, as OAuth wants it. */
function clientOf(
  clients: readonly IssuerClient[],
  authorization: string | undefined,
): IssuerClient | undefined {
  const [scheme, credentials = ''] = authorization?.split(' ') ?? [];
  const [id, secret] = Buffer.from(credentials, 'base64').toString().split(':').map(decodeURIComponent);
  if (scheme !== 'Basic') return undefined;
  return clients.find(({ clientId, clientSecret }) => clientId === id && clientSecret === secret);
}

function signInRoutes({ clients }: IssuerAppOptions, codes: Codes): Hono {
  const app = new Hono();
  const notOurs = (context: Context) => context.text('This is not a sign-in of the demo’s pages.', 400);
  app.get('/authorize', (context) => {
    const asked = askedOf(context, clients);
    if (!asked) return notOurs(context);
    return context.html(whoPage(asked.client.people, new URL(context.req.url).search.slice(1)));
  });
  app.get('/authorize/as/:subject', (context) => {
    const asked = askedOf(context, clients);
    const person = asked?.client.people.find(({ subject }) => subject === context.req.param('subject'));
    if (!asked || !person) return notOurs(context);
    const { request } = asked;
    return context.redirect(backWith(request, { code: codes.give(request, person.subject) }));
  });
  app.get('/authorize/nobody', (context) => {
    const request = askedOf(context, clients)?.request;
    return request ? context.redirect(backWith(request, { error: 'access_denied' })) : notOurs(context);
  });
  return app;
}

/** An account server as small as OpenID Connect allows: its clients, no passwords, codes with PKCE. */
export function makeIssuerApp(options: IssuerAppOptions): Hono {
  const { clients, issuer, publicKey } = options;
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
    const client = clientOf(clients, context.req.header('authorization'));
    if (!client) return context.json({ error: 'invalid_client' }, 401);
    const form = v.safeParse(tokenSchema, await context.req.parseBody());
    if (!form.success) return context.json({ error: 'invalid_request' }, 400);
    const { code, redirect_uri: redirectUri, code_verifier: codeVerifier } = form.output;
    const given = codes.redeem(code, { clientId: client.clientId, redirectUri, codeVerifier });
    if (!given) return context.json({ error: 'invalid_grant' }, 400);
    const { subject, request } = given;
    const roles = client.people.find((person) => person.subject === subject)?.roles;
    const named = { issuer: issuer(), audience: client.clientId, subject, nonce: request.nonce };
    const claims: IdClaims = { ...named, ...(roles && { roles }) };
    return context.json({
      access_token: 'the-demo-has-nothing-to-access',
      token_type: 'Bearer',
      expires_in: 60,
      id_token: await options.idToken(claims),
    });
  });
  return app;
}
