import type { Intent as HeardIntent } from 'ask-sdk-model';
import { earnedValidMonths, earningOf, saleOf } from '../../../domain/rewards/sources';
import type { AnswerHandler, Intent } from '../../intent';
import { type Outcome, outcome, type Pending, type Reply, say } from '../../outcome';
import { slotText } from '../../slots';
import type { Turn } from '../../turn';
import type { ExplainCoinsOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const intentName = 'ExplainCoinsIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const more: Pending = { intent: intentName, question: 'more' };

const reply = (result: Outcome<ExplainCoinsOutcomes>, pending?: Pending): Reply =>
  say(speech, result, pending && { pending });

async function basics(turn: Turn): Promise<Reply> {
  const { wallet } = turn.shop.seller;
  const { household } = await turn.household();
  const facts = { sale: saleOf(wallet), earning: earningOf(wallet, household.country) };
  return reply(outcome('basics', facts), more);
}

async function limits(turn: Turn): Promise<Reply> {
  const { wallet } = turn.shop.seller;
  const { household } = await turn.household();
  return reply(
    outcome('limits', {
      withdrawalDays: wallet.withdrawalDays,
      isSold: saleOf(wallet) !== 'none',
      earnedValidMonths: earnedValidMonths(wallet, household.country),
    }),
  );
}

/** What was paid goes back, within its time; nothing else does. */
function cashOut({ shop }: Turn): Reply {
  const { wallet, accountPageUrl } = shop.seller;
  return reply(outcome('cash-out', { withdrawalDays: wallet.withdrawalDays, accountPageUrl }));
}

const handle = async (turn: Turn, heard: HeardIntent): Promise<Reply> =>
  slotText(heard, 'cash') === undefined ? basics(turn) : cashOut(turn);

/** "Shall I go on?" */
const answerMore: AnswerHandler = async (turn, answer) => {
  switch (answer) {
    case 'yes':
    case 'next':
      return limits(turn);
    case 'previous':
    case 'start-over':
      return basics(turn);
    case 'missed':
      return reply(outcome('more-again'), more);
    case 'no':
      return undefined;
  }
};

export const explainCoins: Intent = {
  name: intentName,
  slots: { cash: 'CashOut' },
  handle,
  answers: { more: answerMore },
  canFulfill: 'YES',
};
