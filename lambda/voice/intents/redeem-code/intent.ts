import type { Intent as HeardIntent } from 'ask-sdk-model';
import { giftCodeDigits } from '../../../domain/gift-codes/gift-code';
import { redeemGiftCode } from '../../../domain/gift-codes/redeem';
import type { AnswerHandler, Intent } from '../../intent';
import { type Json, type Outcome, outcome, type Reply, say } from '../../outcome';
import { recordOf } from '../../paging';
import { isLinked, type Turn } from '../../turn';
import { digitSlots, digitsTogether, heardDigits } from './digits';
import type { RedeemCodeOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const intentName = 'RedeemCodeIntent';
const questionName = 'code';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

/** After this many answers in a row that lead no further, it is left. */
const mostMisses = 2;

/** The part of a code heard so far. */
interface Heard {
  digits: string;
  misses: number;
}

const nothingHeard: Heard = { digits: '', misses: 0 };

const reply = (result: Outcome<RedeemCodeOutcomes>): Reply => say(speech, result);

/** Asks for digits; whatever number comes next is taken for them. */
const ask = (result: Outcome<RedeemCodeOutcomes>, { digits, misses }: Heard): Reply => ({
  ...reply(result),
  pending: { intent: intentName, question: questionName, data: { digits, misses } },
  elicit: { intent: intentName, slot: 'first' },
});

function heardIn(data: Json | undefined): Heard {
  const { digits, misses } = recordOf(data) ?? {};
  return {
    digits: typeof digits === 'string' ? digits : '',
    misses: typeof misses === 'number' ? misses : 0,
  };
}

const heardBefore = ({ pending }: Turn): Heard =>
  pending?.intent === intentName ? heardIn(pending.data) : nothingHeard;

const isAskingForDigits = ({ pending }: Turn): boolean =>
  pending?.intent === intentName && pending.question === questionName;

function askOnceMore(result: Outcome<RedeemCodeOutcomes>, { digits, misses }: Heard): Reply {
  return misses >= mostMisses ? reply(outcome('gave-up')) : ask(result, { digits, misses: misses + 1 });
}

async function redeem(turn: Turn, code: string, misses: number): Promise<Reply> {
  const { shop, householdId, now } = turn;
  const result = await redeemGiftCode(shop, { householdId, code, now }, turn.household);
  const { household } = await turn.household();
  switch (result.name) {
    case 'redeemed':
      return reply(
        outcome('redeemed', {
          ...result.facts,
          worth: { cents: result.facts.coins, currency: household.currency },
        }),
      );
    case 'malformed':
    case 'code-unknown':
      return askOnceMore(result, { digits: '', misses });
    case 'too-many-tries':
      return reply(outcome('too-many-tries', { ...result.facts, zone: household.timeZone }));
    case 'not-linked':
      return { ...reply(outcome('link-account')), linkAccount: true };
    default:
      return reply(result);
  }
}

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const before = heardBefore(turn);
  const now = heardDigits(heard);
  if (now === '')
    return isAskingForDigits(turn) ? askOnceMore(outcome('ask-again'), before) : ask(outcome('ask'), before);
  const digits = digitsTogether(before.digits, now);
  const digitsLeft = giftCodeDigits - digits.length;
  return digitsLeft > 0
    ? ask(outcome('ask-rest', { digitsLeft }), { digits, misses: 0 })
    : redeem(turn, digits, before.misses);
}

/** "What are the twelve digits?", answered by anything but digits. */
const answerCode: AnswerHandler = async (_turn, answer, data) => {
  switch (answer) {
    case 'no':
      return reply(outcome('left'));
    case 'yes':
    case 'start-over':
      return ask(outcome('ask'), nothingHeard);
    default:
      return askOnceMore(outcome('ask-again'), heardIn(data));
  }
};

export const redeemCode: Intent = {
  name: intentName,
  slots: digitSlots,
  elicits: ['first'],
  handle,
  answers: { [questionName]: answerCode },
};
