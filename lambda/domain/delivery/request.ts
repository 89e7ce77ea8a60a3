import type { HouseholdView } from '../household/household';
import type { Order } from '../orders/order';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { type Day, dayOf, epochMsOf, type Instant, plusMs, type TimeZone } from '../time';
import { genesisOf, sealed } from './audit';
import { deadlineOf, wakeAt } from './deadlines';
import type { DeliveryHome, Door } from './home';
import type { DeliveryPolicy } from './policy';
import type { FirstStep } from './store';
import { type DeliveryWindow, hasEnded } from './window';

export interface WindowRequest {
  order: Pick<Order, 'orderId' | 'householdId' | 'status'>;
  doorId: string;
  startsAt: Instant;
  endsAt: Instant;
  now: Instant;
}

export type RequestOutcomes = {
  requested: { window: DeliveryWindow };
  'door-unknown': NoFacts;
  /** It was delivered, or cancelled. */
  'order-ended': NoFacts;
  'in-the-past': NoFacts;
  'too-short': { shortestMs: number };
  'too-long': { longestMs: number };
  'too-far': { furthestMs: number };
  /** Another window of the same door. */
  overlaps: { other: DeliveryWindow };
  /** The order has a window already. */
  'order-has-window': { other: DeliveryWindow };
  'too-many': { most: number };
  /** The household wants none before this. */
  away: { until: Instant };
};

type RequestShop = Pick<Shop, 'windows' | 'deliveryHomes' | 'ids' | 'seller'>;
type Refused = Outcome<Omit<RequestOutcomes, 'requested'>>;

const lengthMs = ({ startsAt, endsAt }: WindowRequest): number => epochMsOf(endsAt) - epochMsOf(startsAt);

/** What is wrong with the times themselves. */
function timesRefused(request: WindowRequest, policy: DeliveryPolicy): Refused | undefined {
  const { startsAt, endsAt, now } = request;
  const { shortestMs, longestMs, furthestMs, lastUnlockBeforeEndMs } = policy;
  if (endsAt <= plusMs(now, lastUnlockBeforeEndMs)) return outcome('in-the-past');
  if (!(lengthMs(request) >= shortestMs)) return outcome('too-short', { shortestMs });
  if (lengthMs(request) > longestMs) return outcome('too-long', { longestMs });
  if (startsAt > plusMs(now, furthestMs)) return outcome('too-far', { furthestMs });
  return undefined;
}

/** What is wrong with a day, whatever the hours. */
export function dayRefused(
  day: Day,
  { now, zone }: { now: Instant; zone: TimeZone },
  { furthestMs }: DeliveryPolicy,
): Refused | undefined {
  if (day < dayOf(now, zone)) return outcome('in-the-past');
  return day > dayOf(plusMs(now, furthestMs), zone) ? outcome('too-far', { furthestMs }) : undefined;
}

/** The first of some windows that has a moment in common with these times at the same door. */
export const overlapping = (
  windows: readonly DeliveryWindow[],
  { doorId, startsAt, endsAt }: Pick<WindowRequest, 'doorId' | 'startsAt' | 'endsAt'>,
): DeliveryWindow | undefined =>
  windows.find((other) => other.door.doorId === doorId && other.startsAt < endsAt && startsAt < other.endsAt);

/** What stands in the way in the home. */
function homeRefused(
  { noneUntil }: DeliveryHome,
  windows: readonly DeliveryWindow[],
  request: WindowRequest,
  { mostOpen }: DeliveryPolicy,
): Refused | undefined {
  if (noneUntil !== undefined && request.startsAt < noneUntil) return outcome('away', { until: noneUntil });
  const open = windows.filter((window) => !hasEnded(window));
  const ofOrder = open.find(({ orderId }) => orderId === request.order.orderId);
  if (ofOrder) return outcome('order-has-window', { other: ofOrder });
  const other = overlapping(open, request);
  if (other) return outcome('overlaps', { other });
  return open.length >= mostOpen ? outcome('too-many', { most: mostOpen }) : undefined;
}

const endedOrders: readonly Order['status'][] = ['delivered', 'cancelled'];

/** Why there can be no such window, by what is known of the home. */
export function requestRefused(
  home: DeliveryHome,
  windows: readonly DeliveryWindow[],
  request: WindowRequest,
  policy: DeliveryPolicy,
): Refused | undefined {
  if (!home.doors.some(({ doorId }) => doorId === request.doorId)) return outcome('door-unknown');
  if (endedOrders.includes(request.order.status)) return outcome('order-ended');
  return timesRefused(request, policy) ?? homeRefused(home, windows, request, policy);
}

const firstEntry = (
  windowId: string,
  { householdId, timeZone }: DeliveryHome,
  { order: { orderId }, doorId, startsAt, endsAt, now }: WindowRequest,
) =>
  sealed({
    windowId,
    sequence: 1,
    at: now,
    by: { role: 'customer', id: householdId },
    event: { kind: 'create', terms: { orderId, doorId, startsAt, endsAt, timeZone } },
    to: 'requested',
    commands: [],
    previousHash: genesisOf(windowId),
  });

function firstStep(
  windowId: string,
  home: DeliveryHome,
  { location: _location, ...door }: Door,
  request: WindowRequest,
  policy: DeliveryPolicy,
): FirstStep {
  const { startsAt, endsAt, now, order } = request;
  const { timeZone, householdId } = home;
  const entry = firstEntry(windowId, home, request);
  const window: DeliveryWindow = {
    ...{ windowId, householdId, startsAt, endsAt, timeZone },
    orderId: order.orderId,
    door,
    createdAt: now,
    state: 'requested',
    stateSince: now,
    version: 1,
    head: entry.hash,
    unlockBudget: 1,
    isEnabled: false,
    arrivals: 0,
    relock: { attempts: 0 },
    alarms: [],
    attestedBy: [],
  };
  const deadlineAt = deadlineOf(window, policy);
  const next = wakeAt(window, now, policy);
  return {
    window: { ...window, ...(deadlineAt !== undefined && { deadlineAt }) },
    entry,
    commands: [],
    ...(next !== undefined && { wakeAt: next }),
  };
}

const mostTries = 8;

/**
 * Asks for a window. It is no more than asked for until the customer has proven who they are, and goes by itself when
 * that does not happen.
 * @param known the home as the turn has read it; read anew only when another window came first.
 */
export async function requestWindow(
  shop: RequestShop,
  known: { home: DeliveryHome; windows: readonly DeliveryWindow[] },
  request: WindowRequest,
): Promise<Outcome<RequestOutcomes>> {
  const policy = shop.seller.delivery;
  const windowId = shop.ids.next('win', epochMsOf(request.now));
  let current: typeof known | undefined = known;
  for (let tries = 0; current && tries < mostTries; tries++) {
    const { home, windows } = current;
    const refused = requestRefused(home, windows, request, policy);
    if (refused) return refused;
    const door = home.doors.find(({ doorId }) => doorId === request.doorId);
    if (!door) return outcome('door-unknown');
    const first = firstStep(windowId, home, door, request, policy);
    const result = await shop.windows.create(first, home);
    if (result !== 'home-changed') return outcome('requested', { window: first.window });
    current = await shop.deliveryHomes.read(home.householdId);
  }
  return outcome('door-unknown');
}

/** The home and windows of a household, out of a turn's one read; undefined where nothing is set up. */
export const knownHome = (
  view: HouseholdView | undefined,
): { home: DeliveryHome; windows: readonly DeliveryWindow[] } | undefined =>
  view?.home && { home: view.home, windows: view.windows ?? [] };
