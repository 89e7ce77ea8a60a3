import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { AccountTokenConfig } from '../../config';
import type { LinkedAccount, TokenReader } from '../../domain/household/account';

/** A token whose signature was checked, and the time in which it needs no second check. */
interface Verified {
  account: LinkedAccount;
  fromMs: number;
  untilMs: number;
}

const mostRemembered = 500;
/** A token without an expiry is checked again this often. */
const longestMs = 300_000;

/** Longer than any provider's name for a customer. */
const longestCustomerId = 255;

const longestAddress = 254;

/** An address that the seller has doubts about is none: what is told of a home goes to nobody else. */
const isAddress = (email: unknown, isVerified: unknown): email is string =>
  typeof email === 'string' &&
  email.length <= longestAddress &&
  /^[^\s@<>]+@[^\s@<>]+$/.test(email) &&
  isVerified !== false;

/** Claims beside `sub` may be missing; one of another shape is not believed. */
function accountOf({
  sub,
  payment_customer,
  verified,
  email,
  email_verified,
}: JWTPayload): LinkedAccount | undefined {
  if (sub === undefined) return undefined;
  const isNamed =
    typeof payment_customer === 'string' &&
    payment_customer.length > 0 &&
    payment_customer.length <= longestCustomerId;
  return {
    subject: sub,
    ...(isNamed && { paymentCustomerId: payment_customer }),
    isVerified: verified === true,
    ...(isAddress(email, email_verified) && { email }),
  };
}

/** A conversation sends the same token every turn. The oldest is forgotten first. */
function remember(
  verified: Map<string, Verified>,
  token: string,
  { exp = Number.POSITIVE_INFINITY }: JWTPayload,
  { account, nowMs }: { account: LinkedAccount; nowMs: number },
): void {
  const expiresMs = exp * 1000;
  const untilMs = Math.min(expiresMs, nowMs + longestMs);
  if (verified.size >= mostRemembered) verified.delete([...verified.keys()][0] ?? '');
  verified.set(token, { account, fromMs: nowMs, untilMs });
}

/** Checks access tokens of the seller's accounts with its public keys, without asking anybody. */
export function accountTokenReader({ issuer, audience, publicKeys }: AccountTokenConfig): TokenReader {
  const keys = createLocalJWKSet(publicKeys);
  const verified = new Map<string, Verified>();
  return async (accessToken, nowMs) => {
    const known = verified.get(accessToken);
    if (known && nowMs >= known.fromMs && nowMs < known.untilMs) return known.account;
    verified.delete(accessToken);
    try {
      const options = { issuer, audience, currentDate: new Date(nowMs) };
      const { payload } = await jwtVerify(accessToken, keys, options);
      const account = accountOf(payload);
      if (account) remember(verified, accessToken, payload, { account, nowMs });
      return account;
    } catch {
      return undefined;
    }
  };
}
