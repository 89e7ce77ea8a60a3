import * as oauth from 'oauth4webapi';
import type { SignInConfig } from '../../config';
import { Fault } from '../../domain/fault';
import type { Arrival, Departure, SignIn } from '../../domain/household/sign-in';

export interface SignInOptions {
  /** Plain http, for an issuer on this machine. */
  allowInsecure: boolean;
  timeoutMs?: number;
}

interface Issuer {
  config: SignInConfig;
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  http(): { signal: AbortSignal; [oauth.allowInsecureRequests]: boolean };
}

/** The part of an answer that says the person, or the browser, is to blame, and not the issuer. */
function refusalOf(error: unknown): Arrival | undefined {
  if (error instanceof oauth.AuthorizationResponseError)
    return error.error === 'access_denied' ? { kind: 'declined' } : { kind: 'invalid' };
  const isSpent = error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant';
  return isSpent ? { kind: 'invalid' } : undefined;
}

const unavailable = (cause: unknown): Fault => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const answer = cause instanceof oauth.ResponseBodyError ? cause.error : undefined;
  const detail = 'the issuer of accounts gave no good answer';
  return new Fault('sign-in-unavailable', detail, { code, answer }, { cause });
};

/** Basic is what every issuer must understand; a few say that they do not. */
function authenticationFor({ server, config }: Issuer): oauth.ClientAuth {
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic')
    ? oauth.ClientSecretBasic(config.clientSecret)
    : oauth.ClientSecretPost(config.clientSecret);
}

/** The address of the browser's return is not looked at beyond its parameters when state or issuer are wrong. */
function parametersOf(
  { server, client }: Issuer,
  arrivedAt: URL,
  state: string,
): URLSearchParams | undefined {
  try {
    return oauth.validateAuthResponse(server, client, arrivedAt, state);
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError) throw error;
    return undefined;
  }
}

async function claimsFor(
  issuer: Issuer,
  parameters: URLSearchParams,
  departure: Departure,
): Promise<oauth.IDToken> {
  const { server, client, config, http } = issuer;
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authenticationFor(issuer),
    parameters,
    config.returnUrl,
    departure.codeVerifier,
    http(),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: departure.nonce,
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(server, answer, http());
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  if (claims === undefined) throw new Error('an answer without an ID token');
  return claims;
}

async function departureFrom({ server, config }: Issuer): Promise<{ url: string; departure: Departure }> {
  if (!server.authorization_endpoint) throw new Error('the issuer names no authorization endpoint');
  const departure = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    codeVerifier: oauth.generateRandomCodeVerifier(),
  };
  const url = new URL(server.authorization_endpoint);
  const asked = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: config.returnUrl,
    scope: 'openid',
    state: departure.state,
    nonce: departure.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(departure.codeVerifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { url: url.href, departure };
}

/** Asks once, and again only after it failed. */
function kept<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= ask().catch((error) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/** Sign-in by OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature is checked. */
export function openIdSignIn(
  config: SignInConfig,
  { allowInsecure, timeoutMs = 5_000 }: SignInOptions,
): SignIn {
  const http = () => ({
    signal: AbortSignal.timeout(timeoutMs),
    [oauth.allowInsecureRequests]: allowInsecure,
  });
  const issuer = kept(async (): Promise<Issuer> => {
    const address = new URL(config.issuer);
    const server = await oauth.processDiscoveryResponse(
      address,
      await oauth.discoveryRequest(address, http()),
    );
    return { config, server, client: { client_id: config.clientId }, http };
  });
  return {
    depart: () =>
      issuer()
        .then(departureFrom)
        .catch((error) => Promise.reject(unavailable(error))),

    async arrive(arrivedAt, departure) {
      try {
        const found = await issuer();
        const parameters = parametersOf(found, arrivedAt, departure.state);
        if (!parameters) return { kind: 'invalid' };
        const claims = await claimsFor(found, parameters, departure);
        return { kind: 'signed-in', subject: claims.sub, claims };
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) return refusal;
        throw unavailable(error);
      }
    },
  };
}
