import { makeIdSource } from '../../lambda/adapters/system/ids';
import type { CatalogueItem, ItemName } from '../../lambda/domain/catalogue/item';
import { type Deal, shardCountFor } from '../../lambda/domain/deals/deal';
import type { Household } from '../../lambda/domain/household/household';
import { holdKey, type Order } from '../../lambda/domain/orders/order';
import { plusMs } from '../../lambda/domain/time';
import { holdCoins } from '../../lambda/domain/wallet/holds';
import type { Entry, Journal, Line, Movement } from '../../lambda/domain/wallet/movement';
import { creditPurchased } from '../../lambda/domain/wallet/moves';
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
    coins: unitCents,
    cardCents: 0,
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

/** The wallet as a movement leaves it. */
export const walletAfter = (movement: Movement): Wallet => movement.sides[0].after;
export const lineOf = (movement: Movement): Line => movement.sides[0].line;

export const grantOf = (wallet: Wallet, coins: number, key = newId('grant')): Movement =>
  creditPurchased(wallet, { key, kind: 'adjustment', coins, subject: 'welcome', now: testNow });

const legsTotal = ({ legs }: Entry): number => legs.reduce((sum, { coins }) => sum + coins, 0);

/** Checks that a journal stands, and that what happened under it neither made nor lost a coin. */
export function expectBalanced(journal: Journal | undefined): void {
  expect(journal && legsTotal(journal.entry)).toBe(0);
  if (journal?.resolution) expect(legsTotal(journal.resolution)).toBe(0);
}

/** The hold that pays an order. */
export function holdOf(wallet: Wallet, order: Order): Movement {
  const { orderId, coins, placedAt } = order;
  const expiresAt = plusMs(placedAt, 45 * 24 * hourMs);
  const ask = { key: holdKey(orderId), kind: 'order-hold' as const, coins, subject: orderId };
  const hold = holdCoins(wallet, { ...ask, now: placedAt, expiresAt });
  if (!hold) throw new Error(`too few coins for order ${orderId}`);
  return hold;
}
