import fc from 'fast-check';
import { sampleDeal, sampleHousehold, sampleItem, testNow } from '../../../test/support/samples';
import { testSeller } from '../../../test/support/sellers';
import { Catalogue } from '../catalogue/catalogue';
import type { Habit } from '../purchases/habit';
import { addDays } from '../time';
import type { Deal } from './deal';
import { rankDeals } from './rank';

const today = testNow.slice(0, 10);
const habit = (sku: string, boughtDaysAgo: number, count = 6): Habit => ({
  sku,
  count,
  firstDay: '2025-01-01',
  lastDay: addDays(today, -boughtDaysAgo),
  lastQuantity: 1,
  usualQuantity: 1,
  sumLogGapDays: (count - 1) * Math.log(14),
});
const skus = ['coffee', 'soap', 'rice', 'tea'];
const catalogue = new Catalogue(
  1,
  skus.map((sku) =>
    sampleItem({ sku, cents: { EUR: 1_000, USD: 1_000 }, category: sku === 'tea' ? 'drinks' : 'pantry' }),
  ),
);
const dealOn = (sku: string, cents = 800, overrides: Partial<Deal> = {}) =>
  sampleDeal({
    sku,
    cents: { EUR: cents, USD: cents },
    lowestRecentCents: { EUR: 950, USD: 950 },
    ...overrides,
  });

const rank = (deals: Deal[], habits: Habit[] = [], overrides: { country?: string; shelf?: Catalogue } = {}) =>
  rankDeals(deals, {
    household: sampleHousehold({ country: overrides.country ?? 'FR' }),
    habits,
    catalogue: overrides.shelf ?? catalogue,
    seller: testSeller,
    now: testNow,
  });
const order = (deals: Deal[], habits: Habit[] = []) => rank(deals, habits).map(({ item }) => item.sku);

describe('ranking deals for a household', () => {
  it('puts what it buys before what it does not, however deep the cut', () => {
    expect(order([dealOn('rice', 500), dealOn('coffee', 900)], [habit('coffee', 3)])).toEqual([
      'coffee',
      'rice',
    ]);
  });

  it('puts what runs out first before what will last', () => {
    const habits = [habit('coffee', 1), habit('soap', 13)];
    expect(order([dealOn('coffee'), dealOn('soap')], habits)).toEqual(['soap', 'coffee']);
  });

  it('puts the deeper cut first among what it does not buy', () => {
    expect(order([dealOn('rice', 900), dealOn('soap', 700)])).toEqual(['soap', 'rice']);
  });

  it('leaves out what is not for it, not for sale, not on the shelf, or no cut at all', () => {
    const missing = new Catalogue(2, [
      sampleItem({ sku: 'coffee', cents: { EUR: 1_000, USD: 1_000 }, stock: 0 }),
    ]);
    expect(rank([dealOn('coffee')], [], { shelf: missing })).toEqual([]);
    expect(order([dealOn('nowhere'), dealOn('soap', 1_000)])).toEqual([]);
    const buyers = dealOn('soap', 800, { audience: { kind: 'buyers', sku: 'soap' } });
    expect(order([buyers])).toEqual([]);
    expect(order([buyers], [habit('soap', 3)])).toEqual(['soap']);
    const drinkers = dealOn('tea', 800, { audience: { kind: 'category', category: 'drinks' } });
    expect(order([drinkers])).toEqual([]);
    expect(order([dealOn('soap', 800, { audience: { kind: 'household', householdId: 'another' } })])).toEqual(
      [],
    );
  });

  it('tells the lowest price of 30 days where the law wants it, and nowhere else', () => {
    expect(rank([dealOn('soap')])[0]).toMatchObject({
      wasCents: 1_000,
      nowCents: 800,
      lowestRecentCents: 950,
    });
    expect(rank([dealOn('soap')], [], { country: 'US' })[0]).not.toHaveProperty('lowestRecentCents');
  });

  it('never promises more percent than the cut is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (cents) => {
        const [ranked] = rank([dealOn('soap', cents)]);
        expect((1_000 * (100 - (ranked?.percentOff ?? 101))) / 100).toBeGreaterThanOrEqual(cents);
        expect((1_000 * (99 - (ranked?.percentOff ?? 0))) / 100).toBeLessThan(cents);
      }),
    );
  });
});
