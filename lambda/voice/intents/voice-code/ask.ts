import { outcome } from '../../../domain/outcome';
import type { VoiceCode } from '../../../domain/voice-code/voice-code';
import type { Pending, Reply } from '../../outcome';
import type { Turn } from '../../turn';
import { mayVerify, startVerification } from './verify';
import { question, reply, saidBefore, undone } from './waiting';

type Usable = { code: VoiceCode } | { refused: Reply };

/** What the code is, and where it is set. */
export const about = (turn: Turn): Reply =>
  reply(outcome('about', { accountPageUrl: turn.shop.seller.accountPageUrl }));

export const notSet = (turn: Turn): Reply =>
  reply(outcome('not-set', { ...undone(turn), accountPageUrl: turn.shop.seller.accountPageUrl }));

export const locked = (turn: Turn, justNow: boolean): Reply =>
  reply(outcome('locked', { justNow, ...undone(turn), accountPageUrl: turn.shop.seller.accountPageUrl }));

async function usableCode(turn: Turn): Promise<Usable> {
  const { voiceCode } = await turn.household();
  if (!voiceCode) return { refused: notSet(turn) };
  return voiceCode.lockedAt === undefined ? { code: voiceCode } : { refused: locked(turn, false) };
}

/** Asks for the household's own code, whoever speaks. */
export async function askForOwnCode(turn: Turn, keptBack: Pending): Promise<Reply> {
  const usable = await usableCode(turn);
  return 'refused' in usable ? usable.refused : question(turn, outcome('ask'), { keptBack, misses: 0 });
}

/**
 * Asks who it is before something is done. When that is proven, `keptBack`'s own answer handler is called with "yes" and a
 * turn whose `isCodeProven` is true; otherwise it is not called. Without a code, or with a locked one, says so instead.
 * @param first facts to be said before the question: its own question is left out.
 */
export async function askForCode(turn: Turn, keptBack: Pending, first?: Reply): Promise<Reply> {
  const usable = await usableCode(turn);
  if ('refused' in usable) return usable.refused;
  const asked = mayVerify(turn, usable.code)
    ? await startVerification(turn, keptBack)
    : question(turn, outcome('ask'), { keptBack, misses: 0 });
  return first ? saidBefore(first, asked) : asked;
}
