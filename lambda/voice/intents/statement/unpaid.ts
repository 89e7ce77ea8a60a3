import type { Payment } from '../../../domain/payments/payment';
import { dayMs, plusMs } from '../../../domain/time';
import type { Turn } from '../../turn';
import type { Asked, StatementOutcomes } from './outcomes';

/** A purchase of coins is among as many payments; those of orders are beside it. */
const latestPayments = 20;
/** What was declined longer ago is not what is asked about. */
const recentMs = dayMs;

const isUnpaid = ({ status, createdAt }: Payment, { now }: Turn): boolean =>
  status !== 'succeeded' && createdAt >= plusMs(now, -recentMs);

/** "Has my top-up arrived?": the newest purchase of coins, when it has brought none. */
export async function unpaidTopUp(
  turn: Turn,
  { topic, period }: Asked,
): Promise<StatementOutcomes['unpaid-top-up'] | undefined> {
  if (topic !== 'bought' || period) return undefined;
  const payments = await turn.shop.payments.latest(turn.householdId, latestPayments);
  const newest = payments.find(({ purpose }) => purpose.kind === 'coins');
  if (!newest || !isUnpaid(newest, turn)) return undefined;
  const { paymentId, cents, currency, status } = newest;
  return { paymentId, price: { cents, currency }, isDeclined: status === 'declined' };
}
