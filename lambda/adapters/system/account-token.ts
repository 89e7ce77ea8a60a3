import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { AccountTokenConfig } from '../../config';

/** Checks tokens and gives their subject, or undefined for one that is not valid at that instant. */
export type TokenReader = (accessToken: string, nowMs: number) => Promise<string | undefined>;

/** A token whose signature was checked, and the time in which its subject needs no second check. */
interface Verified {
  subject: string;
  fromMs: number;
  untilMs: number;
}

const mostRemembered = 500;
/** A token without an expiry is checked again this often. */
const longestMs = 300_000;

/** A conversation sends the same token every turn. The oldest is forgotten first. */
function remember(verified: Map<string, Verified>, token: string, payload: JWTPayload, nowMs: number): void {
  if (payload.sub === undefined) return;
  const expiresMs = (payload.exp ?? Number.POSITIVE_INFINITY) * 1000;
  const untilMs = Math.min(expiresMs, nowMs + longestMs);
  if (verified.size >= mostRemembered) verified.delete([...verified.keys()][0] ?? '');
  verified.set(token, { subject: payload.sub, fromMs: nowMs, untilMs });
}

/** Checks access tokens of the seller's accounts with its public keys, without asking anybody. */
export function accountTokenReader({ issuer, audience, publicKeys }: AccountTokenConfig): TokenReader {
  const keys = createLocalJWKSet(publicKeys);
  const verified = new Map<string, Verified>();
  return async (accessToken, nowMs) => {
    const known = verified.get(accessToken);
    if (known && nowMs >= known.fromMs && nowMs < known.untilMs) return known.subject;
    verified.delete(accessToken);
    try {
      const options = { issuer, audience, currentDate: new Date(nowMs) };
      const { payload } = await jwtVerify(accessToken, keys, options);
      remember(verified, accessToken, payload, nowMs);
      return payload.sub;
    } catch {
      return undefined;
    }
  };
}
