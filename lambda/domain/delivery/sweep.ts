import type { Shop } from '../shop';
import { sweepEach } from '../sweeping';
import { dayMs, type Instant, plusMs } from '../time';
import type { Command } from './command';
import { wakeAt } from './deadlines';
import { type WakeShop, wakeWindow } from './wake';
import { isExposed } from './window';

/** Windows, and notices, taken up in one sweep; the rest waits for the next. */
const sweepLimit = 500;

/**
 * Woken only when it was forgotten: one that was looked at when it should have been is left to its timers. It makes
 * place for others, but for a door that may be open.
 */
async function wakeForgotten(shop: WakeShop, windowId: string, now: Instant): Promise<void> {
  const watched = await shop.windows.read(windowId);
  if (!watched) return;
  const { window, live } = watched;
  const lookedAt = live && live.lookedAt > window.stateSince ? live.lookedAt : window.stateSince;
  const dueAt = wakeAt(window, lookedAt, shop.seller.delivery);
  if (dueAt === undefined) return;
  if (dueAt <= now) await wakeWindow(shop, windowId);
  else if (!isExposed(window)) await shop.windows.postpone(window, dueAt);
}

/**
 * Comes back to windows whose timers were lost, doors that may be open first.
 * @returns how many were due.
 * @throws the first failure, once all were tried.
 */
export async function sweepWindows(shop: WakeShop): Promise<number> {
  const now = shop.clock.now();
  const due = await shop.windows.due(now, sweepLimit);
  return sweepEach(due, ({ windowId }) => wakeForgotten(shop, windowId, now));
}

/** Written anew it goes through the outbox once more, so whoever sweeps needs the table alone. */
const nextTry = (command: Command, now: Instant): Command =>
  now < plusMs(command.createdAt, dayMs)
    ? { ...command, attempts: command.attempts + 1 }
    : { ...command, status: 'rejected', detail: 'nobody could be told within a day' };

/** Has notices that did not get through sent again. @returns how many were due. */
export async function sweepNotices({ commands, clock }: Pick<Shop, 'commands' | 'clock'>): Promise<number> {
  const now = clock.now();
  const unsent = await commands.unsent(now, sweepLimit);
  return sweepEach(unsent, (command) => commands.replace(command, nextTry(command, now)));
}
