import { putFinishedOrders } from '../../demo/household/bulk';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import type { CatalogueItem } from '../../lambda/domain/catalogue/item';
import type { Deal } from '../../lambda/domain/deals/deal';
import type { Order } from '../../lambda/domain/orders/order';
import type { Habit } from '../../lambda/domain/purchases/habit';
import { epochMsOf, type Instant, plusMs } from '../../lambda/domain/time';
import type { TestTable } from '../../test/support/dynamodb';
import {
  type House,
  type HouseOptions,
  houseNow,
  openHouse,
  sampleCatalogue,
} from '../../test/support/house';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const everyOther = 4;
const ordersAtOnce = 500;
/** Enough for every order of a benchmark. */
const coins = 100_000_000;
const dealUnits = 1_000_000;
const dealCount = 12;
const ids = makeIdSource();
const placedAt = plusMs(houseNow, -60_000);

const habitOf = ({ sku }: CatalogueItem): Habit => ({
  sku,
  count: 12,
  firstDay: '2025-03-12',
  lastDay: '2026-02-24',
  lastQuantity: 1,
  usualQuantity: 1,
  sumLogGapDays: 11 * Math.log(21),
});

const dealOn = ({ sku, cents }: CatalogueItem): Deal => ({
  dealId: `DEAL-${sku}`,
  sku,
  cents: { EUR: Math.ceil(cents.EUR * 0.8), USD: Math.ceil(cents.USD * 0.8) },
  startsAt: plusMs(houseNow, -dayMs),
  endsAt: plusMs(houseNow, 3 * dayMs),
  stock: dealUnits,
  shardCount: 4,
  soldOut: false,
  audience: { kind: 'everyone' },
  lowestRecentCents: cents,
});

/** Placed a little ago: it can still be cancelled. */
const orderOf = (items: CatalogueItem[]): Order => ({
  orderId: ids.next('ord', epochMsOf(placedAt)),
  householdId: '',
  lines: items.map(({ sku, names }) => ({ sku, names, quantity: 1, unitCents: 400 })),
  deliveryCents: 390,
  totalCents: 390 + 400 * items.length,
  coins: 390 + 400 * items.length,
  cardCents: 0,
  currency: 'EUR',
  deliveryDay: '2026-03-12',
  status: 'placed',
  placedAt,
  cancelUntil: plusMs(houseNow, 2 * hourMs),
  history: { placed: placedAt },
  version: 1,
});

function deliveredOrder(householdId: string, item: CatalogueItem | undefined, placedAt: Instant): Order {
  const delivered = plusMs(placedAt, 2 * dayMs);
  return {
    ...orderOf(item ? [item] : []),
    orderId: ids.next('ord', epochMsOf(placedAt)),
    householdId,
    placedAt,
    status: 'delivered',
    cancelUntil: plusMs(placedAt, hourMs),
    history: { placed: placedAt, shipped: plusMs(placedAt, dayMs), delivered },
    countedInHabits: true,
  };
}

/** What a household buys again and again; of all the coffees one, so that "coffee" is no question. */
function regularGoods(): CatalogueItem[] {
  const goods = sampleCatalogue().filter(({ status }) => status === 'active');
  const others = goods.filter(({ category }) => category !== 'coffee-tea');
  return [...goods.slice(0, 1), ...others.filter((_good, index) => index % everyOther === 0)];
}

/** A household that has all there can be to read: habits, deals, coins and an open order of three goods. */
export function openFurnishedHouse(
  table: TestTable,
  options: Pick<HouseOptions, 'locale' | 'client' | 'screen'>,
): Promise<House> {
  const regulars = regularGoods();
  return openHouse(table, {
    ...options,
    coins,
    habits: regulars.map(habitOf),
    orders: [orderOf(regulars.slice(3, 6))],
  });
}

/** A household that bought so many things, one by one, out of so many goods; everything was delivered. */
export async function openHouseWithPast(table: TestTable, purchases: number, goods: number): Promise<House> {
  const regulars = regularGoods().slice(0, goods);
  const house = await openHouse(table, { coins, habits: regulars.map(habitOf) });
  const orders = Array.from({ length: purchases }, (_, index) =>
    deliveredOrder(
      house.household.id,
      regulars[index % regulars.length],
      plusMs(houseNow, -(index + 7) * dayMs),
    ),
  );
  for (let start = 0; start < orders.length; start += ordersAtOnce)
    await putFinishedOrders(
      { client: table.client, tableName: table.name },
      orders.slice(start, start + ordersAtOnce),
    );
  return house;
}

/** Deals are everybody's: to be added to a table once. */
export const someDeals = (): Deal[] => sampleCatalogue().slice(0, dealCount).map(dealOn);
