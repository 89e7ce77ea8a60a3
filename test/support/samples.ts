import { makeIdSource } from '../../lambda/adapters/system/ids';
import type { CatalogueItem, ItemName } from '../../lambda/domain/catalogue/item';
import { type Deal, shardCountFor } from '../../lambda/domain/deals/deal';
import type { Household } from '../../lambda/domain/household/household';
import { type Order, paymentKey } from '../../lambda/domain/orders/order';
import { plusMs } from '../../lambda/domain/time';
import { type Movement, moveCoins } from '../../lambda/domain/wallet/movement';
import { emptyWallet, type Wallet } from '../../lambda/domain/wallet/wallet';

/** The day all tests of the stores take place. */
export const testNow = '2026-03-02T09:00:00.000Z';
const hourMs = 3_600_000;

const ids = makeIdSource();
export const newId = (prefix: string, nowMs = Date.parse(testNow)): string => ids.next(prefix, nowMs);

export const sampleHousehold = (overrides: Partial<Household> = {}): Household => ({
  id: newId('hh'),
  currency: 'EUR',
  country: 'FR',
  timeZone: 'Europe/Paris',
  customerId: 'customer-1',
  ...overrides,
});

const coffeeName: ItemName = {
  name: 'ground coffee',
  number: 'u',
  pack: '250 gram bag',
  unit: { one: 'bag', many: 'bags' },
  synonyms: ['coffee'],
};
const cafeName: ItemName = {
  name: 'café moulu',
  number: 's',
  gender: 'm',
  pack: 'paquet de 250 grammes',
  unit: { one: 'paquet', many: 'paquets', gender: 'm' },
  synonyms: ['café'],
};

export const sampleItem = (overrides: Partial<CatalogueItem> = {}): CatalogueItem => ({
  sku: 'coffee-250',
  category: 'pantry',
  brand: 'Sample',
  names: { en: coffeeName, fr: cafeName },
  cents: { EUR: 450, USD: 499 },
  stock: 100,
  status: 'active',
  typicalDays: 14,
  priceHistory: [{ from: '2026-02-01T00:00:00.000Z', cents: { EUR: 450, USD: 499 } }],
  ...overrides,
});

export const sampleDeal = (overrides: Partial<Deal> = {}): Deal => {
  const stock = overrides.stock ?? 100;
  return {
    dealId: newId('deal'),
    sku: 'coffee-250',
    cents: { EUR: 350, USD: 399 },
    startsAt: plusMs(testNow, -hourMs),
    endsAt: plusMs(testNow, 24 * hourMs),
    stock,
    shardCount: shardCountFor(stock),
    soldOut: false,
    audience: { kind: 'everyone' },
    lowestRecentCents: { EUR: 450, USD: 499 },
    ...overrides,
  };
};

/** An order of one line, taken from a deal when one is given. */
export function sampleOrder(householdId: string, deal?: Deal, overrides: Partial<Order> = {}): Order {
  const { sku, names } = sampleItem();
  const unitCents = deal ? deal.cents.EUR : 450;
  const line = { sku, names, quantity: 1, unitCents };
  return {
    orderId: newId('ord'),
    householdId,
    lines: [
      deal
        ? { ...line, deal: { dealId: deal.dealId, endsAt: deal.endsAt, shardCount: deal.shardCount } }
        : line,
    ],
    deliveryCents: 0,
    totalCents: unitCents,
    currency: 'EUR',
    deliveryDay: '2026-03-04',
    status: 'placed',
    placedAt: testNow,
    cancelUntil: plusMs(testNow, hourMs),
    history: { placed: testNow },
    version: 1,
    ...overrides,
  };
}

export const newWallet = (householdId: string): Wallet => emptyWallet(householdId, newId('acc'));

export const grantOf = (wallet: Wallet, coins: number, key = newId('grant')): Movement =>
  moveCoins(wallet, { key, kind: 'grant', coins, subject: 'welcome', now: testNow });

export const paymentOf = (wallet: Wallet, order: Order): Movement =>
  moveCoins(wallet, {
    key: paymentKey(order.orderId),
    kind: 'order-payment',
    coins: -order.totalCents,
    subject: order.orderId,
    now: testNow,
  });
