import type { Intent as HeardIntent } from 'ask-sdk-model';
import { changeWindow } from '../../../domain/delivery/change';
import type { KnownHome } from '../../../domain/delivery/vacation';
import { type DeliveryWindow, hasEnded, isExposed } from '../../../domain/delivery/window';
import { type Outcome, outcome } from '../../../domain/outcome';
import { doorSlot, doorsOf, readHome, speaker } from '../../delivery';
import type { Intent } from '../../intent';
import { type Reply, say } from '../../outcome';
import { isLinked, type Turn } from '../../turn';
import type { LockDoorOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const reply = (result: Outcome<LockDoorOutcomes>): Reply => say(speech, result);

/** The window through which a door is locked: the one that may have opened it, else the latest there is. */
function throughWindow(windows: readonly DeliveryWindow[], doorId: string): DeliveryWindow | undefined {
  const own = windows.filter(({ door }) => door.doorId === doorId);
  return own.find(isExposed) ?? own.findLast((window) => !hasEnded(window)) ?? own.at(-1);
}

/** One for each door that is meant; all doors, when none is named. */
function windowsToLock({ home, windows }: KnownHome, heard: HeardIntent): DeliveryWindow[] {
  return doorsOf(home.doors, doorSlot(heard))
    .map(({ doorId }) => throughWindow(windows, doorId))
    .filter((window) => window !== undefined);
}

/** Locking is always allowed: no code, no question. */
async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const known = await readHome(turn);
  if (!known) return reply(outcome('no-door', { sellerName: turn.shop.seller.name }));
  const windows = windowsToLock(known, heard);
  if (windows.length === 0) return reply(outcome('out-of-reach'));
  const event = { kind: 'lock', reason: 'customer-request' } as const;
  const by = speaker(turn);
  await Promise.all(
    windows.map((inView) => changeWindow(turn.shop, { windowId: inView.windowId, event, by, inView })),
  );
  const exposed = windows.filter(isExposed);
  const kinds = (some: readonly DeliveryWindow[]) => some.map(({ door }) => door.kind);
  return reply(
    exposed.length > 0
      ? outcome('locking', { doors: kinds(exposed) })
      : outcome('told', { doors: kinds(windows) }),
  );
}

export const lockDoor: Intent = { name: 'LockDoorIntent', slots: { door: 'Door' }, handle };
