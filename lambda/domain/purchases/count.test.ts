import fc from 'fast-check';
import { addDays, type Day, daysBetween } from '../time';
import { countPurchase, mostHabits } from './count';
import type { Habit, Habits } from './habit';

const nothing: Habits = { version: 0, habits: [] };
const firstDay: Day = '2024-01-01';

const gaps = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 60 });
const quantity = fc.integer({ min: 1, max: 20 });

function habitAfter(days: readonly Day[], quantities: readonly number[]): Habit | undefined {
  const counted = days.reduce(
    (habits, day, index) => countPurchase(habits, [{ sku: 'coffee', quantity: quantities[index] ?? 1 }], day),
    nothing,
  );
  return counted.habits[0];
}

function daysOf(gapDays: readonly number[]): Day[] {
  const days = [firstDay];
  for (const gap of gapDays) days.push(addDays(days.at(-1) ?? firstDay, gap));
  return days;
}

describe('counting purchases', () => {
  it('keeps what the whole history says', () => {
    fc.assert(
      fc.property(gaps, quantity, (gapDays, lastQuantity) => {
        const days = daysOf(gapDays);
        const quantities = [...gapDays.map(() => 1), lastQuantity];
        const habit = habitAfter(days, quantities);
        expect(habit).toMatchObject({ count: days.length, firstDay, lastDay: days.at(-1), lastQuantity });
        const logs = gapDays.reduce((sum, gap) => sum + Math.log(gap), 0);
        expect(habit?.sumLogGapDays).toBeCloseTo(logs, 9);
      }),
    );
  });

  it('keeps the usual quantity between the smallest and the largest', () => {
    fc.assert(
      fc.property(fc.array(quantity, { minLength: 1, maxLength: 40 }), (quantities) => {
        const habit = habitAfter(daysOf(quantities.slice(1)), quantities);
        expect(habit?.usualQuantity).toBeGreaterThanOrEqual(Math.min(...quantities) - 1e-9);
        expect(habit?.usualQuantity).toBeLessThanOrEqual(Math.max(...quantities) + 1e-9);
      }),
    );
  });

  it('takes two purchases of one day as one of their sum', () => {
    fc.assert(
      fc.property(gaps, quantity, quantity, (gapDays, first, second) => {
        const days = daysOf(gapDays);
        const before = gapDays.map(() => 2);
        const once = habitAfter(days, [...before, first + second]);
        const twice = habitAfter([...days, days.at(-1) ?? firstDay], [...before, first, second]);
        expect(twice?.usualQuantity).toBeCloseTo(once?.usualQuantity ?? 0, 9);
        expect({ ...twice, usualQuantity: 0 }).toEqual({ ...once, usualQuantity: 0 });
      }),
    );
  });

  it('never makes a negative or lost gap of a purchase counted late', () => {
    const habit = habitAfter(['2024-01-10', '2024-01-20', '2024-01-15'], [1, 2, 3]);
    expect(habit).toMatchObject({ count: 2, lastDay: '2024-01-20', lastQuantity: 5 });
    expect(habit?.sumLogGapDays).toBeCloseTo(Math.log(daysBetween('2024-01-10', '2024-01-20')));
  });

  it('counts lines of one item once', () => {
    const lines = [
      { sku: 'tea', quantity: 2 },
      { sku: 'tea', quantity: 1 },
    ];
    const [tea, ...others] = countPurchase(nothing, lines, firstDay).habits;
    expect(tea).toMatchObject({ count: 1, lastQuantity: 3, usualQuantity: 3 });
    expect(others).toEqual([]);
  });

  it('forgets the least recently bought beyond its bound, and puts the most bought first', () => {
    let habits = countPurchase(nothing, [{ sku: 'oldest', quantity: 1 }], firstDay);
    for (let index = 0; index < mostHabits; index++)
      habits = countPurchase(habits, [{ sku: `item-${index}`, quantity: 1 }], addDays(firstDay, 1 + index));
    habits = countPurchase(habits, [{ sku: 'item-7', quantity: 1 }], addDays(firstDay, 1000));
    expect(habits.habits).toHaveLength(mostHabits);
    expect(habits.habits[0]?.sku).toBe('item-7');
    expect(habits.habits.some(({ sku }) => sku === 'oldest')).toBe(false);
    expect(habits.version).toBe(mostHabits + 2);
  });
});
