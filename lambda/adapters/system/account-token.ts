import { createLocalJWKSet, jwtVerify } from 'jose';
import type { AccountTokenConfig } from '../../config';

/** Checks tokens and gives their subject, or undefined for one that is not valid at that instant. */
export type TokenReader = (accessToken: string, nowMs: number) => Promise<string | undefined>;

/** Checks access tokens of the seller's accounts with its public keys, without asking anybody. */
export function accountTokenReader({ issuer, audience, publicKeys }: AccountTokenConfig): TokenReader {
  const keys = createLocalJWKSet(publicKeys);
  return async (accessToken, nowMs) => {
    try {
      const options = { issuer, audience, currentDate: new Date(nowMs) };
      const { payload } = await jwtVerify(accessToken, keys, options);
      return payload.sub;
    } catch {
      return undefined;
    }
  };
}
