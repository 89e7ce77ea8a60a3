import { createPublicKey, verify } from 'node:crypto';
import { digestMatches } from './content-digest';
import { type GivenSignature, givenSignature } from './given-signature';
import { type SignableRequest, signatureBase } from './signature-base';

/* RFC 9421 with Ed25519, and what is asked for here on top of it. */

/** How far the signer's clock may be from ours, either way. */
const clockToleranceSeconds = 60;
/** No signature is good for longer than this, whatever it says. */
const longestValiditySeconds = 300;

const always = ['@method', '@authority', '@path', 'content-digest'];
const signatureBytes = 64;

/** Whose key it is. */
export interface Signer {
  /** Ed25519, 32 bytes, base64url. */
  publicKey: string;
}

export type Verification<S extends Signer> =
  | { kind: 'verified'; signer: S; nonce: string }
  /** Of a known signer, at another time than now. */
  | { kind: 'expired' }
  /** For whatever reason: whoever is not known is told nothing. */
  | { kind: 'invalid' };

export interface VerificationTerms<S extends Signer> {
  /** What the signature must be for. */
  tag: string;
  nowMs: number;
  signerOf(keyId: string): Promise<S | undefined>;
}

/** What must be covered: whatever could make another request of this one. */
function neededOf({ query, header }: SignableRequest): string[] {
  const asked = query === '?' ? [] : ['@query'];
  return [...always, ...asked, ...(header('idempotency-key') === undefined ? [] : ['idempotency-key'])];
}

const coversEnough = ({ components }: GivenSignature, request: SignableRequest): boolean =>
  neededOf(request).every((needed) => components.includes(needed));

function isSignedBy({ publicKey }: Signer, { signature }: GivenSignature, base: string): boolean {
  if (signature.length !== signatureBytes) return false;
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } });
    return verify(null, Buffer.from(base), key, signature);
  } catch {
    return false;
  }
}

function isTimely({ parameters: { created, expires } }: GivenSignature, nowMs: number): boolean {
  const isNow = Math.abs(nowMs - created * 1000) <= clockToleranceSeconds * 1000;
  return isNow && nowMs < expires * 1000 && expires - created <= longestValiditySeconds;
}

/**
 * Who signed a request. The cheap is done first, and the time is looked at last: only a signer who is known learns that
 * a clock is wrong. Whether the nonce was used before is the caller's to ask.
 */
export async function verifyRequest<S extends Signer>(
  request: SignableRequest,
  body: string,
  { tag, nowMs, signerOf }: VerificationTerms<S>,
): Promise<Verification<S>> {
  const given = givenSignature(request.header);
  if (!given || given.parameters.tag !== tag || !coversEnough(given, request)) return { kind: 'invalid' };
  const base = signatureBase(given.components, given.input, request);
  if (base === undefined || !digestMatches(request.header('content-digest'), body))
    return { kind: 'invalid' };
  const signer = await signerOf(given.parameters.keyid);
  if (!signer || !isSignedBy(signer, given, base)) return { kind: 'invalid' };
  if (!isTimely(given, nowMs)) return { kind: 'expired' };
  return { kind: 'verified', signer, nonce: given.parameters.nonce };
}
