import type { PricePoint } from '../catalogue/item';
import { lowestRecentCents } from './lowest-price';

const zone = 'Europe/Paris';
const firstDay = '2026-06-10';
/** Start of 10 June in Paris, and of 11 May, 30 days before. */
const start = '2026-06-09T22:00:00.000Z';
const thirtyDaysBefore = '2026-05-10T22:00:00.000Z';
const earlier = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
const point = (from: string, EUR: number, USD = EUR): PricePoint => ({ from, cents: { EUR, USD } });
const lowest = (...history: PricePoint[]) => lowestRecentCents(history, firstDay, zone);
const longAgo = '2026-01-01T00:00:00.000Z';

describe('the lowest price of the 30 days before a deal', () => {
  it('is the current price where nothing changed', () => {
    expect(lowest(point(longAgo, 400, 500))).toEqual({ EUR: 400, USD: 500 });
  });

  it('is a lower price in between, even if it held for a moment only', () => {
    const moment = '2026-05-20T10:00:00.000Z';
    const next = '2026-05-20T10:00:00.001Z';
    expect(lowest(point(longAgo, 400), point(moment, 250), point(next, 400))?.EUR).toBe(250);
  });

  it('counts a price that held until just after the 30 days began, not one that had ended then', () => {
    const ending = (end: string) => lowest(point(longAgo, 250), point(end, 400))?.EUR;
    expect(ending(new Date(Date.parse(thirtyDaysBefore) + 1).toISOString())).toBe(250);
    expect(ending(thirtyDaysBefore)).toBe(400);
    expect(ending(earlier(thirtyDaysBefore))).toBe(400);
  });

  it('counts a price set just before the start, not one set at the start', () => {
    expect(lowest(point(longAgo, 400), point(earlier(start), 250))?.EUR).toBe(250);
    expect(lowest(point(longAgo, 400), point(start, 250))?.EUR).toBe(400);
  });

  it('looks at each currency by itself', () => {
    const history = [point(longAgo, 400, 300), point('2026-05-20T10:00:00.000Z', 350, 380)];
    expect(lowest(...history)).toEqual({ EUR: 350, USD: 300 });
  });

  it('answers with the first price for an item that is newer than the deal', () => {
    expect(lowest(point('2026-06-10T08:00:00.000Z', 400), point('2026-06-11T08:00:00.000Z', 300))?.EUR).toBe(
      400,
    );
  });

  it('is unknown without any price', () => {
    expect(lowest()).toBeUndefined();
  });
});
