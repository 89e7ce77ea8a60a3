import { Fault } from '../fault';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { moveCoins } from '../wallet/movement';
import type { Wallet } from '../wallet/wallet';
import { scheduleOf } from './delivery-day';
import { type Order, paymentKey, type Quote } from './order';
import type { PlaceResult } from './store';

export type PlaceOutcomes = {
  placed: { order: Order; balanceCoins: number };
  'not-enough-coins': { missingCoins: number; balanceCoins: number };
  'quote-expired': { quote: Quote };
  'deal-sold-out': { quote: Quote };
  'not-linked': NoFacts;
};

/** Tries against a wallet that keeps changing; each try loses only to a movement that won. */
const mostTries = 20;

type Ports = Pick<Shop, 'households' | 'orders' | 'seller'>;

function orderOf(quote: Quote, now: string, cancelUntil: string): Order {
  const { quotedAt: _quotedAt, expiresAt: _expiresAt, ...rest } = quote;
  return { ...rest, status: 'placed', placedAt: now, cancelUntil, history: { placed: now }, version: 1 };
}

/**
 * Places a quoted order and pays it with coins, once, however often and however concurrently it is asked.
 * One read, one transaction; more transactions only when the wallet moved in between.
 * @throws Fault when the store fails; `store-unknown` means it may have been placed, and trying again is safe.
 */
export async function placeOrder(shop: Ports, quote: Quote, now: string): Promise<Outcome<PlaceOutcomes>> {
  const [view, standing] = await Promise.all([
    shop.households.read(quote.householdId),
    shop.orders.read(quote.householdId, quote.orderId),
  ]);
  if (standing)
    return outcome('placed', { order: standing, balanceCoins: view?.wallet?.availableCoins ?? 0 });
  if (!view?.household.linked) return outcome('not-linked');
  if (now > quote.expiresAt) return outcome('quote-expired', { quote });
  if (!view.wallet) return outcome('not-enough-coins', { missingCoins: quote.totalCents, balanceCoins: 0 });
  const { cancelUntil } = scheduleOf(now, view.household.timeZone, shop.seller);
  return payAndPlace(shop, orderOf(quote, now, cancelUntil), quote, view.wallet);
}

async function payAndPlace(
  shop: Ports,
  order: Order,
  quote: Quote,
  firstWallet: Wallet,
): Promise<Outcome<PlaceOutcomes>> {
  let wallet = firstWallet;
  for (let tries = 0; ; tries++) {
    const missingCoins = order.totalCents - wallet.availableCoins;
    if (missingCoins > 0) return shortOrStanding(shop, order, wallet, missingCoins);
    const payment = moveCoins(wallet, {
      key: paymentKey(order.orderId),
      kind: 'order-payment',
      coins: -order.totalCents,
      subject: order.orderId,
      now: order.placedAt,
    });
    const result = await shop.orders.place(order, payment);
    if (result.kind !== 'wallet-changed' || tries >= mostTries)
      return answerTo(result, order, quote, payment.after);
    wallet = result.wallet;
  }
}

/** A wallet may be short because this very order was paid from it a moment ago: then it stands. */
async function shortOrStanding(
  shop: Ports,
  order: Order,
  wallet: Wallet,
  missingCoins: number,
): Promise<Outcome<PlaceOutcomes>> {
  const paidJustNow = wallet.recent.some(({ subject }) => subject === order.orderId);
  const standing = paidJustNow ? await shop.orders.read(order.householdId, order.orderId) : undefined;
  if (standing) return outcome('placed', { order: standing, balanceCoins: wallet.availableCoins });
  return outcome('not-enough-coins', { missingCoins, balanceCoins: wallet.availableCoins });
}

function answerTo(result: PlaceResult, order: Order, quote: Quote, after: Wallet): Outcome<PlaceOutcomes> {
  switch (result.kind) {
    case 'committed':
      return outcome('placed', { order, balanceCoins: after.availableCoins });
    case 'replayed':
      return outcome('placed', { order, balanceCoins: result.journal.result.balanceCoins });
    case 'deal-sold-out':
      return outcome('deal-sold-out', { quote });
    case 'wallet-changed':
      throw new Fault('store-conflict', 'the wallet changed in every try', { orderId: order.orderId });
  }
}
