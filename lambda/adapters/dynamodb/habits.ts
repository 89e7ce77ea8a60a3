import type { HabitStore } from '../../domain/purchases/store';
import { putVersion } from './movements';
import { putOrder } from './orders';
import { habitsShape, packedShape, parse, unpack } from './parse';
import { getItem, type Table } from './requests';
import { keys } from './table';
import { transact } from './transact';

export const habitStore = (table: Table): HabitStore => ({
  async read(householdId) {
    const key = keys.habits(householdId);
    const item = await getItem(table, key);
    if (!item) return { version: 0, habits: [] };
    const { version, habits } = parse(packedShape, item);
    return { version, habits: unpack(habitsShape, habits, `${key.pk}/${key.sk}`) };
  },

  async saveCounting(householdId, { version, habits }, order) {
    const packed = { ...keys.habits(householdId), version, habits: JSON.stringify(habits) };
    const result = await transact(table, [putVersion(table, 'habits', packed), putOrder(table, order)]);
    return result.kind === 'committed' ? 'saved' : 'conflict';
  },
});
