import * as v from 'valibot';
import {
  doorStates,
  type LockCapabilities,
  type LockCommand,
  type LockPort,
  type LockReading,
  lockStates,
} from '../../domain/delivery/lock';
import { type GatewayConfig, makeGateway } from './gateway-messages';
import { isTooLate, nothingRead, tooLate } from './said';

const seconds = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const readingSchema = v.object({
  isOnline: v.boolean(),
  lock: v.string(),
  door: v.string(),
  batteryPercent: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  capabilities: v.exactOptional(
    v.object({
      canUnlock: v.boolean(),
      canLock: v.boolean(),
      hasDoorSensor: v.boolean(),
      autoRelockSeconds: v.exactOptional(seconds),
    }),
  ),
});
type Said = v.InferOutput<typeof readingSchema>;

/** Words that nobody knows mean nothing. */
const known = <Word extends string>(words: readonly Word[], said: string): Word | 'unknown' =>
  words.find((word) => word === said) ?? 'unknown';

function readingOf({ isOnline, lock, door, batteryPercent }: Said): Omit<LockReading, 'at'> {
  if (!isOnline) return nothingRead;
  return {
    lock: known(lockStates, lock),
    door: known(doorStates, door),
    isOnline,
    ...(batteryPercent !== undefined && { batteryPercent }),
  };
}

/**
 * Locks behind a gateway of one's own, which speaks the protocol of docs/locks.md. What the gateway calls back about a
 * command is no proof to us: it has the window looked at, and what counts is what is read then.
 * @throws Fault `config-invalid` for a secret that is not safe.
 */
export function makeWebhookLocks(config: GatewayConfig): LockPort {
  const { clock } = config;
  const gateway = makeGateway(config);
  const read = (lockId: string): Promise<Said | undefined> =>
    gateway.reading('lock.read', { lockId }, readingSchema);
  const send = async (action: 'unlock' | 'lock', command: LockCommand) =>
    isTooLate(command, clock) ? tooLate : gateway.command('lock.command', { ...command, action });
  return {
    capabilities: async (lockId): Promise<LockCapabilities | undefined> => (await read(lockId))?.capabilities,
    async read(lockId) {
      const said = await read(lockId);
      return { ...(said ? readingOf(said) : nothingRead), at: clock.now() };
    },
    unlock: (command) => send('unlock', command),
    lock: (command) => send('lock', command),
  };
}
