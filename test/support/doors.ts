import { requestWindow } from '../../lambda/domain/delivery/request';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import type { Shop } from '../../lambda/domain/shop';
import { plusMs } from '../../lambda/domain/time';
import { newId } from './samples';

/** A window that was asked for at the first door of a home. */
export async function windowAt(shop: Shop, householdId: string): Promise<DeliveryWindow> {
  const known = await shop.deliveryHomes.read(householdId);
  if (!known) throw new Error('no home');
  const now = shop.clock.now();
  const result = await requestWindow(shop, known, {
    order: { orderId: newId('ord'), householdId, status: 'shipped' },
    doorId: known.home.doors[0]?.doorId ?? '',
    startsAt: plusMs(now, 3_600_000),
    endsAt: plusMs(now, 3 * 3_600_000),
    now,
  });
  if (result.name !== 'requested') throw new Error(result.name);
  return result.facts.window;
}
