import { Fault } from '../fault';
import { coinsFor } from '../money';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { type Movement, moveCoins } from '../wallet/movement';
import type { Wallet } from '../wallet/wallet';
import { type Order, refundKey } from './order';

/** Tries against an order or a wallet that keeps changing; each loses only to a change that won. */
const mostTries = 20;

export type RefundOutcomes = {
  cancelled: { order: Order; balanceCoins: number };
  /** Cancelled and paid back before, by the customer or the seller; or the seller's event was used before. */
  'already-cancelled': { order: Order };
  /** It has shipped. */
  'too-late': { order: Order };
  /** The order is gone: its household was forgotten. */
  'order-unknown': NoFacts;
};

type RefundOutcome = Outcome<RefundOutcomes>;
type RefundShop = Pick<Shop, 'orders' | 'households'>;

/** Who cancels, when, and the seller's event that said so. */
export interface Cancellation {
  by: 'customer' | 'seller';
  now: Instant;
  eventId?: string;
}

/** An order and the wallet that paid it, as they were read. */
interface Known {
  order: Order;
  wallet: Wallet;
}

/** An order that the seller cancelled need not be handed back to it. */
const cancelledOrder = (order: Order, { by, now }: Cancellation): Order => ({
  ...order,
  status: 'cancelled',
  cancelledBy: by,
  history: { ...order.history, cancelled: now },
  version: order.version + 1,
  ...(by === 'seller' && { handedOver: { ...order.handedOver, cancelled: now } }),
});

const refundOf = ({ wallet, order }: Known, now: Instant): Movement =>
  moveCoins(wallet, {
    key: refundKey(order.orderId),
    kind: 'order-refund',
    coins: coinsFor({ cents: order.totalCents, currency: order.currency }),
    subject: order.orderId,
    now,
  });

async function walletOf(shop: RefundShop, order: Order): Promise<Wallet> {
  const wallet = (await shop.households.read(order.householdId))?.wallet;
  if (wallet) return wallet;
  const evidence = { orderId: order.orderId };
  throw new Fault('wallet-missing', 'an order was paid from a wallet that is not there', evidence);
}

function settled(order: Order): RefundOutcome | undefined {
  if (order.status === 'placed') return undefined;
  return outcome(order.status === 'cancelled' ? 'already-cancelled' : 'too-late', { order });
}

/** One try on what is known: the outcome, or what came between and is known now. */
async function tryRefund(
  shop: RefundShop,
  known: Known,
  cancellation: Cancellation,
): Promise<RefundOutcome | Known> {
  const order = cancelledOrder(known.order, cancellation);
  const refund = refundOf(known, cancellation.now);
  const result = await shop.orders.cancel(order, refund, cancellation.eventId);
  switch (result.kind) {
    case 'committed':
      return outcome('cancelled', { order, balanceCoins: refund.after.availableCoins });
    case 'replayed': {
      const standing = await shop.orders.read(order.householdId, order.orderId);
      return standing ? outcome('already-cancelled', { order: standing }) : outcome('order-unknown');
    }
    case 'repeated':
      return outcome('already-cancelled', { order: known.order });
    case 'wallet-changed':
      return { ...known, wallet: result.wallet };
    case 'order-changed':
      return { ...known, order: result.order };
  }
}

/**
 * Cancels an order that has not shipped and pays its coins back, in one transaction, once. Reads the wallet unless the
 * caller has it already.
 * @throws Fault `store-conflict` when others keep changing the order or the wallet.
 */
export async function refundOrder(
  shop: RefundShop,
  order: Order,
  cancellation: Cancellation,
  wallet?: Wallet,
): Promise<RefundOutcome> {
  const before = settled(order);
  if (before) return before;
  let known: Known = { order, wallet: wallet ?? (await walletOf(shop, order)) };
  for (let tries = 0; tries < mostTries; tries++) {
    const result = await tryRefund(shop, known, cancellation);
    if ('name' in result) return result;
    const meanwhile = settled(result.order);
    if (meanwhile) return meanwhile;
    known = result;
  }
  throw new Fault('store-conflict', 'an order or its wallet kept changing', { orderId: order.orderId });
}
