import type { HabitStore } from '../../domain/purchases/store';
import { packHabits, unpackHabits } from './habit-pack';
import { putVersion } from './movements';
import { putOrder } from './orders';
import { packedShape, parse } from './parse';
import { getItem, type Table } from './requests';
import { keys } from './table';
import { transact } from './transact';

export const habitStore = (table: Table): HabitStore => ({
  async read(householdId) {
    const key = keys.habits(householdId);
    const item = await getItem(table, key);
    if (!item) return { version: 0, habits: [] };
    const { version, habits } = parse(packedShape, item);
    return { version, habits: unpackHabits(habits, `${key.pk}/${key.sk}`) };
  },

  async saveCounting(householdId, { version, habits }, order) {
    const packed = { ...keys.habits(householdId), version, habits: packHabits(habits) };
    const result = await transact(table, [putVersion(table, 'habits', packed), putOrder(table, order)]);
    return result.kind === 'committed' ? 'saved' : 'conflict';
  },
});
