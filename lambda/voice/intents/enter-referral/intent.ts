import type { Intent as HeardIntent } from 'ask-sdk-model';
import { outcome } from '../../../domain/outcome';
import { enterReferralCode } from '../../../domain/referral/enter-code';
import type { AnswerHandler, Intent } from '../../intent';
import { type Outcome, type Reply, say } from '../../outcome';
import { recordOf } from '../../paging';
import { slotText } from '../../slots';
import { isLinked, type Turn } from '../../turn';
import type { EnterReferralOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const intentName = 'EnterReferralIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const digits = /^\d{4}$/;

const reply = (result: Outcome<EnterReferralOutcomes>): Reply => say(speech, result);
const linkAccount = (): Reply => ({ ...reply(outcome('link-account')), linkAccount: true });

/** A bare "4821 7730" is taken for the code, and after its first half a bare "7730" for the other. */
const asking = (result: Outcome<EnterReferralOutcomes>, first?: string): Reply => ({
  ...reply(result),
  pending: { intent: intentName, question: 'code', data: { first } },
  elicit: { intent: intentName, slot: first === undefined ? 'first' : 'second' },
});

async function enter(turn: Turn, code: string): Promise<Reply> {
  const { shop, householdId, now } = turn;
  const result = await enterReferralCode(shop, { householdId, code, now, readView: turn.household });
  switch (result.name) {
    case 'not-linked':
      return linkAccount();
    case 'too-many-tries': {
      const { timeZone } = (await turn.household()).household;
      return reply(outcome('too-many-tries', { ...result.facts, timeZone }));
    }
    case 'malformed':
    case 'code-unknown':
      return asking(result);
    default:
      return reply(result);
  }
}

/** The half that was said before, while the other is being asked for. */
function halfBefore({ pending }: Turn): string | undefined {
  if (pending?.intent !== intentName) return undefined;
  const first = recordOf(pending.data)?.first;
  return typeof first === 'string' && digits.test(first) ? first : undefined;
}

/** Four digits in a slot, or undefined for anything else that was heard there. */
function groupIn(heard: HeardIntent, slot: string): string | undefined {
  const said = slotText(heard, slot);
  return said !== undefined && digits.test(said) ? said : undefined;
}

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return linkAccount();
  const first = groupIn(heard, 'first') ?? halfBefore(turn);
  const second = groupIn(heard, 'second');
  if (first === undefined) return asking(outcome('ask-code'));
  return second === undefined ? asking(outcome('ask-other-half'), first) : enter(turn, first + second);
}

/** "What's the code?", answered by anything but a code. */
const answerCode: AnswerHandler = async (turn, answer) => {
  if (answer === 'no') return reply(outcome('left'));
  if (answer === 'yes') return asking(outcome('ask-code'));
  if (answer !== 'missed') return undefined;
  return turn.misses > 2 ? reply(outcome('left')) : asking(outcome('ask-code-again'));
};

export const enterReferral: Intent = {
  name: intentName,
  slots: { first: 'AMAZON.FOUR_DIGIT_NUMBER', second: 'AMAZON.FOUR_DIGIT_NUMBER' },
  elicits: ['first', 'second'],
  handle,
  answers: { code: answerCode },
};
