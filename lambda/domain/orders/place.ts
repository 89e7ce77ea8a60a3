import { Fault } from '../fault';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { TimeZone } from '../time';
import { moveCoins } from '../wallet/movement';
import type { Wallet } from '../wallet/wallet';
import { scheduleOf } from './delivery-day';
import { type Order, paymentKey, type Quote } from './order';
import type { PlaceResult } from './store';

export type PlaceOutcomes = {
  placed: { order: Order; balanceCoins: number; timeZone: TimeZone };
  'not-enough-coins': { missingCoins: number; balanceCoins: number };
  'quote-expired': { quote: Quote };
  'deal-sold-out': { quote: Quote };
  'not-linked': NoFacts;
};

/** Tries against a wallet that keeps changing; each try loses only to a movement that won. */
const mostTries = 64;

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
  if (view?.household.customerId === undefined) return outcome('not-linked');
  const { timeZone, customerId } = view.household;
  const balanceCoins = view.wallet?.availableCoins ?? 0;
  if (standing) return outcome('placed', { order: standing, balanceCoins, timeZone });
  if (now > quote.expiresAt) return outcome('quote-expired', { quote });
  if (!view.wallet) return outcome('not-enough-coins', { missingCoins: quote.totalCents, balanceCoins: 0 });
  const { cancelUntil } = scheduleOf(now, timeZone, shop.seller);
  const placing = { quote, order: { ...orderOf(quote, now, cancelUntil), customerId }, timeZone };
  return payAndPlace(shop, placing, view.wallet);
}

/** An order about to be placed, and what it was quoted as. */
interface Placing {
  quote: Quote;
  order: Order;
  timeZone: TimeZone;
}

const paymentOf = ({ order }: Placing, wallet: Wallet) =>
  moveCoins(wallet, {
    key: paymentKey(order.orderId),
    kind: 'order-payment',
    coins: -order.totalCents,
    subject: order.orderId,
    now: order.placedAt,
  });

async function payAndPlace(shop: Ports, placing: Placing, first: Wallet): Promise<Outcome<PlaceOutcomes>> {
  const { order } = placing;
  let wallet = first;
  for (let tries = 0; tries < mostTries; tries++) {
    if (order.totalCents > wallet.availableCoins) return shortOrStanding(shop, placing, wallet);
    const payment = paymentOf(placing, wallet);
    const result = await shop.orders.place(order, payment);
    if (result.kind !== 'wallet-changed') return answerTo(result, placing, payment.after);
    wallet = result.wallet;
  }
  throw new Fault('store-conflict', 'the wallet changed in every try', { orderId: order.orderId });
}

/** A wallet may be short because this very order was paid from it a moment ago: then it stands. */
async function shortOrStanding(
  shop: Ports,
  { order, timeZone }: Placing,
  wallet: Wallet,
): Promise<Outcome<PlaceOutcomes>> {
  const balanceCoins = wallet.availableCoins;
  const paidJustNow = wallet.recent.some(({ subject }) => subject === order.orderId);
  const standing = paidJustNow ? await shop.orders.read(order.householdId, order.orderId) : undefined;
  if (standing) return outcome('placed', { order: standing, balanceCoins, timeZone });
  return outcome('not-enough-coins', { missingCoins: order.totalCents - balanceCoins, balanceCoins });
}

type Settled = Exclude<PlaceResult, { kind: 'wallet-changed' }>;

function answerTo(
  result: Settled,
  { quote, order, timeZone }: Placing,
  after: Wallet,
): Outcome<PlaceOutcomes> {
  if (result.kind === 'deal-sold-out') return outcome('deal-sold-out', { quote });
  const { balanceCoins } =
    result.kind === 'replayed' ? result.journal.result : { balanceCoins: after.availableCoins };
  return outcome('placed', { order, balanceCoins, timeZone });
}
