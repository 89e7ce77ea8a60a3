import type { AuditEntry } from '../../domain/delivery/audit';
import type { FirstStep } from '../../domain/delivery/store';
import { type DeliveryWindow, hasEnded, isExposed } from '../../domain/delivery/window';
import { epochMsOf, type Instant } from '../../domain/time';
import { auditEntryShape, windowShape } from './delivery-shapes';
import { parse, unpack } from './parse';
import type { Item } from './requests';
import { type DueKeys, dueKeys, type Key, keys, timeToLiveAttribute } from './table';

/*
 * A window, its audit entries and its view as items. Window and view stand in one attribute each: an `orderId` of their
 * own would put them into the index of orders.
 */

const keptSeconds = 48 * 3600;

/** How long what voice and the console look back on is kept. */
export const keptAfter = (instant: Instant): number => Math.ceil(epochMsOf(instant) / 1000) + keptSeconds;

function dueOf(window: DeliveryWindow, wakeAt: Instant | undefined): DueKeys | undefined {
  if (wakeAt === undefined) return undefined;
  return dueKeys(isExposed(window) ? 'door' : 'window', keys.window(window.windowId), wakeAt);
}

export const windowItem = ({ window, wakeAt }: Pick<FirstStep, 'window' | 'wakeAt'>): Item & Key => {
  const { windowId, version } = window;
  return { ...keys.window(windowId), windowId, version, window, ...dueOf(window, wakeAt) };
};

export const windowOf = (item: Item): DeliveryWindow => parse(windowShape, item.window, where(item));

/** The window once more, where a turn reads. Goes 48 hours after the end; before an end there is none, however late it is. */
export const viewItem = (window: DeliveryWindow): Item & Key => ({
  ...keys.windowView(window.householdId, window.windowId),
  window,
  ...(hasEnded(window) && { [timeToLiveAttribute]: keptAfter(window.stateSince) }),
});

/** As text: what is read is to the letter what was hashed, whatever somebody wrote into it. */
export const entryItem = (entry: AuditEntry): Item & Key => ({
  ...keys.entry(entry.windowId, entry.sequence),
  entry: JSON.stringify(entry),
});

export const entryOf = (item: Item): AuditEntry => unpack(auditEntryShape, String(item.entry), where(item));

const where = ({ pk, sk }: Item): string => `${pk}/${sk}`;
