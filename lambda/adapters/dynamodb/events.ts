import { epochMsOf } from '../../domain/time';
import { putNew } from './movements';
import type { Table } from './requests';
import { keys, timeToLiveAttribute } from './table';
import type { Write } from './transact';

/** Senders repeat an event for hours, not for a month; after that it may be forgotten. */
const rememberedSeconds = 30 * 24 * 3600;

export const eventLabel = 'event';

/** Marks an event as applied, in the transaction of its effect: nothing, when no event is the cause. */
export function eventWrites(table: Table, eventId: string | undefined): Write[] {
  if (eventId === undefined) return [];
  const nowSeconds = Math.floor(epochMsOf(table.clock.now()) / 1000);
  const item = { ...keys.event(eventId), [timeToLiveAttribute]: nowSeconds + rememberedSeconds };
  return [putNew(table, eventLabel, item)];
}
