import fc from 'fast-check';
import { Catalogue } from '../catalogue/catalogue';
import type { CatalogueItem, ItemName } from '../catalogue/item';
import { addDays, daysBetween } from '../time';
import type { Habit } from './habit';
import { dueHabits, runOutDay, usualQuantity } from './run-out';

const coffee: Habit = {
  sku: 'coffee',
  count: 5,
  firstDay: '2024-01-01',
  lastDay: '2024-02-10',
  lastQuantity: 1,
  usualQuantity: 1,
  sumLogGapDays: 4 * Math.log(10),
};

const name: ItemName = { name: 'coffee', number: 'u', pack: '', unit: { one: '', many: '' }, synonyms: [] };
const itemOf = (sku: string, changes: Partial<CatalogueItem> = {}): CatalogueItem => ({
  sku,
  category: 'drinks',
  brand: '',
  names: { en: name, fr: name },
  cents: { EUR: 500, USD: 550 },
  stock: 10,
  status: 'active',
  typicalDays: 10,
  priceHistory: [],
  ...changes,
});
const catalogue = (...items: CatalogueItem[]) => new Catalogue(1, items);
const skusDue = (habits: Habit[], today: string, shelf: Catalogue) =>
  dueHabits({ version: 1, habits }, shelf, today).map(({ habit }) => habit.sku);

describe('when it runs out', () => {
  it('is the geometric mean of the gaps after the last purchase', () => {
    expect(runOutDay(coffee, 10)).toBe('2024-02-20');
  });

  it('shrinks to the typical gap as three gaps of its own would', () => {
    const once: Habit = { ...coffee, count: 1, sumLogGapDays: 0 };
    expect(runOutDay(once, 30)).toBe(addDays(coffee.lastDay, 30));
    const fourth: Habit = { ...coffee, count: 4, sumLogGapDays: 3 * Math.log(10) };
    expect(daysBetween(coffee.lastDay, runOutDay(fourth, 40))).toBe(20);
  });

  it('lasts twice as long when twice as much was bought', () => {
    expect(runOutDay({ ...coffee, lastQuantity: 2 }, 10)).toBe('2024-03-01');
  });

  it('is always after the last purchase and never centuries away', () => {
    const habit = fc.record({
      count: fc.integer({ min: 1, max: 1000 }),
      lastQuantity: fc.integer({ min: 1, max: 1000 }),
      usualQuantity: fc.double({ min: 0.1, max: 1000, noNaN: true }),
      meanGapDays: fc.double({ min: 1, max: 700, noNaN: true }),
    });
    fc.assert(
      fc.property(habit, fc.integer({ min: 0, max: 700 }), ({ meanGapDays, ...some }, typicalDays) => {
        const sumLogGapDays = (some.count - 1) * Math.log(meanGapDays);
        const days = daysBetween(
          coffee.lastDay,
          runOutDay({ ...coffee, ...some, sumLogGapDays }, typicalDays),
        );
        expect(days).toBeGreaterThanOrEqual(1);
        expect(days).toBeLessThanOrEqual(4 * 700 + 1);
      }),
    );
  });

  it('offers a whole quantity of at least one', () => {
    expect(usualQuantity({ ...coffee, usualQuantity: 0.2 })).toBe(1);
    expect(usualQuantity({ ...coffee, usualQuantity: 2.5 })).toBe(3);
  });
});

describe('what is due', () => {
  const shelf = catalogue(itemOf('coffee'), itemOf('tea'));

  it('begins three days before the run-out and ends when the habit was given up', () => {
    expect(skusDue([coffee], '2024-02-16', shelf)).toEqual([]);
    expect(skusDue([coffee], '2024-02-17', shelf)).toEqual(['coffee']);
    expect(skusDue([coffee], '2024-03-11', shelf)).toEqual(['coffee']);
    expect(skusDue([coffee], '2024-03-12', shelf)).toEqual([]);
  });

  it('is never what was bought today, however often it is bought', () => {
    const daily: Habit = { ...coffee, sumLogGapDays: 0 };
    expect(skusDue([daily], coffee.lastDay, shelf)).toEqual([]);
  });

  it('puts the surer one first', () => {
    const tea: Habit = { ...coffee, sku: 'tea', count: 2, sumLogGapDays: Math.log(10) };
    expect(skusDue([tea, coffee], '2024-02-20', shelf)).toEqual(['coffee', 'tea']);
    const late: Habit = { ...coffee, lastDay: '2024-01-25' };
    expect(skusDue([late, { ...coffee, sku: 'tea' }], '2024-02-20', shelf)).toEqual(['tea', 'coffee']);
  });

  it('leaves out what was bought once, is out of stock, discontinued or unknown', () => {
    const today = '2024-02-20';
    expect(skusDue([{ ...coffee, count: 1, sumLogGapDays: 0 }], today, shelf)).toEqual([]);
    expect(skusDue([coffee], today, catalogue(itemOf('coffee', { stock: 0 })))).toEqual([]);
    expect(skusDue([coffee], today, catalogue(itemOf('coffee', { status: 'discontinued' })))).toEqual([]);
    expect(skusDue([coffee], today, catalogue())).toEqual([]);
  });
});
