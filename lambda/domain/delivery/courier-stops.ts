import { addDays, dayOf, type Instant } from '../time';
import { ownWindow, type Terminal } from './at-the-door';
import type { ChangeShop } from './change';
import { type Stop, stopOf } from './courier-stop';
import { type DeliveryWindow, isExposed } from './window';

/** A day of somewhere on earth lies within three days of UTC. */
const daysAround = (now: Instant): string[] => {
  const today = now.slice(0, 10);
  return [addDays(today, -1), today, addDays(today, 1)];
};

const isOfToday = ({ startsAt, timeZone }: DeliveryWindow, now: Instant): boolean =>
  dayOf(startsAt, timeZone) === dayOf(now, timeZone);

/** A courier's stops of the day, as the doors' own zones name it, and whatever door of theirs may still be open. */
export async function stopsOfToday(shop: ChangeShop, { courierId }: Terminal): Promise<Stop[]> {
  const now = shop.clock.now();
  const days = await Promise.all(daysAround(now).map((day) => shop.windows.ofDay(day)));
  return days
    .flat()
    .filter((window) => window.assignment?.courierId === courierId)
    .filter((window) => isOfToday(window, now) || isExposed(window))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .map((window) => stopOf(window, shop.seller.delivery));
}

/** One stop of a courier; undefined when there is none, or it is somebody else's. */
export async function readStop(
  shop: Pick<ChangeShop, 'windows' | 'seller'>,
  terminal: Terminal,
  stopId: string,
): Promise<Stop | undefined> {
  const watched = await ownWindow(shop, terminal, stopId);
  return watched && stopOf(watched.window, shop.seller.delivery);
}
