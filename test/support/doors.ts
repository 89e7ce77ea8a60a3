import { agreeToDoors, proposeDoors } from '../../lambda/domain/delivery/doors/change';
import type { HomeSetUp } from '../../lambda/domain/delivery/doors/doors';
import type { DeliveryHome } from '../../lambda/domain/delivery/home';
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

/** Doors of a home, proposed by one person and agreed to by another. */
export async function haveDoors(shop: Shop, householdId: string, setUp: HomeSetUp): Promise<DeliveryHome> {
  const reason = 'customer-request';
  const proposed = await proposeDoors(shop, { id: 'op_1' }, householdId, { ...setUp, reason });
  if (proposed.name !== 'proposed') throw new Error(proposed.name);
  const { proposalId } = proposed.facts.proposal;
  const agreed = await agreeToDoors(shop, { id: 'op_2' }, householdId, { proposalId, reason });
  if (agreed.name !== 'approved') throw new Error(agreed.name);
  return agreed.facts.home;
}
