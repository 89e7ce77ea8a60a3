import type { Household } from '../../lambda/domain/household/household';
import type { IdSource } from '../../lambda/domain/ids';
import { scheduleOf } from '../../lambda/domain/orders/delivery-day';
import { holdKey, type Order, type Quote } from '../../lambda/domain/orders/order';
import { placeOrder } from '../../lambda/domain/orders/place';
import { countPurchase } from '../../lambda/domain/purchases/count';
import type { Habits } from '../../lambda/domain/purchases/habit';
import type { Seller } from '../../lambda/domain/seller';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, dayOf, epochMsOf, type Instant, plusMs, type TimeZone } from '../../lambda/domain/time';
import { isPending, resolveHold } from '../../lambda/domain/wallet/holds';
import { lotsTotal } from '../../lambda/domain/wallet/lots';
import { addMonths, monthOf } from '../../lambda/domain/wallet/month';
import { creditPromo, creditPurchased } from '../../lambda/domain/wallet/moves';
import { emptyWallet } from '../../lambda/domain/wallet/wallet';
import { type BulkTable, putFinishedOrders } from './bulk';
import { deliveredAt } from './history';

const coinsToSpend = 6_400;
const grantStep = 500;

/** Habits as if every order had been counted when it left. */
export function habitsOf(quotes: readonly Quote[], zone: TimeZone): Habits {
  const none: Habits = { version: 0, habits: [] };
  const counted = quotes.reduce(
    (habits, { lines, quotedAt }) => countPurchase(habits, lines, dayOf(quotedAt, zone)),
    none,
  );
  return { ...counted, version: 1 };
}

function delivered(order: Order, household: Household): Order {
  const shipped = order.cancelUntil;
  return {
    ...order,
    status: 'delivered',
    history: { placed: order.placedAt, shipped, delivered: deliveredAt(order, household) },
    handedOver: { placed: order.placedAt },
    countedInHabits: true,
    rewardsNoted: true,
  };
}

function placedOrder(quote: Quote, household: Household, seller: Seller): Order {
  const { quotedAt: placedAt, expiresAt: _expiresAt, ...rest } = quote;
  const { cancelUntil } = scheduleOf(placedAt, household.timeZone, seller);
  return { ...rest, status: 'placed', placedAt, cancelUntil, history: { placed: placedAt }, version: 1 };
}

/** Orders from before the wallet: they are there, and no coins moved for them. */
export async function saveDelivered(
  table: BulkTable,
  seller: Seller,
  household: Household,
  quotes: readonly Quote[],
): Promise<void> {
  const orders = quotes.map((quote) => delivered(placedOrder(quote, household, seller), household));
  await putFinishedOrders(table, orders);
}

/** Promo coins that every household has beside what it bought, and in how many months they expire. */
const promoCoins = 240;
const promoMonths = 1;

/** What is left after the last order that is paid with it, some of it about to expire. */
export async function fillWallet(
  shop: Pick<Shop, 'wallets'>,
  household: Household,
  paid: readonly Quote[],
  ids: IdSource,
): Promise<void> {
  const [first] = paid;
  if (!first) return;
  const now = plusMs(first.quotedAt, -dayMs);
  const account = ids.next('acc', epochMsOf(now));
  const spentCoins = paid.reduce((sum, { totalCents }) => sum + totalCents, 0);
  const coins = Math.ceil((coinsToSpend + spentCoins) / grantStep) * grantStep;
  const ask = { key: `adjustment:${account}:welcome`, kind: 'adjustment' as const, subject: 'goodwill', now };
  const bought = creditPurchased(emptyWallet(household.id, account), { ...ask, coins });
  await shop.wallets.commit(bought);
}

/** Earned lately: the newest movement of a household's past. */
export async function rewardLately(
  shop: Pick<Shop, 'wallets'>,
  household: Household,
  now: Instant,
): Promise<void> {
  const wallet = await shop.wallets.read(household.id);
  if (!wallet) return;
  const month = addMonths(monthOf(now), promoMonths);
  const ask = { key: `reward:${wallet.account}:welcome`, kind: 'reward' as const, subject: 'contest', month };
  await shop.wallets.commit(creditPromo(wallet, { ...ask, coins: promoCoins, now }));
}

/** The coins of an order that is on its way are spent. */
async function capture(shop: Pick<Shop, 'wallets'>, { householdId, orderId }: Order, now: Instant) {
  const [wallet, hold] = await Promise.all([
    shop.wallets.read(householdId),
    shop.wallets.journal(holdKey(orderId)),
  ]);
  if (!wallet || !isPending(hold) || !hold.hold) throw new Error('a demo order holds no coins');
  const capturedCoins = lotsTotal(hold.hold.lots);
  return resolveHold(wallet, hold, { kind: 'order-capture', status: 'captured', capturedCoins, now });
}

/** Orders paid with coins, as the skill itself places them; the last one brings the habits with it. */
export async function deliverPaid(
  shop: Pick<Shop, 'households' | 'orders' | 'seller' | 'habits' | 'wallets'>,
  household: Household,
  paid: readonly Quote[],
  habits: Habits,
): Promise<void> {
  for (const [index, quote] of paid.entries()) {
    const placed = await placeOrder(shop, quote, quote.quotedAt, { isCodeProven: true });
    if (placed.name !== 'placed') throw new Error(`a demo order was not placed: ${placed.name}`);
    const order = delivered({ ...placed.facts.order, version: 2 }, household);
    await shop.orders.save(order, { movement: await capture(shop, order, order.cancelUntil) });
    if (index === paid.length - 1)
      await shop.habits.saveCounting(household.id, habits, { ...order, version: 3 });
  }
}
