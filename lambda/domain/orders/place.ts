import { Fault } from '../fault';
import type { HouseholdView } from '../household/household';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Seller } from '../seller';
import type { Shop } from '../shop';
import type { Instant, TimeZone } from '../time';
import { needsCode } from '../voice-code/policy';
import { untilUnchanged } from '../wallet/commit';
import { holdCoins } from '../wallet/holds';
import { spendableCoins } from '../wallet/lots';
import { usedOf } from '../wallet/usage';
import type { Wallet } from '../wallet/wallet';
import { scheduleOf } from './delivery-day';
import { holdExpiresAt, holdKey, type Order, type Quote } from './order';
import type { PlaceResult } from './store';

export type PlaceOutcomes = {
  placed: { order: Order; balanceCoins: number; timeZone: TimeZone };
  /** Placed by an earlier "yes", and cancelled after it: it is not placed again. */
  'cancelled-since': { order: Order };
  'not-enough-coins': { missingCoins: number; balanceCoins: number };
  'quote-expired': { quote: Quote };
  'deal-sold-out': { quote: Quote };
  'not-linked': NoFacts;
  /** Nothing is placed before the voice code is given, or set. */
  'code-needed': { quote: Quote };
  'code-must-be-set': { quote: Quote };
};

/** What a household may do beside having the coins. */
export interface PlaceOptions {
  /** The voice code was given for this purchase. */
  isCodeProven?: boolean;
  /** Who buys, when the caller reads it anyway. */
  view?: Promise<HouseholdView>;
}

type Ports = Pick<Shop, 'households' | 'orders' | 'seller'>;

function orderOf(quote: Quote, now: string, cancelUntil: string): Order {
  const { quotedAt: _quotedAt, expiresAt: _expiresAt, ...rest } = quote;
  return { ...rest, status: 'placed', placedAt: now, cancelUntil, history: { placed: now }, version: 1 };
}

/**
 * Places a quoted order and holds its coins, once, however often and however concurrently it is asked; what goes on the
 * card is charged after, through the outbox. One read, one transaction; more transactions only when the wallet moved in
 * between.
 * @throws Fault when the store fails; `store-unknown` means it may have been placed, and trying again is safe.
 */
export async function placeOrder(
  shop: Ports,
  quote: Quote,
  now: string,
  options: PlaceOptions = {},
): Promise<Outcome<PlaceOutcomes>> {
  const [view, standing] = await Promise.all([
    options.view ?? shop.households.read(quote.householdId),
    shop.orders.read(quote.householdId, quote.orderId),
  ]);
  if (view?.household.customerId === undefined) return outcome('not-linked');
  const { timeZone, customerId } = view.household;
  const balanceCoins = balanceIn(view.wallet, now);
  if (standing?.status === 'cancelled') return outcome('cancelled-since', { order: standing });
  if (standing) return outcome('placed', { order: standing, balanceCoins, timeZone });
  if (now > quote.expiresAt) return outcome('quote-expired', { quote });
  const guard = options.isCodeProven ? 'not-needed' : codeFor(quote, view, shop.seller, now);
  if (guard !== 'not-needed')
    return outcome(guard === 'needed' ? 'code-needed' : 'code-must-be-set', { quote });
  const { cancelUntil } = scheduleOf(now, timeZone, shop.seller);
  const order = { ...orderOf(quote, now, cancelUntil), customerId };
  return holdAndPlace(shop, { quote, order, timeZone, options }, view.wallet);
}

/** Whether the voice code comes first: asked of what is spent with coins and card together. */
const codeFor = (
  { totalCents }: Quote,
  { wallet, voiceCode }: HouseholdView,
  { wallet: terms }: Seller,
  now: Instant,
) =>
  needsCode(
    {
      kind: 'order',
      amountCents: totalCents,
      withoutCodeCoins: wallet ? usedOf(wallet.usage, 'unproven', now) : 0,
      isCodeSet: voiceCode !== undefined,
    },
    terms.code,
  );

const balanceIn = (wallet: Wallet | undefined, now: Instant): number =>
  wallet ? spendableCoins(wallet, now) : 0;

/** An order about to be placed, and what it was quoted as. */
interface Placing {
  quote: Quote;
  order: Order;
  timeZone: TimeZone;
  options: PlaceOptions;
}

const holdOf = ({ order, options }: Placing, wallet: Wallet) =>
  holdCoins(wallet, {
    key: holdKey(order.orderId),
    kind: 'order-hold',
    coins: order.coins,
    subject: order.orderId,
    now: order.placedAt,
    expiresAt: holdExpiresAt(order),
    usage: { unproven: options.isCodeProven ? 'proven' : order.totalCents },
  });

type Short = { kind: 'short'; wallet: Wallet };

async function holdAndPlace(
  shop: Ports,
  placing: Placing,
  first: Wallet | undefined,
): Promise<Outcome<PlaceOutcomes>> {
  const { order } = placing;
  if (order.coins === 0) return placeOnCard(shop, placing, first);
  const missing = { missingCoins: order.coins, balanceCoins: 0 };
  if (first?.status !== 'open') return outcome('not-enough-coins', missing);
  let after = first;
  const result = await untilUnchanged(first, async (wallet): Promise<PlaceResult | Short> => {
    const hold = holdOf(placing, wallet);
    if (!hold) return { kind: 'short', wallet };
    after = hold.sides[0].after;
    return shop.orders.place(order, hold);
  });
  return result.kind === 'short'
    ? shortOrStanding(shop, placing, result.wallet)
    : answerTo(result, placing, after.availableCoins);
}

/** No coins, no wallet that could change meanwhile. */
async function placeOnCard(
  shop: Ports,
  placing: Placing,
  wallet: Wallet | undefined,
): Promise<Outcome<PlaceOutcomes>> {
  const result = await shop.orders.place(placing.order, undefined);
  if (result.kind !== 'wallet-changed')
    return answerTo(result, placing, balanceIn(wallet, placing.order.placedAt));
  throw new Fault('store-corrupt', 'a wallet changed that was not asked', { orderId: placing.order.orderId });
}

/** A wallet may be short because this very order was paid from it a moment ago: then it stands. */
async function shortOrStanding(
  shop: Ports,
  { order, timeZone }: Placing,
  wallet: Wallet,
): Promise<Outcome<PlaceOutcomes>> {
  const balanceCoins = spendableCoins(wallet, order.placedAt);
  const paidJustNow = wallet.recent.some(({ subject }) => subject === order.orderId);
  const standing = paidJustNow ? await shop.orders.read(order.householdId, order.orderId) : undefined;
  if (standing) return outcome('placed', { order: standing, balanceCoins, timeZone });
  return outcome('not-enough-coins', { missingCoins: order.coins - balanceCoins, balanceCoins });
}

type Settled = Exclude<PlaceResult, { kind: 'wallet-changed' }>;

function answerTo(
  result: Settled,
  { quote, order, timeZone }: Placing,
  balanceCoins: number,
): Outcome<PlaceOutcomes> {
  switch (result.kind) {
    case 'deal-sold-out':
      return outcome('deal-sold-out', { quote });
    case 'placed-before':
      return outcome('placed', { order: result.order, balanceCoins, timeZone });
    case 'replayed':
    case 'resolved-otherwise': {
      const heldBefore = result.journal.entry.changes[0]?.balanceCoins ?? balanceCoins;
      return outcome('placed', { order, balanceCoins: heldBefore, timeZone });
    }
    case 'committed':
      return outcome('placed', { order, balanceCoins, timeZone });
  }
}
