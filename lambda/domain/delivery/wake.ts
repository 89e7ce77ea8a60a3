import type { Shop } from '../shop';
import { epochMsOf, type Instant } from '../time';
import { changeWindow } from './change';
import { isWatched, wakeAt } from './deadlines';
import type { DeliveryEvent, EventOf } from './events';
import { frameGapMs, type Live, provesRecording, withFrame } from './live';
import { isOpen, type LockCapabilities } from './lock';
import type { DeliveryPolicy } from './policy';
import { readinessOf } from './readiness';
import type { WatchedWindow } from './store';
import { type DeliveryWindow, hasEnded, isExposed } from './window';

export type WakeShop = Pick<
  Shop,
  'windows' | 'deliveryHomes' | 'locks' | 'cameras' | 'timers' | 'clock' | 'seller'
>;

const by = { role: 'system', id: 'watch' } as const;

/** Reads what there is to read, at once, and keeps it beside the window. */
async function look(shop: WakeShop, { window, live }: WatchedWindow): Promise<Live> {
  const { windowId, door, camera } = window;
  const [lock, seen] = await Promise.all([
    shop.locks.read(door.lockId),
    shop.cameras.read(door.cameraId, windowId),
  ]);
  const frames = camera ? withFrame(live?.frames ?? [], seen, camera.challenge) : [];
  const after: Live = { windowId, lookedAt: shop.clock.now(), lock, camera: seen, frames };
  await shop.windows.saveLive(after);
  return after;
}

/** Whether the camera that should record does. */
function cameraEvent(
  shop: WakeShop,
  { window, live }: Required<WatchedWindow>,
  now: Instant,
): DeliveryEvent | undefined {
  const policy = shop.seller.delivery;
  const isProven = provesRecording(live, window, now, policy);
  if (window.state === 'arrived') return isProven ? { kind: 'camera-recording' } : undefined;
  if (!isExposed(window)) return undefined;
  const gapMs = frameGapMs(live, window, now);
  if (gapMs > policy.cameraGapAlarmMs) return { kind: 'camera-lost', gapMs };
  return window.camera?.lostSince !== undefined && isProven ? { kind: 'camera-back' } : undefined;
}

const clipEvent = ({ window, live }: Required<WatchedWindow>): DeliveryEvent | undefined => {
  const clip = window.state === 'secured' ? live.camera?.clip : undefined;
  return clip && { kind: 'clip-stored', ...clip };
};

const readinessEvent = (
  shop: WakeShop,
  { window, live }: Required<WatchedWindow>,
  capabilities: LockCapabilities | undefined,
): DeliveryEvent | undefined => {
  if (window.state !== 'authorized' && window.state !== 'armed') return undefined;
  return { kind: 'readiness', readiness: readinessOf(live, capabilities, window.door, shop.seller.delivery) };
};

/** Whether a window's courier may have opened the door that was read then. */
const mayHaveOpened = (window: DeliveryWindow, at: Instant): boolean =>
  window.unlock !== undefined &&
  window.unlock.commandedAt <= at &&
  (isExposed(window) || (window.unlock.securedAt ?? '') >= at);

/** Two windows of one door may follow each other closely: what one opens is no alarm of the other. */
async function isOtherInside(shop: WakeShop, { windowId, householdId, door }: DeliveryWindow, at: Instant) {
  const { windows = [] } = (await shop.deliveryHomes.read(householdId)) ?? {};
  const others = windows.filter((one) => one.windowId !== windowId && one.door.lockId === door.lockId);
  return others.some((one) => mayHaveOpened(one, at));
}

async function lockEvent(
  shop: WakeShop,
  { window, live }: Required<WatchedWindow>,
): Promise<EventOf<'lock-read'> | undefined> {
  const { lock: reading } = live;
  if (!reading) return undefined;
  const isOthers = isOpen(reading) && !isExposed(window) && (await isOtherInside(shop, window, reading.at));
  return { kind: 'lock-read', reading, ...(isOthers && { isOtherInside: true }) };
}

/** What the devices of a window say, as events; what is no news is ignored by the table. */
async function eventsOf(shop: WakeShop, watched: Required<WatchedWindow>): Promise<DeliveryEvent[]> {
  const { window } = watched;
  const isPreparing = window.state === 'authorized' || window.state === 'armed';
  const capabilities = isPreparing ? await shop.locks.capabilities(window.door.lockId) : undefined;
  const events: (DeliveryEvent | undefined)[] = [
    await lockEvent(shop, watched),
    cameraEvent(shop, watched, shop.clock.now()),
    clipEvent(watched),
    readinessEvent(shop, watched, capabilities),
  ];
  return events.filter((event) => event !== undefined);
}

const isLookedAt = (window: DeliveryWindow): boolean =>
  isWatched(window) || window.state === 'authorized' || window.state === 'armed';

/** Each change of a window begins a row of looks: of two rows one ends here. */
function wasLookedAtJustNow({ window, live }: WatchedWindow, now: Instant, policy: DeliveryPolicy): boolean {
  if (!live) return false;
  const justNowMs = (isWatched(window) ? policy.lookEveryMs : policy.readinessEveryMs) / 2;
  return epochMsOf(now) - epochMsOf(live.lookedAt) < justNowMs;
}

async function lookAndTell(shop: WakeShop, watched: WatchedWindow): Promise<void> {
  const live = await look(shop, watched);
  for (const event of await eventsOf(shop, { ...watched, live }))
    await changeWindow(shop, { windowId: live.windowId, event, by });
}

/**
 * Comes back to a window: lets time pass, asks its devices, and says when to come back. Any number of these may run at
 * once or be lost: deadlines stand in the window itself, and of two that look at the same time one ends here.
 */
export async function wakeWindow(shop: WakeShop, windowId: string): Promise<void> {
  await changeWindow(shop, { windowId, event: { kind: 'timer' }, by });
  const watched = await shop.windows.read(windowId);
  if (!watched || hasEnded(watched.window)) return;
  const isLooked = isLookedAt(watched.window);
  if (isLooked && wasLookedAtJustNow(watched, shop.clock.now(), shop.seller.delivery)) return;
  if (isLooked) await lookAndTell(shop, watched);
  await scheduleNext(shop, windowId);
}

/** Has a window woken when something is to happen to it. */
export async function scheduleNext(shop: WakeShop, windowId: string): Promise<void> {
  const watched = await shop.windows.read(windowId);
  const at = watched && wakeAt(watched.window, shop.clock.now(), shop.seller.delivery);
  if (at !== undefined) await shop.timers.wakeAt(windowId, at);
}
