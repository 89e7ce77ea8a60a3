import { Fault } from '../fault';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { isPending, type PendingHold, resolveHold } from '../wallet/holds';
import type { Journal, Movement } from '../wallet/movement';
import type { Wallet } from '../wallet/wallet';
import { holdKey, type Order } from './order';
import type { OrderChange, SaveResult } from './store';

/** Tries against an order or a wallet that keeps changing; each loses only to a change that won. */
const mostTries = 64;

export type ChangeShop = Pick<Shop, 'orders' | 'wallets'>;

/** The wallet that pays an order, and the hold; no hold, when all of it went on the card. */
export interface Payer {
  wallet: Wallet;
  hold?: Journal;
}

/**
 * An order and who pays it, as they were read; no payer when it neither took coins nor earned any, or when the wallet was
 * forgotten after it had paid.
 */
export interface KnownOrder {
  order: Order;
  payer?: Payer;
}

/** The next version of an order, with what goes with it; or why there is none. */
export type Planned<R> = ({ order: Order } & OrderChange) | { refusal: R };

export type ChangeOutcome<R> =
  | { kind: 'changed'; order: Order; balanceCoins: number }
  /** The event that caused it was used before. */
  | { kind: 'repeated' }
  | { kind: 'refused'; refusal: R }
  /** Its household was forgotten. */
  | { kind: 'gone' };

/** Without coins, the wallet is asked for what the order earned alone; a forgotten one has nothing to take. */
async function earnerOf(shop: ChangeShop, { householdId, earnedCoins }: Order): Promise<Payer | undefined> {
  const wallet = earnedCoins ? await shop.wallets.read(householdId) : undefined;
  return wallet && { wallet };
}

async function payerOf(shop: ChangeShop, order: Order): Promise<Payer | undefined> {
  if (order.coins === 0) return earnerOf(shop, order);
  const { householdId, orderId } = order;
  const [wallet, hold] = await Promise.all([
    shop.wallets.read(householdId),
    shop.wallets.journal(holdKey(orderId)),
  ]);
  if (wallet && hold) return { wallet, hold };
  if (order.isForgotten && hold && !isPending(hold)) return undefined;
  throw new Fault('wallet-missing', 'an order holds coins that are not there', { orderId });
}

/** What is known after something else came first; undefined when the order is gone. */
async function knownAfter(
  shop: ChangeShop,
  known: KnownOrder,
  result: SaveResult,
): Promise<KnownOrder | undefined> {
  if (result.kind === 'wallet-changed' && known.payer)
    return { ...known, payer: { ...known.payer, wallet: result.wallet } };
  return result.kind === 'order-changed' ? withPayer(shop, result.order) : readAgain(shop, known.order);
}

async function withPayer(shop: ChangeShop, order: Order): Promise<KnownOrder> {
  const payer = await payerOf(shop, order);
  return { order, ...(payer && { payer }) };
}

async function readAgain(shop: ChangeShop, { householdId, orderId }: Order): Promise<KnownOrder | undefined> {
  const latest = await shop.orders.read(householdId, orderId);
  return latest && withPayer(shop, latest);
}

/** More often than this in a row, sums that cannot be are no accident of reading. */
const mostTornReads = 8;

/**
 * Order, wallet and hold are read side by side, and others may move them in between: what does not belong together
 * shows in sums that cannot be.
 */
function planOn<R>(plan: (known: KnownOrder) => Planned<R>, known: KnownOrder): Planned<R> | { torn: Fault } {
  try {
    return plan(known);
  } catch (error) {
    if (error instanceof Fault && error.code === 'amount-invalid') return { torn: error };
    throw error;
  }
}

const changed = (order: Order, { payer }: KnownOrder, movement: Movement | undefined) => {
  const after = movement?.sides[0].after ?? payer?.wallet;
  return { kind: 'changed' as const, order, balanceCoins: after?.availableCoins ?? 0 };
};

/** Something else came first; what is known after it, and what could not be, if that is how it showed. */
interface Overtaken {
  kind: 'overtaken';
  known: KnownOrder | undefined;
  torn?: Fault;
}

/** Torn reads in a row. @throws what could not be, when they are too many. */
function countTorn({ torn }: Overtaken, before: number): number {
  if (!torn) return 0;
  if (before === mostTornReads) throw torn;
  return before + 1;
}

/** One try on what is known. */
async function tryChange<R>(
  shop: ChangeShop,
  known: KnownOrder,
  plan: (known: KnownOrder) => Planned<R>,
): Promise<ChangeOutcome<R> | Overtaken> {
  const planned = planOn(plan, known);
  if ('torn' in planned)
    return { kind: 'overtaken', known: await readAgain(shop, known.order), torn: planned.torn };
  if ('refusal' in planned) return { kind: 'refused', refusal: planned.refusal };
  const { order, ...change } = planned;
  const result = await shop.orders.save(order, change);
  if (result.kind === 'committed') return changed(order, known, change.movement);
  if (result.kind === 'repeated') return result;
  return { kind: 'overtaken', known: await knownAfter(shop, known, result) };
}

/**
 * Changes an order together with the coins that pay it, in one transaction; planned again on what is true whenever
 * something else came first.
 * @throws Fault `store-conflict` when others keep changing the order or the wallet.
 */
export async function changeOrder<R>(
  shop: ChangeShop,
  order: Order,
  plan: (known: KnownOrder) => Planned<R>,
  given?: Payer,
): Promise<ChangeOutcome<R>> {
  let known: KnownOrder | undefined = given ? { order, payer: given } : await withPayer(shop, order);
  let tornReads = 0;
  for (let tries = 0; tries < mostTries && known; tries++) {
    const result: ChangeOutcome<R> | Overtaken = await tryChange(shop, known, plan);
    if (result.kind !== 'overtaken') return result;
    tornReads = countTorn(result, tornReads);
    known = result.known;
  }
  if (!known) return { kind: 'gone' };
  throw new Fault('store-conflict', 'an order or its wallet kept changing', { orderId: order.orderId });
}

const ends = {
  capture: { kind: 'order-capture', status: 'captured' },
  void: { kind: 'order-void', status: 'voided' },
  expiry: { kind: 'order-expiry', status: 'expired' },
} as const;

/** Ends the hold of an order that is being shipped or cancelled; nothing, for one that holds no coins any more. */
export function endHold(
  { payer, order }: KnownOrder,
  end: keyof typeof ends,
  now: Instant,
): { movement?: Movement } {
  if (!payer || !isPending(payer.hold)) return {};
  const hold: PendingHold = payer.hold;
  const capturedCoins = end === 'capture' ? order.coins : 0;
  return { movement: resolveHold(payer.wallet, hold, { ...ends[end], capturedCoins, now }) };
}
