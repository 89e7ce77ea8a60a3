import * as fc from 'fast-check';
import { dayMs, epochMsOf, type Instant, plusMs } from '../time';
import { countedHoldings, type Holdings, holdingsAfter } from './holdings';

const start = '2026-03-01T00:00:00.000Z';
const none: Holdings = { steadyLevels: [], keptLevels: [] };
const day = (count: number): Instant => plusMs(start, count * dayMs);

/** A balance from an instant on. */
interface Balance {
  at: Instant;
  coins: number;
}

const lived = (balances: readonly Balance[]): Holdings =>
  balances.reduce((holdings, { at, coins }) => holdingsAfter(holdings, at, coins), none);

const onDays = (...balances: [number, number][]): Holdings =>
  lived(balances.map(([count, coins]) => ({ at: day(count), coins })));

describe('what tiers are measured by', () => {
  it('counts a balance once it was held for a week', () => {
    const holdings = onDays([0, 1_000]);
    expect(countedHoldings(holdings, plusMs(day(7), -1_000))).toBe(0);
    expect(countedHoldings(holdings, day(7))).toBe(1_000);
  });

  it('does not count coins that were borrowed for less', () => {
    const holdings = onDays([0, 100], [10, 5_000], [16, 100]);
    for (const count of [10, 15, 16, 17, 24, 60]) expect(countedHoldings(holdings, day(count))).toBe(100);
  });

  it('is the lowest balance of the week, not the average', () => {
    const holdings = onDays([0, 2_000], [10, 300], [10.01, 2_000]);
    expect(countedHoldings(holdings, day(50))).toBe(2_000);
    expect(holdings.steadyLevels[0]?.[1]).toBe(300);
  });

  it('keeps what was lost for thirty days', () => {
    const holdings = onDays([0, 2_000], [10, 100]);
    expect(countedHoldings(holdings, plusMs(day(40), -1_000))).toBe(2_000);
    expect(countedHoldings(holdings, day(40))).toBe(100);
  });

  it('keeps a lower level, lost later, for thirty days of its own', () => {
    const holdings = onDays([0, 5_000], [10, 1_500], [30, 0]);
    expect(countedHoldings(holdings, day(39))).toBe(5_000);
    expect(countedHoldings(holdings, day(41))).toBe(1_500);
    expect(countedHoldings(holdings, day(59))).toBe(1_500);
    expect(countedHoldings(holdings, day(61))).toBe(0);
  });

  it('loses nothing by spending what was not counted yet', () => {
    const holdings = onDays([0, 1_000], [10, 9_000], [11, 1_000]);
    expect(countedHoldings(holdings, day(12))).toBe(1_000);
    expect(holdings.keptLevels).toEqual([]);
  });
});

/*
 * The same, found out by looking at every hour of the past.
 */

const hourMs = 3_600_000;
const hoursOf = (days: number) => days * 24;

/** The balance of each hour from the start on: what it was at its end. */
function hourly(balances: readonly Balance[], hours: number): number[] {
  const startMs = epochMsOf(start);
  return Array.from({ length: hours }, (_, hour) => {
    const endMs = startMs + (hour + 1) * hourMs;
    return balances.findLast(({ at }) => epochMsOf(at) < endMs)?.coins ?? 0;
  });
}

/** The lowest of the last week, hour by hour, the hour in which it began too: nothing was held before the start. */
const heldHourly = (balance: readonly number[]): number[] =>
  balance.map((_, hour) => (hour < hoursOf(7) ? 0 : Math.min(...balance.slice(hour - hoursOf(7), hour + 1))));

/** The best of the last thirty days. */
const countedAt = (held: readonly number[], hour: number): number =>
  Math.max(...held.slice(Math.max(0, hour - hoursOf(30)), hour + 1));

const minuteMs = 60_000;

/** Movements in order, each at an earlier minute of its hour: never exactly a week apart, which hours cannot tell. */
const historyOf = (steps: readonly [number, number][]): Balance[] => {
  let hour = 0;
  return steps.map(([hours, coins], index) => {
    hour += hours;
    return { at: plusMs(start, hour * hourMs + (50 - index) * minuteMs), coins };
  });
};

const stepsOf = (amounts: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), amounts), { minLength: 1, maxLength: 12 });

/** Compares, every few hours of a quarter, what is counted with what should be. */
function compare(balances: readonly Balance[], expectHour: (counted: number, exact: number) => void): void {
  const hours = hoursOf(120);
  const held = heldHourly(hourly(balances, hours));
  for (let hour = 0; hour < hours; hour += 7) {
    // Just before the hour is over, when everything that happens in it has happened.
    const at = plusMs(start, (hour + 1) * hourMs - 1_000);
    const known = lived(balances.filter((one) => one.at <= at));
    expectHour(countedHoldings(known, at), countedAt(held, hour));
  }
}

describe('beside the whole past, hour by hour', () => {
  it('is exact as long as the balance has few levels', () => {
    const three = fc.constantFrom(0, 800, 1_500, 4_000);
    fc.assert(
      fc.property(stepsOf(three), (steps) =>
        compare(historyOf(steps), (counted, exact) => expect(counted).toBe(exact)),
      ),
      { numRuns: 40, seed: 20260301 },
    );
  });

  it('is never more than the truth, however many levels had to be forgotten', () => {
    fc.assert(
      fc.property(stepsOf(fc.integer({ min: 0, max: 20_000 })), (steps) =>
        compare(historyOf(steps), (counted, exact) => expect(counted).toBeLessThanOrEqual(exact)),
      ),
      { numRuns: 40, seed: 20260302 },
    );
  });

  it('remembers few levels, whatever happens', () => {
    fc.assert(
      fc.property(stepsOf(fc.integer({ min: 0, max: 20_000 })), (steps) => {
        const { steadyLevels, keptLevels } = lived(historyOf(steps));
        expect(steadyLevels.length).toBeLessThanOrEqual(5);
        expect(keptLevels.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
