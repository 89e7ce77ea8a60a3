import type { Intent as HeardIntent } from 'ask-sdk-model';
import { outcome } from '../../../domain/outcome';
import type { Intent } from '../../intent';
import type { Reply } from '../../outcome';
import { periodSlot } from '../../period';
import { productSlot } from '../../slots';
import { isLinked, type Turn } from '../../turn';
import { tellProduct } from './last-bought';
import { answerLatest, answerMore, offerLatest, tellLatest, tellPeriod } from './lists';
import { readPast } from './read';
import { intentName, reply } from './reply';

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const period = periodSlot(heard, turn);
  if (period === 'unclear') return reply(outcome('unclear-date'), offerLatest);
  if (period === 'to-come') return reply(outcome('still-to-come'), offerLatest);
  const phrase = productSlot(heard);
  const past = await readPast(turn, period);
  if (period && period.from > turn.today()) return reply(outcome('still-to-come'), offerLatest);
  if (phrase) return tellProduct(turn, past, phrase, period);
  return period ? tellPeriod(past, period, 0) : tellLatest(past, 0);
}

export const purchaseHistory: Intent = {
  name: intentName,
  slots: { product: 'Product', date: 'AMAZON.DATE' },
  handle,
  answers: { more: answerMore, latest: answerLatest },
};
