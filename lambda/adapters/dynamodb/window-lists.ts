import type { Step } from '../../domain/delivery/step';
import { type DeliveryWindow, hasEnded } from '../../domain/delivery/window';
import { type Day, epochMsOf, type Instant } from '../../domain/time';
import { getItems, type Item, type Question, queryItems, type Table } from './requests';
import { keys, timeToLiveAttribute, windowsOfCourierPk, windowsOfDayPk } from './table';
import type { Write } from './transact';
import { keptAfter, windowOf } from './window-items';

/* Lists of windows, by their start: those of a day, those of a courier. Who reads one pays for what stands in it. */

const endOfTime = '9999';

/** TTL sweeps up late: what should be gone is not read any more. */
const isKept =
  ({ clock }: Table) =>
  (item: Item): boolean =>
    Number(item[timeToLiveAttribute] ?? Number.POSITIVE_INFINITY) * 1_000 > epochMsOf(clock.now());

async function windowsIn(table: Table, question: Question): Promise<DeliveryWindow[]> {
  const listed = await queryItems(table, { ...question, ConsistentRead: true });
  const kept = listed.filter(isKept(table)).map(({ windowId }) => keys.window(String(windowId)));
  const windows = (await getItems(table, kept)).map(windowOf);
  return windows.sort((a, b) => placeOf(a).localeCompare(placeOf(b)));
}
const placeOf = (window: DeliveryWindow): string => keys.windowOfDay(window).sk;

export const windowsOfDay = (table: Table, day: Day): Promise<DeliveryWindow[]> =>
  windowsIn(table, {
    KeyConditionExpression: 'pk = :day',
    ExpressionAttributeValues: { ':day': windowsOfDayPk(day) },
  });

/** The list is read before its windows: who was sent elsewhere in between is told of none. */
export async function windowsOfCourier(
  table: Table,
  courierId: string,
  before: Instant = endOfTime,
): Promise<DeliveryWindow[]> {
  const windows = await windowsIn(table, {
    KeyConditionExpression: 'pk = :courier AND sk < :before',
    ExpressionAttributeValues: { ':courier': windowsOfCourierPk(courierId), ':before': before },
  });
  return windows.filter(({ assignment }) => assignment?.courierId === courierId);
}

/** What a step changes in the lists of couriers: who is sent, who is not any more, and how long it is kept after its end. */
export function courierListWrites({ name: TableName }: Table, { before, window }: Step): Write[] {
  const from = before.assignment?.courierId;
  const to = window.assignment?.courierId;
  const { windowId } = window;
  const isMoved = from !== to;
  const writes: Write[] = [];
  if (isMoved && from !== undefined)
    writes.push({
      label: 'list of before',
      item: { Delete: { TableName, Key: keys.windowOfCourier(from, window) } },
    });
  if (to !== undefined && (isMoved || hasEnded(window))) {
    const end = hasEnded(window) && { [timeToLiveAttribute]: keptAfter(window.stateSince) };
    const Item = { ...keys.windowOfCourier(to, window), windowId, ...end };
    writes.push({ label: 'list of a courier', item: { Put: { TableName, Item } } });
  }
  return writes;
}
