import type { Intent as HeardIntent } from 'ask-sdk-model';
import { outcome } from '../../../domain/outcome';
import { type Topic, topics } from '../../../domain/wallet/statement';
import type { Intent } from '../../intent';
import type { Reply } from '../../outcome';
import { periodSlot } from '../../period';
import { slotIds } from '../../slots';
import { isLinked, type Turn } from '../../turn';
import { answerFound, tellFound } from './found';
import { answerMore, answerNewest, tellNewest } from './newest';
import { intentName, offerNewest, reply } from './reply';

const topicOf = (heard: HeardIntent): Topic | undefined => {
  const [id] = slotIds(heard, 'topic');
  return topics.find((topic) => topic === id);
};

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const period = periodSlot(heard, turn);
  if (period === 'unclear') return reply(outcome('unclear-date'), offerNewest);
  if (period === 'to-come') return reply(outcome('still-to-come'), offerNewest);
  const topic = topicOf(heard);
  if (!topic && !period) return tellNewest(turn);
  return tellFound(turn, { topic: topic ?? 'all', ...(period && { period }) });
}

export const statement: Intent = {
  name: intentName,
  slots: { topic: 'StatementTopic', date: 'AMAZON.DATE' },
  handle,
  answers: { more: answerMore, newest: answerNewest, found: answerFound },
};
