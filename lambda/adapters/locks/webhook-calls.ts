import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { Clock } from '../../domain/time';
import { type HeaderReader, makeVerifier } from '../system/standard-webhooks';

/* Calls of providers about their locks. Whatever they say is a hint: the locks are read before anything follows. */

export type LockCall =
  | { kind: 'hint'; id: string; about: { commandId: string } | { lockId: string } }
  /** Signed as it should be, and about nothing that matters. */
  | { kind: 'ignored' }
  | { kind: 'invalid' }
  | { kind: 'expired' }
  | { kind: 'malformed' };
export type LockCallReader = (header: HeaderReader, body: string) => LockCall;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const parsed = <Schema extends v.GenericSchema>(schema: Schema, body: string) =>
  v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body);

const completedSchema = v.looseObject({
  type: v.literal('lock.command.completed'),
  data: v.looseObject({ commandId: id }),
});

/**
 * Calls of a gateway of one's own.
 * @throws Fault `config-invalid` for a secret that is not safe.
 */
export function gatewayCallReader(secrets: readonly string[], clock: Clock): LockCallReader {
  const verify = makeVerifier(secrets, clock);
  return (header, body) => {
    const signature = verify(header, body);
    if (signature.kind !== 'verified') return signature;
    const call = parsed(completedSchema, body);
    const isUsable = call.success && v.is(id, signature.id);
    return isUsable
      ? { kind: 'hint', id: signature.id, about: { commandId: call.output.data.commandId } }
      : { kind: 'malformed' };
  };
}

const nukiSchema = v.looseObject({
  smartlockId: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
});

const isSignedBy = (given: Buffer, body: string) => (secret: string) => {
  const expected = createHmac('sha256', secret).update(body).digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** Calls of Nuki. There is no time in what it signs: they are told apart by their content. */
export const nukiCallReader =
  (secrets: readonly string[]): LockCallReader =>
  (header, body) => {
    const given = Buffer.from(header('x-nuki-signature-sha256') ?? '', 'hex');
    if (!secrets.some(isSignedBy(given, body))) return { kind: 'invalid' };
    const call = parsed(nukiSchema, body);
    if (!call.success) return { kind: 'malformed' };
    const { smartlockId } = call.output;
    if (smartlockId === undefined) return { kind: 'ignored' };
    const digest = createHash('sha256').update(body).digest('base64url');
    return { kind: 'hint', id: digest, about: { lockId: String(smartlockId) } };
  };
