import { Fault } from '../fault';
import type { HouseholdView } from '../household/household';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant, TimeZone } from '../time';
import { type CodeChange, codeFor, countedOn, type Spending, untilCounted } from '../voice-code/spending';
import { untilUnchanged } from '../wallet/commit';
import { holdCoins } from '../wallet/holds';
import { spendableCoins } from '../wallet/lots';
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

/** What a try comes to; `again`: the voice code changed since it was read, and with it what may be spent. */
type Attempt = Outcome<PlaceOutcomes> | 'again';

/**
 * Places a quoted order and holds its coins, once, however often and however concurrently it is asked; what goes on the
 * card is charged after, through the outbox. One read, one transaction; more only when the wallet or the voice code
 * moved in between.
 * @throws Fault when the store fails; `store-unknown` means it may have been placed, and trying again is safe.
 */
export async function placeOrder(
  shop: Ports,
  quote: Quote,
  now: string,
  options: PlaceOptions = {},
): Promise<Outcome<PlaceOutcomes>> {
  const { view: _readBefore, ...readAnew } = options;
  return untilCounted((tries) => tryToPlace(shop, quote, now, tries === 0 ? options : readAnew), {
    orderId: quote.orderId,
  });
}

async function tryToPlace(shop: Ports, quote: Quote, now: string, options: PlaceOptions): Promise<Attempt> {
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
  const spending = spendingOf(quote, options);
  const guard = codeFor(view, spending, shop.seller.wallet.code);
  if (guard !== 'not-needed')
    return outcome(guard === 'needed' ? 'code-needed' : 'code-must-be-set', { quote });
  const { cancelUntil } = scheduleOf(now, timeZone, shop.seller);
  const order = { ...orderOf(quote, now, cancelUntil), customerId };
  return holdAndPlace(shop, { quote, order, timeZone, counted: countedOn(view, spending) }, view.wallet);
}

/** Coins and card together. */
const spendingOf = ({ orderId, totalCents }: Quote, { isCodeProven = false }: PlaceOptions): Spending => ({
  kind: 'order',
  id: orderId,
  amountCents: totalCents,
  isCodeProven,
});

const balanceIn = (wallet: Wallet | undefined, now: Instant): number =>
  wallet ? spendableCoins(wallet, now) : 0;

/** An order about to be placed, and what it was quoted as. */
interface Placing {
  quote: Quote;
  order: Order;
  timeZone: TimeZone;
  counted: CodeChange | undefined;
}

const holdOf = ({ order }: Placing, wallet: Wallet) =>
  holdCoins(wallet, {
    key: holdKey(order.orderId),
    kind: 'order-hold',
    coins: order.coins,
    subject: order.orderId,
    now: order.placedAt,
    expiresAt: holdExpiresAt(order),
  });

type Short = { kind: 'short'; wallet: Wallet };

async function holdAndPlace(shop: Ports, placing: Placing, first: Wallet | undefined): Promise<Attempt> {
  const { order, counted } = placing;
  if (order.coins === 0) return placeOnCard(shop, placing, first);
  const missing = { missingCoins: order.coins, balanceCoins: 0 };
  if (first?.status !== 'open') return outcome('not-enough-coins', missing);
  let after = first;
  const result = await untilUnchanged(first, async (wallet): Promise<PlaceResult | Short> => {
    const hold = holdOf(placing, wallet);
    if (!hold) return { kind: 'short', wallet };
    after = hold.sides[0].after;
    return shop.orders.place(order, hold, counted);
  });
  return result.kind === 'short'
    ? shortOrStanding(shop, placing, result.wallet)
    : answerTo(result, placing, after.availableCoins);
}

/** No coins, no wallet that could change meanwhile. */
async function placeOnCard(shop: Ports, placing: Placing, wallet: Wallet | undefined): Promise<Attempt> {
  const result = await shop.orders.place(placing.order, undefined, placing.counted);
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
  const standing = await shop.orders.read(order.householdId, order.orderId);
  if (standing) return outcome('placed', { order: standing, balanceCoins, timeZone });
  return outcome('not-enough-coins', { missingCoins: order.coins - balanceCoins, balanceCoins });
}

type Settled = Exclude<PlaceResult, { kind: 'wallet-changed' }>;

function answerTo(result: Settled, { quote, order, timeZone }: Placing, balanceCoins: number): Attempt {
  switch (result.kind) {
    case 'code-changed':
      return 'again';
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
