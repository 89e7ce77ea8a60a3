import type { Intent as HeardIntent } from 'ask-sdk-model';
import { outcome } from '../../../domain/outcome';
import { type Topic, topics } from '../../../domain/wallet/statement';
import type { AnswerHandler, Intent } from '../../intent';
import type { Reply } from '../../outcome';
import { isComingWeekday, periodSlot } from '../../period';
import { goodbye } from '../../requests/words';
import { slotIds } from '../../slots';
import { isLinked, type Turn } from '../../turn';
import { answerFound, tellFound } from './found';
import { answerMore, answerNewest, tellNewest } from './newest';
import { intentName, offerNewest, reply, topicIn } from './reply';

const topicOf = (heard: HeardIntent): Topic | undefined => {
  const [id] = slotIds(heard, 'topic');
  return topics.find((topic) => topic === id);
};

async function tell(turn: Turn, heard: HeardIntent, topic: Topic | undefined): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const period = periodSlot(heard, turn);
  if (period === 'unclear') return reply(outcome('unclear-date'), offerNewest(topic ?? 'all'));
  if (period === 'to-come') return reply(outcome('still-to-come'), offerNewest(topic ?? 'all'));
  if (!topic && !period) return tellNewest(turn);
  const nextToCome = isComingWeekday(heard, turn);
  return tellFound(turn, { topic: topic ?? 'all', ...(period && { period, nextToCome }) });
}

/** "Anything else?" */
const answerTold: AnswerHandler = async (_turn, answer) => (answer === 'no' ? goodbye() : undefined);

/** "And in May?": what was asked before, of another time. */
export const tellAgain = (turn: Turn, heard: HeardIntent): Promise<Reply> =>
  tell(turn, heard, topicIn(turn.pending?.data));

export const statement: Intent = {
  name: intentName,
  slots: { topic: 'StatementTopic', date: 'AMAZON.DATE' },
  handle: (turn, heard) => tell(turn, heard, topicOf(heard)),
  answers: { more: answerMore, newest: answerNewest, found: answerFound, told: answerTold },
};
