import type { DeliveryHome } from '../../domain/delivery/home';
import type { DeliveryHomeStore } from '../../domain/delivery/store';
import type { DeliveryWindow } from '../../domain/delivery/window';
import { homeShape } from './delivery-shapes';
import { onCounter, putOver } from './movements';
import { parse } from './parse';
import { type Item, putItemIf, queryItems, type Table } from './requests';
import { householdPk, type Key, keys, windowViewEnd, windowViewPrefix } from './table';
import type { Write } from './transact';
import { windowOf } from './window-items';

const homeSk = keys.home('').sk;

const homeItem = (home: DeliveryHome): Item & Key => ({ ...keys.home(home.householdId), ...home });
const revisionBefore = ({ revision }: DeliveryHome): number | undefined =>
  revision === 1 ? undefined : revision - 1;

/** The home in its next revision: 1 where none may stand. */
export const putHome = (table: Table, name: string, home: DeliveryHome): Write =>
  putOver(table, name, homeItem(home), 'revision', revisionBefore(home));

/** The home among items of a household's partition. */
export function homeIn(items: readonly Item[]): DeliveryHome | undefined {
  const item = items.find(({ sk }) => sk === homeSk);
  return item && parse(homeShape, item);
}

/** What voice knows of its windows, the first one first. */
export const windowViewsIn = (items: readonly Item[]): DeliveryWindow[] =>
  items
    .filter(({ sk }) => String(sk).startsWith(windowViewPrefix))
    .map(windowOf)
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

  // No transaction: its token would take a home that was forgotten and is set up again for a repetition.
  async save(home) {
    const isSaved = await putItemIf(table, homeItem(home), onCounter('revision', revisionBefore(home)));
    return isSaved ? 'saved' : 'changed';
  },
});
