import fc from 'fast-check';
import { dayMs, instantOf } from '../time';
import type { PricePoint } from './item';
import { withPrice } from './prices';

const start = Date.UTC(2026, 4, 1);
const dayAfter = (days: number) => instantOf(start + days * dayMs);
const price = (EUR: number) => ({ EUR, USD: EUR + 100 });

describe('a price history', () => {
  it('begins with the first price', () => {
    expect(withPrice([], price(300), dayAfter(0))).toEqual([{ from: dayAfter(0), cents: price(300) }]);
  });

  it('stays as it is while the price stays', () => {
    const history = [{ from: dayAfter(0), cents: price(300) }];
    expect(withPrice(history, price(300), dayAfter(5))).toEqual(history);
  });

  it('notices a change of one currency alone', () => {
    const history = [{ from: dayAfter(0), cents: price(300) }];
    expect(withPrice(history, { EUR: 300, USD: 1 }, dayAfter(5))).toHaveLength(2);
  });

  it('keeps a price that ended 31 days ago and drops one that ended long before', () => {
    const history = [
      { from: dayAfter(0), cents: price(100) },
      { from: dayAfter(10), cents: price(200) },
      { from: dayAfter(69), cents: price(300) },
    ];
    const kept = withPrice(history, price(400), dayAfter(100));
    expect(kept.map(({ cents }) => cents.EUR)).toEqual([200, 300, 400]);
  });

  it('always ends in the current price and covers the last 31 days', () => {
    const change = fc.record({ days: fc.integer({ min: 1, max: 40 }), EUR: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1 }), (changes) => {
        let day = 0;
        const whole: PricePoint[] = [];
        let history: PricePoint[] = [];
        for (const { days, EUR } of changes) {
          day += days;
          whole.push({ from: dayAfter(day), cents: price(EUR) });
          history = withPrice(history, price(EUR), dayAfter(day));
        }
        expect(history.at(-1)?.cents).toEqual(whole.at(-1)?.cents);
        const lookedBack = dayAfter(day - 31);
        const priceAt = (points: PricePoint[]) => points.findLast(({ from }) => from <= lookedBack)?.cents;
        expect(priceAt(history)).toEqual(priceAt(whole));
      }),
    );
  });
});
