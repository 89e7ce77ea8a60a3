import type { Payment } from '../../domain/payments/payment';
import { dayMs, type Instant, plusMs } from '../../domain/time';
import type { Known } from '../known';
import { outcome, type Reply } from '../outcome';
import { isTold } from '../told';
import { isLinked, type Turn } from '../turn';
import { reply } from './words';

/** A card that did not pay, to be told once. */
interface Declined {
  /** Of the order or the payment. */
  id: string;
  at: Instant;
  reply: Reply;
}

/** What happened longer ago is no news. */
const newsMs = 7 * dayMs;
/** A purchase of coins is among as many payments; those of orders are beside it. */
const latestPayments = 20;

/** A guest has paid nothing. */
export const readPayments = async (turn: Turn): Promise<Payment[]> =>
  isLinked(turn) ? turn.shop.payments.latest(turn.householdId, latestPayments) : [];

const declinedOrders = ({ orders }: Known): Declined[] =>
  orders
    .filter(({ cancelledBy }) => cancelledBy === 'card')
    .map((order) => ({
      id: order.orderId,
      at: order.history.cancelled ?? order.placedAt,
      reply: reply(outcome('welcome-declined', { order })),
    }));

/** The newest purchase of coins alone: who has bought some since knows. */
function declinedTopUp(payments: readonly Payment[]): Declined[] {
  const newest = payments.find(({ purpose }) => purpose.kind === 'coins');
  if (newest?.status !== 'declined' || newest.purpose.kind !== 'coins') return [];
  const { paymentId, createdAt, history, purpose } = newest;
  const told = reply(outcome('welcome-top-up-declined', { coins: purpose.coins }));
  return [{ id: paymentId, at: history.declined ?? createdAt, reply: told }];
}

/** What the card did not pay and nobody was told of yet, the longest ago. */
export function declinedSince(turn: Turn, known: Known, payments: readonly Payment[]): Declined | undefined {
  const since = plusMs(turn.now, -newsMs);
  const news = [...declinedOrders(known), ...declinedTopUp(payments)].filter(
    ({ id, at }) => at > since && !isTold(known.household, id),
  );
  return news.sort((a, b) => (a.at < b.at ? -1 : 1))[0];
}
