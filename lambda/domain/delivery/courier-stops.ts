import { dayMs, dayOf, type Instant, plusMs } from '../time';
import { ownWindow, type Terminal } from './at-the-door';
import type { ChangeShop } from './change';
import { type Stop, stopOf } from './courier-stop';
import { type DeliveryWindow, isExposed } from './window';

/** What begins later is of another day everywhere on earth. */
const furthestMs = 2 * dayMs;

const isOfToday = ({ startsAt, timeZone }: DeliveryWindow, now: Instant): boolean =>
  dayOf(startsAt, timeZone) === dayOf(now, timeZone);

/** A courier's stops of the day, as the doors' own zones name it, and whatever door of theirs may still be open. */
export async function stopsOfToday(shop: ChangeShop, { courierId }: Terminal): Promise<Stop[]> {
  const now = shop.clock.now();
  const windows = await shop.windows.ofCourier(courierId, plusMs(now, furthestMs));
  return windows
    .filter((window) => isOfToday(window, now) || isExposed(window))
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
