import type { DeliveryHome } from '../../domain/delivery/home';
import type { DeliveryHomeStore } from '../../domain/delivery/store';
import type { WindowView } from '../../domain/delivery/window';
import { homeShape } from './delivery-shapes';
import { putOver } from './movements';
import { parse } from './parse';
import { type Item, queryItems, type Table } from './requests';
import { householdPk, keys, windowViewEnd, windowViewPrefix } from './table';
import { transact, type Write } from './transact';
import { windowViewOf } from './window-items';

const label = 'home';
const homeSk = keys.home('').sk;

/** The home in its next revision: 1 where none may stand. */
export const putHome = (table: Table, name: string, home: DeliveryHome): Write => {
  const before = home.revision === 1 ? undefined : home.revision - 1;
  return putOver(table, name, { ...keys.home(home.householdId), ...home }, 'revision', before);
};

/** The home among items of a household's partition. */
export function homeIn(items: readonly Item[]): DeliveryHome | undefined {
  const item = items.find(({ sk }) => sk === homeSk);
  return item && parse(homeShape, item);
}

/** What voice knows of its windows, the first one first. */
export const windowViewsIn = (items: readonly Item[]): WindowView[] =>
  items
    .filter(({ sk }) => String(sk).startsWith(windowViewPrefix))
    .map(windowViewOf)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));

export const deliveryHomeStore = (table: Table): DeliveryHomeStore => ({
  async read(householdId) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :household AND sk BETWEEN :home AND :windowsEnd',
      ExpressionAttributeValues: {
        ':household': householdPk(householdId),
        ':home': homeSk,
        ':windowsEnd': windowViewEnd,
      },
      ConsistentRead: true,
    });
    const home = homeIn(items);
    return home && { home, windows: windowViewsIn(items) };
  },

  async save(home) {
    const result = await transact(table, [putHome(table, label, home)]);
    return result.kind === 'committed' ? 'saved' : 'changed';
  },
});
