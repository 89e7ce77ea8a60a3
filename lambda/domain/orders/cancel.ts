import type { HouseholdView } from '../household/household';
import type { HouseholdId, OrderId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { spendableCoins } from '../wallet/lots';
import { holdKey, type Order } from './order';
import { refundOrder } from './refund';

export type CancelOutcomes = {
  /** Also when the customer had cancelled it before: asked again, the answer is the same. */
  cancelled: { order: Order; balanceCoins: number };
  /** It has left, or is about to: too late for a cancellation. */
  'too-late': { order: Order };
  /** The seller was first; its coins are back. */
  'cancelled-by-seller': { order: Order };
  'order-unknown': NoFacts;
};

type Ports = Pick<Shop, 'households' | 'orders' | 'wallets'>;

/** Whether the customer can still take an order back by saying so. */
export const isCancellable = (order: Order, now: Instant): boolean =>
  order.status === 'placed' && now < order.cancelUntil;

const balanceIn = (view: HouseholdView | undefined, now: Instant): number =>
  view?.wallet ? spendableCoins(view.wallet, now) : 0;

const cancelledBefore = (order: Order, balanceCoins: number): Outcome<CancelOutcomes> =>
  order.cancelledBy === 'customer'
    ? outcome('cancelled', { order, balanceCoins })
    : outcome('cancelled-by-seller', { order });

/**
 * Cancels an order and gives its coins back, once, however often and however concurrently it is asked.
 * One read, one transaction; more only when the order or the wallet changed in between.
 * @throws Fault when the store fails; `store-unknown` means it may have been cancelled, and trying again is safe.
 */
export async function cancelOrder(
  shop: Ports,
  householdId: HouseholdId,
  orderId: OrderId,
  now: Instant,
): Promise<Outcome<CancelOutcomes>> {
  const [order, view, hold] = await Promise.all([
    shop.orders.read(householdId, orderId),
    shop.households.read(householdId),
    shop.wallets.journal(holdKey(orderId)),
  ]);
  if (!order) return outcome('order-unknown');
  const balanceBefore = balanceIn(view, now);
  if (order.status === 'cancelled') return cancelledBefore(order, balanceBefore);
  if (!isCancellable(order, now)) return outcome('too-late', { order });
  const payer = view?.wallet && hold && { wallet: view.wallet, hold };
  const result = await refundOrder(shop, order, { by: 'customer', now }, payer);
  // An order that was not paid with coins leaves the balance as it was.
  if (result.name === 'cancelled' && !payer)
    return outcome('cancelled', { ...result.facts, balanceCoins: balanceBefore });
  if (result.name !== 'already-cancelled') return result;
  const after = await shop.households.read(householdId);
  return cancelledBefore(result.facts.order, balanceIn(after, now));
}
