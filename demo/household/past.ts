import type { Household } from '../../lambda/domain/household/household';
import type { IdSource } from '../../lambda/domain/ids';
import { scheduleOf } from '../../lambda/domain/orders/delivery-day';
import type { Order, Quote } from '../../lambda/domain/orders/order';
import { placeOrder } from '../../lambda/domain/orders/place';
import { countPurchase } from '../../lambda/domain/purchases/count';
import type { Habits } from '../../lambda/domain/purchases/habit';
import type { Seller } from '../../lambda/domain/seller';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, dayOf, epochMsOf, plusMs, type TimeZone } from '../../lambda/domain/time';
import { creditPurchased } from '../../lambda/domain/wallet/moves';
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

/** One grant, the day before the first order that is paid with it, with something left after the last. */
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
  const ask = { key: `adjustment:${account}:welcome`, kind: 'adjustment' as const, subject: 'welcome', now };
  await shop.wallets.commit(creditPurchased(emptyWallet(household.id, account), { ...ask, coins }));
}

/** Orders paid with coins, as the skill itself places them; the last one brings the habits with it. */
export async function deliverPaid(
  shop: Pick<Shop, 'households' | 'orders' | 'seller' | 'habits'>,
  household: Household,
  paid: readonly Quote[],
  habits: Habits,
): Promise<void> {
  for (const [index, quote] of paid.entries()) {
    const placed = await placeOrder(shop, quote, quote.quotedAt, { isCodeProven: true });
    if (placed.name !== 'placed') throw new Error(`a demo order was not placed: ${placed.name}`);
    const order = delivered({ ...placed.facts.order, version: 2 }, household);
    if (index < paid.length - 1) await shop.orders.save(order);
    else await shop.habits.saveCounting(household.id, habits, order);
  }
}
