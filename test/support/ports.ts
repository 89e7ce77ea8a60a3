import { makeCodeHasher } from '../../lambda/adapters/system/code-hasher';
import { makeCodeSource } from '../../lambda/adapters/system/codes';
import { Fault } from '../../lambda/domain/fault';
import type { Shop } from '../../lambda/domain/shop';
import { memoryArchive } from './archive';

const codeKey = 'obviously-fake-voice-code-key-000000';

/** Codes of the fastest kind: tests have no time to lose. */
export const quickCodeHasher = makeCodeHasher(codeKey, { N: 2, r: 1, p: 1 });

const unreachable = async () => {
  throw new Fault('payment-unreachable', 'no provider in this test');
};

/**
 * Ports to the world that a test does not look at: the seller takes what it is handed, Amazon sells nothing, no card
 * can be charged.
 */
export const quietPorts: Pick<
  Shop,
  'commerce' | 'inSkillProducts' | 'codes' | 'codeHasher' | 'paymentProvider' | 'archive'
> = {
  commerce: { handOver: async () => undefined },
  inSkillProducts: { list: async () => [], isVoicePurchasingEnabled: async () => false },
  codes: makeCodeSource(codeKey),
  codeHasher: quickCodeHasher,
  archive: memoryArchive(),
  paymentProvider: { charge: unreachable, find: unreachable, refund: unreachable },
};
