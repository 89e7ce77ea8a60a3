import type { Order } from '../../../domain/orders/order';
import { outcome } from '../../../domain/outcome';
import { totalsOf } from '../../../domain/purchases/history';
import { dayOf } from '../../../domain/time';
import type { AnswerHandler } from '../../intent';
import { latestOrders } from '../../orders-known';
import type { Json, Pending, Reply } from '../../outcome';
import { nextStart, pageLength, placeOf, recordOf } from '../../paging';
import type { Period } from '../../slots';
import type { Turn } from '../../turn';
import type { DatedGoods } from './outcomes';
import { type Past, readPast } from './read';
import { intentName, reply } from './reply';

/** What the next page goes on from. */
const goOn = (shown: number, period?: Period): Pending => ({
  intent: intentName,
  question: 'more',
  data: { shown, ...(period && { from: period.from, to: period.to }) },
});

/** "Shall I read you your last purchases?" */
export const offerLatest: Pending = { intent: intentName, question: 'latest' };

function periodOf(data: { [key: string]: Json | undefined }): Period | undefined {
  const { from, to } = data;
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : undefined;
}

const isKept = ({ status }: Order): boolean => status !== 'cancelled';

/** The latest purchases, an order at a time. */
export function tellLatest(past: Past, start: number): Reply {
  const { timeZone } = past.household;
  const kept: DatedGoods[] = past.orders
    .filter(isKept)
    .map(({ placedAt, lines }) => ({ day: dayOf(placedAt, timeZone), lines }));
  if (kept.length === 0)
    return reply(outcome('nothing-bought'), { intent: 'ReorderIntent', question: 'which-product' });
  const shown = start + pageLength;
  const orders = kept.slice(start, shown);
  if (orders.length === 0) return reply(outcome('no-more'));
  const more = kept.length > shown;
  return reply(outcome('latest', { orders, more }), more ? goOn(shown) : undefined);
}

/** Everything bought in a period, added up by item. */
export function tellPeriod(past: Past, period: Period, start: number): Reply {
  const totals = totalsOf(past.then);
  if (totals.length === 0) return reply(outcome('nothing-then', { period }), offerLatest);
  const shown = start + pageLength;
  const more = Math.max(0, totals.length - shown);
  const isFirst = start === 0;
  const facts = { totals: totals.slice(start, shown), period, more, isFirst, isPartial: past.isPartial };
  if (facts.totals.length === 0) return reply(outcome('no-more'));
  return reply(outcome('all-then', facts), more > 0 ? goOn(shown, period) : undefined);
}

/** A page of the list that waits. Further back, more orders are read in the same round trip. */
async function tellPage(turn: Turn, period: Period | undefined, start: number): Promise<Reply> {
  const past = await readPast(turn, period, period ? undefined : start + latestOrders);
  return period ? tellPeriod(past, period, start) : tellLatest(past, start);
}

/** "Shall I go on?" */
export const answerMore: AnswerHandler = async (turn, answer, data) => {
  const waiting = recordOf(data);
  const shown = placeOf(waiting?.shown);
  const start = nextStart(answer, shown);
  if (!waiting || start === undefined) return undefined;
  const period = periodOf(waiting);
  return start === 'again'
    ? reply(outcome('more-again'), goOn(shown, period))
    : tellPage(turn, period, start);
};

/** "Shall I read you your last purchases?" */
export const answerLatest: AnswerHandler = async (turn, answer) => {
  if (answer === 'missed') return reply(outcome('more-again'), offerLatest);
  return answer === 'yes' || answer === 'next' ? tellPage(turn, undefined, 0) : undefined;
};
