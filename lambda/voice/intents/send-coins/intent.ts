import type { Intent as HeardIntent } from 'ask-sdk-model';
import { outcome } from '../../../domain/outcome';
import type { AnswerHandler, Intent } from '../../intent';
import type { Reply } from '../../outcome';
import { isLinked, type Turn } from '../../turn';
import { answerConfirm, readAhead } from './confirm';
import { draftIn, draftOf } from './draft';
import { proceed } from './proceed';
import { askCoins, intentName, notSent, reply } from './reply';
import { answerWhich } from './which';

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  return proceed(turn, draftOf(turn, intentName, heard));
}

/** "How many coins shall I send?" */
const answerCoins: AnswerHandler = async (_turn, answer, data) => {
  if (answer === 'no') return notSent();
  return answer === 'start-over' ? undefined : askCoins(outcome('ask-coins-again'), draftIn(data));
};

/** "Who are they for?" */
const answerContact: AnswerHandler = async (turn, answer, data) => {
  if (answer === 'no') return notSent();
  return answer === 'start-over' ? undefined : proceed(turn, draftIn(data));
};

export const sendCoins: Intent = {
  name: intentName,
  slots: { coins: 'AMAZON.NUMBER', money: 'AMAZON.NUMBER', contact: 'Contact' },
  elicits: ['coins', 'contact'],
  handle,
  answers: { coins: answerCoins, contact: answerContact, which: answerWhich, confirm: answerConfirm },
  readAhead: { confirm: readAhead },
};
