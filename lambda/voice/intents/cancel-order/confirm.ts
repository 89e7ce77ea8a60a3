import { cancelOrder, isCancellable } from '../../../domain/orders/cancel';
import type { Order } from '../../../domain/orders/order';
import { statusDay } from '../../../domain/orders/status';
import { type Outcome, outcome } from '../../../domain/outcome';
import type { AnswerHandler } from '../../intent';
import { readOrders } from '../../orders-known';
import { type Json, type Reply, say } from '../../outcome';
import { recordOf } from '../../paging';
import type { Turn } from '../../turn';
import type { CancelOrderOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

export const intentName = 'CancelOrderIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<CancelOrderOutcomes>): Reply => say(speech, result);

/** A question about one order; "no" asks about the others, one after the other. */
export function ask(result: Outcome<CancelOrderOutcomes>, order: Order, others: readonly string[]): Reply {
  const data = { orderId: order.orderId, others: [...others] };
  return { ...reply(result), pending: { intent: intentName, question: 'confirm', data } };
}

interface Waiting {
  orderId: string;
  /** The next orders that may have been meant. */
  others: string[];
}

function waitingOf(data: Json | undefined): Waiting | undefined {
  const record = recordOf(data);
  if (typeof record?.orderId !== 'string') return undefined;
  const others = Array.isArray(record.others) ? record.others : [];
  return { orderId: record.orderId, others: others.filter((id) => typeof id === 'string') };
}

/** An order that was cancelled before it was asked for. */
export const cancelledBefore = async (turn: Turn, order: Order): Promise<Reply> => {
  const { household } = await turn.household();
  return reply(outcome('already-cancelled', { order, day: statusDay(order, household.timeZone) }));
};

async function cancel(turn: Turn, { orderId }: Waiting): Promise<Reply> {
  const result = await cancelOrder(turn.shop, turn.householdId, orderId, turn.now);
  switch (result.name) {
    case 'cancelled':
      return reply(result);
    case 'too-late':
      await turn.household();
      return reply(outcome('too-late', { ...result.facts, sellerName: turn.shop.seller.name }));
    case 'cancelled-by-seller':
      return cancelledBefore(turn, result.facts.order);
    case 'order-unknown':
      return reply(outcome('nothing-to-cancel', {}));
  }
}

/** "No": the next one is meant, or none. After a try that ended in doubt it may be cancelled already. */
async function leave(turn: Turn, { orderId, others }: Waiting): Promise<Reply> {
  if (others.length === 0 && !turn.inDoubt) return reply(outcome('kept'));
  const { orders } = await readOrders(turn);
  const standing = orders.find((order) => order.orderId === orderId);
  if (turn.inDoubt && standing?.status === 'cancelled') return cancelledBefore(turn, standing);
  const open = orders.filter((order) => others.includes(order.orderId) && isCancellable(order, turn.now));
  const [next, ...rest] = open;
  if (!next) return reply(outcome('kept'));
  const restIds = rest.map((order) => order.orderId);
  return ask(outcome('confirm-next', { order: next }), next, restIds);
}

async function askAgain(turn: Turn, { orderId, others }: Waiting): Promise<Reply> {
  const [order] = await Promise.all([turn.shop.orders.read(turn.householdId, orderId), turn.household()]);
  if (!order) return reply(outcome('nothing-to-cancel', {}));
  const result = turn.misses > 1 ? outcome('confirm-help', { order }) : outcome('confirm-again', { order });
  return ask(result, order, others);
}

/** "Shall I cancel it?", whoever asked. */
export const answerConfirm: AnswerHandler = async (turn, answer, data) => {
  const waiting = waitingOf(data);
  if (!waiting) return undefined;
  if (answer === 'yes') return cancel(turn, waiting);
  return answer === 'no' || answer === 'next' ? leave(turn, waiting) : askAgain(turn, waiting);
};
