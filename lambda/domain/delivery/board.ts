import type { Shop } from '../shop';
import { addDays, type Day, dayMs, dayOf, epochMsOf, type Instant, plusMs, type TimeZone } from '../time';
import { readinessWarnings } from './readiness-warnings';
import type { WatchedWindow } from './store';
import { type AlarmName, type DeliveryWindow, hasEnded, isExposed, type WindowState } from './window';

/* What operations look at: which windows there are, which doors may be open, what is not ready. */

type BoardShop = Pick<Shop, 'windows' | 'clock'>;

export interface WindowFilter {
  states?: readonly WindowState[];
  courierId?: string;
  alarm?: AlarmName | 'any';
  /** Whose lock it is: what `<provider>:<id>` begins with. */
  lockProvider?: string;
  timeZone?: TimeZone;
}

const fits =
  ({ states, courierId, alarm, lockProvider, timeZone }: WindowFilter) =>
  (window: DeliveryWindow): boolean =>
    (!states || states.includes(window.state)) &&
    (courierId === undefined || window.assignment?.courierId === courierId) &&
    (alarm === undefined || window.alarms.some(({ name }) => alarm === 'any' || name === alarm)) &&
    (lockProvider === undefined || window.door.lockId.startsWith(`${lockProvider}:`)) &&
    (timeZone === undefined || window.timeZone === timeZone);

/** Whole days, both included. */
export interface DayRange {
  from: Day;
  to: Day;
}

export const daysOf = ({ from, to }: DayRange): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

const localStartDay = ({ startsAt, timeZone }: DeliveryWindow): Day => dayOf(startsAt, timeZone);

async function ofUtcDays({ windows }: BoardShop, range: DayRange): Promise<DeliveryWindow[]> {
  const listed = await Promise.all(daysOf(range).map((day) => windows.ofDay(day)));
  return listed.flat();
}

/** Windows that begin on these days, each by the clock of its own door; no zone is a day away from UTC. */
export async function windowsOfDays(shop: BoardShop, range: DayRange): Promise<DeliveryWindow[]> {
  const { from, to } = range;
  const around = await ofUtcDays(shop, { from: addDays(from, -1), to: addDays(to, 1) });
  return around.filter((window) => {
    const day = localStartDay(window);
    return from <= day && day <= to;
  });
}

/** Windows of a day, or of today as each door's own zone names it, by their start. */
export async function boardOf(
  shop: BoardShop,
  day: Day | undefined,
  filter: WindowFilter = {},
): Promise<DeliveryWindow[]> {
  if (day !== undefined) return (await windowsOfDays(shop, { from: day, to: day })).filter(fits(filter));
  const now = shop.clock.now();
  const today = now.slice(0, 10);
  const around = await ofUtcDays(shop, { from: addDays(today, -1), to: addDays(today, 1) });
  return around
    .filter((window) => localStartDay(window) === dayOf(now, window.timeZone))
    .filter(fits(filter));
}

/**
 * Windows whose door may be open now, the longest one first. An index that has not caught up yet may miss a door that was
 * unlocked a moment ago: those of the days around are read from the table itself.
 */
export async function openDoors(shop: BoardShop): Promise<DeliveryWindow[]> {
  const today = shop.clock.now().slice(0, 10);
  const [indexed, read] = await Promise.all([
    shop.windows.exposed(),
    ofUtcDays(shop, { from: addDays(today, -1), to: addDays(today, 1) }),
  ]);
  const latest = new Map([...indexed, ...read].sort(byVersion).map((window) => [window.windowId, window]));
  return [...latest.values()].filter(isExposed).sort(byExposure);
}

const byVersion = (a: DeliveryWindow, b: DeliveryWindow): number => a.version - b.version;
const exposedSince = ({ unlock, stateSince }: DeliveryWindow): Instant => unlock?.commandedAt ?? stateSince;
const byExposure = (a: DeliveryWindow, b: DeliveryWindow): number =>
  exposedSince(a) < exposedSince(b) ? -1 : 1;

/** With what their devices said last. */
export const watched = (
  { windows }: Pick<Shop, 'windows'>,
  some: readonly DeliveryWindow[],
): Promise<WatchedWindow[]> =>
  Promise.all(some.map(async (window) => (await windows.read(window.windowId)) ?? { window }));

const waiting: readonly WindowState[] = ['requested', 'authorized', 'armed'];

/** Windows of the next 24 hours that nobody has come to yet, those with something in their way first. */
export async function readinessBoard(shop: BoardShop): Promise<WatchedWindow[]> {
  const now = shop.clock.now();
  const until = plusMs(now, dayMs);
  const around = await ofUtcDays(shop, { from: now.slice(0, 10), to: until.slice(0, 10) });
  const next = around.filter(({ state, endsAt, startsAt }) => {
    return waiting.includes(state) && endsAt > now && startsAt < until;
  });
  const found = await watched(shop, next);
  const isUnready = (one: WatchedWindow) => (readinessWarnings(one).length > 0 ? 0 : 1);
  return found.sort((a, b) => isUnready(a) - isUnready(b) || byStart(a.window, b.window));
}

const byStart = (a: DeliveryWindow, b: DeliveryWindow): number =>
  epochMsOf(a.startsAt) - epochMsOf(b.startsAt);

/** Whether somebody has to look at a window now. */
export const needsAttention = (window: DeliveryWindow): boolean =>
  !hasEnded(window) && window.alarms.length > 0;
