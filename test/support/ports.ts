import type { Stores } from '../../lambda/adapters/dynamodb';
import type { HttpStores } from '../../lambda/adapters/dynamodb/http-stores';
import { makeCodeHasher } from '../../lambda/adapters/system/code-hasher';
import { makeCodeSource } from '../../lambda/adapters/system/codes';
import { Fault } from '../../lambda/domain/fault';
import type { Shop } from '../../lambda/domain/shop';
import { memoryArchive } from './archive';
import { testNow } from './samples';

const codeKey = 'obviously-fake-voice-code-key-000000';

/** Codes of the fastest kind: tests have no time to lose. */
const quickCodeHasher = makeCodeHasher(codeKey, { N: 2, r: 1, p: 1 });

const unreachable = async () => {
  throw new Fault('payment-unreachable', 'no provider in this test');
};

/** Locks and cameras that nobody has reached yet, people who are told nothing, timers that never ring. */
const quietDevices: Pick<Shop, 'locks' | 'cameras' | 'notifier' | 'timers'> = {
  locks: {
    capabilities: async () => undefined,
    read: async () => ({ lock: 'unknown', door: 'unknown', isOnline: false, at: testNow }),
    unlock: async () => ({ outcome: 'unknown' }),
    lock: async () => ({ outcome: 'unknown' }),
  },
  cameras: {
    start: async () => ({ outcome: 'unknown' }),
    read: async () => ({ isOnline: false, isRecording: false, at: testNow }),
    stop: async () => ({ outcome: 'unknown' }),
  },
  notifier: { send: async () => undefined },
  timers: { wakeAt: async () => undefined },
};

/**
 * Ports to the world that a test does not look at: the seller takes what it is handed, Amazon sells nothing, no card
 * can be charged, no door answers.
 */
export const quietPorts: Omit<Shop, keyof Stores | keyof HttpStores | 'seller' | 'clock' | 'ids'> = {
  ...quietDevices,
  commerce: { handOver: async () => undefined },
  inSkillProducts: { list: async () => [], isVoicePurchasingEnabled: async () => false },
  codes: makeCodeSource(codeKey),
  codeHasher: quickCodeHasher,
  archive: memoryArchive(),
  paymentProvider: { charge: unreachable, find: unreachable, refund: unreachable },
};
