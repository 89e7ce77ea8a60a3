import type { LockPort, LockReading } from '../../domain/delivery/lock';
import type { Clock } from '../../domain/time';
import { addressOf } from './address';

const detail = 'no such provider of locks';

/** A lock of which nothing is known, and of which nothing may therefore be believed. */
const nobody = (clock: Clock): LockPort => ({
  capabilities: async () => undefined,
  read: async (): Promise<LockReading> => ({
    lock: 'unknown',
    door: 'unknown',
    isOnline: false,
    at: clock.now(),
  }),
  unlock: async () => ({ outcome: 'rejected', detail }),
  lock: async () => ({ outcome: 'rejected', detail }),
});

/**
 * Hands each lock to the adapter of its provider, which knows it by the provider's own id alone. A lock of a provider
 * that is not set up cannot be unlocked, and reads as unknown.
 */
export function makeLockRouter(providers: Readonly<Record<string, LockPort>>, clock: Clock): LockPort {
  const route = (lockId: string): { port: LockPort; id: string } => {
    const { provider, id } = addressOf(lockId);
    const port =
      provider !== undefined && Object.hasOwn(providers, provider) ? providers[provider] : undefined;
    return { port: port ?? nobody(clock), id };
  };
  return {
    async capabilities(lockId) {
      const { port, id } = route(lockId);
      return port.capabilities(id);
    },
    async read(lockId) {
      const { port, id } = route(lockId);
      return port.read(id);
    },
    async unlock(command) {
      const { port, id } = route(command.lockId);
      return port.unlock({ ...command, lockId: id });
    },
    async lock(command) {
      const { port, id } = route(command.lockId);
      return port.lock({ ...command, lockId: id });
    },
  };
}
