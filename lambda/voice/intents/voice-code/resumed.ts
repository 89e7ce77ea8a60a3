import type { SessionResumedRequest } from 'ask-sdk-model';
import { outcome } from '../../../domain/outcome';
import { noteProof } from '../../../domain/voice-code/spending';
import { takeVerification, verificationPrefix } from '../../../domain/voice-code/verification';
import { pendingOf } from '../../conversation';
import type { Pending, Reply } from '../../outcome';
import type { Turn } from '../../turn';
import { askForCode, askForOwnCode } from './ask';
import { mayVerify, speakingVoice } from './verify';
import { goOn, reply, undone } from './waiting';

type Verdict = 'achieved' | 'not-matched' | 'locked-out' | 'unavailable';

/** What Alexa says of her check. What she cannot do is left to our own code; what she doubts is refused. */
function verdictOf(status: { code?: string } | undefined, result: unknown): Verdict {
  const given = (result ?? {}) as { status?: unknown; reason?: unknown };
  if (status?.code !== '200' || given.status === 'NOT_ENABLED') return 'unavailable';
  if (given.status === 'ACHIEVED') return 'achieved';
  if (given.reason === 'VERIFICATION_METHOD_NOT_SETUP') return 'unavailable';
  return given.reason === 'METHOD_LOCKOUT' ? 'locked-out' : 'not-matched';
}

/** The code may have been locked or set anew while Alexa was asking. */
async function achieved(turn: Turn, keptBack: Pending): Promise<Reply> {
  const { voiceCode } = await turn.household();
  const stillHolds = voiceCode && voiceCode.lockedAt === undefined && mayVerify(turn, voiceCode);
  if (!stillHolds) return askForCode(turn, keptBack);
  await noteProof(turn.shop, turn.householdId, voiceCode, turn.now);
  return goOn(keptBack);
}

function followed(turn: Turn, verdict: Verdict, keptBack: Pending): Promise<Reply> | Reply {
  switch (verdict) {
    case 'achieved':
      return achieved(turn, keptBack);
    case 'unavailable':
      return askForOwnCode(turn, keptBack);
    case 'locked-out':
      return reply(outcome('pin-locked', undone(turn)));
    case 'not-matched':
      return reply(outcome('not-verified', undone(turn)));
  }
}

/** What was kept back, as `startVerification` wrote it down. */
function keptBackIn(question: string): { keptBack: Pending | undefined; inDoubt: boolean } {
  const kept = JSON.parse(question) as { keptBack?: unknown; inDoubt?: unknown };
  return { keptBack: pendingOf(kept.keptBack), inDoubt: kept.inDoubt === true };
}

/** Alexa comes back from checking a person; undefined when she comes back from something else. */
export async function afterVerification(
  turn: Turn,
  { cause }: SessionResumedRequest,
): Promise<Reply | undefined> {
  if (cause?.type !== 'ConnectionCompleted' || !cause.token?.startsWith(`${verificationPrefix}_`)) {
    return undefined;
  }
  const given = { householdId: turn.householdId, id: cause.token, voice: speakingVoice(turn) };
  const taken = await takeVerification(turn.shop, given, turn.now);
  if (taken.name === 'lapsed') return reply(outcome('lapsed'));
  const { keptBack, inDoubt } = keptBackIn(taken.facts.question);
  if (!keptBack) return reply(outcome('lapsed'));
  const resumed = { ...turn, inDoubt };
  if (taken.name === 'other-voice') return reply(outcome('not-verified', undone(resumed)));
  return followed(resumed, verdictOf(cause.status, cause.result), keptBack);
}
