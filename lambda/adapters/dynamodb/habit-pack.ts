import { Fault } from '../../domain/fault';
import type { Habit } from '../../domain/purchases/habit';

/** A habit without the names of its fields: a household has up to hundreds, and reads them in every turn. */
type Packed = [string, number, string, string, number, number, number];

const fieldTypes = ['string', 'number', 'string', 'string', 'number', 'number', 'number'];

export const packHabits = (habits: readonly Habit[]): string =>
  JSON.stringify(
    habits.map((habit): Packed => {
      const { sku, count, firstDay, lastDay, lastQuantity, usualQuantity, sumLogGapDays } = habit;
      return [sku, count, firstDay, lastDay, lastQuantity, usualQuantity, sumLogGapDays];
    }),
  );

const isPacked = (value: unknown): value is Packed =>
  Array.isArray(value) &&
  value.length === fieldTypes.length &&
  fieldTypes.every((type, index) => typeof value[index] === type);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** @throws Fault `store-corrupt` naming the item's key. */
export function unpackHabits(json: string, key: string): Habit[] {
  const packed = parsed(json);
  if (!Array.isArray(packed) || !packed.every(isPacked))
    throw new Fault('store-corrupt', `item ${key} does not hold habits`, { key });
  return packed.map(([sku, count, firstDay, lastDay, lastQuantity, usualQuantity, sumLogGapDays]) => ({
    sku,
    count,
    firstDay,
    lastDay,
    lastQuantity,
    usualQuantity,
    sumLogGapDays,
  }));
}
