import { createHmac, timingSafeEqual } from 'node:crypto';
import { Fault } from '../../domain/fault';
import { type Clock, epochMsOf } from '../../domain/time';

/** How far the sender's clock may be from ours, either way. */
const toleranceMs = 300_000;
const secretPrefix = 'whsec_';
const fewestKeyBytes = 24;
/** A sender signs with a few keys while it changes them, not with hundreds. */
const mostSignatures = 10;

export interface SignedMessage {
  id: string;
  /** Unix seconds of this try. */
  timestamp: number;
  body: string;
}

export type Verification = { kind: 'verified'; id: string } | { kind: 'invalid' } | { kind: 'expired' };

/** Looks up a header by its lower-case name. */
export type HeaderReader = (name: string) => string | undefined;

/**
 * The key of a `whsec_…` secret.
 * @throws Fault `config-invalid` for one without the prefix, not base64, or too short to be safe.
 */
export function keyOf(secret: string): Buffer {
  const encoded = secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : '';
  const key = Buffer.from(encoded, 'base64');
  const isWhole = key.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '');
  if (isWhole && key.length >= fewestKeyBytes) return key;
  throw new Fault('config-invalid', 'a webhook secret must be whsec_ and at least 24 bytes in base64');
}

const hmacOf = (key: Buffer, { id, timestamp, body }: SignedMessage): Buffer =>
  createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();

/** The three headers of the Standard Webhooks specification. */
export const signedHeaders = (secret: string, message: SignedMessage): Record<string, string> => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(message.timestamp),
  'webhook-signature': `v1,${hmacOf(keyOf(secret), message).toString('base64')}`,
});

const signaturesIn = (header: string): Buffer[] =>
  header
    .split(' ', mostSignatures)
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice('v1,'.length), 'base64'));

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

function messageOf(header: HeaderReader, body: string): SignedMessage | undefined {
  const id = header('webhook-id');
  const timestamp = header('webhook-timestamp') ?? '';
  return id && /^\d{1,12}$/.test(timestamp) ? { id, timestamp: Number(timestamp), body } : undefined;
}

/**
 * Checks messages signed with any of the secrets: two of them while a key is being changed.
 * A stale message is `expired` only if its signature is right: a forger learns nothing.
 */
export function makeVerifier(secrets: readonly string[], clock: Clock) {
  const keys = secrets.map(keyOf);
  return (header: HeaderReader, body: string): Verification => {
    const message = messageOf(header, body);
    if (!message) return { kind: 'invalid' };
    const given = signaturesIn(header('webhook-signature') ?? '');
    const expected = keys.map((key) => hmacOf(key, message));
    if (!expected.some((hmac) => given.some((signature) => isSame(hmac, signature))))
      return { kind: 'invalid' };
    const ageMs = epochMsOf(clock.now()) - message.timestamp * 1000;
    return Math.abs(ageMs) > toleranceMs ? { kind: 'expired' } : { kind: 'verified', id: message.id };
  };
}
