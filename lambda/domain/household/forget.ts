import { callOffWindows } from '../delivery/call-off';
import type { HouseholdId } from '../ids';
import type { Shop } from '../shop';

type ForgetShop = Pick<Shop, 'households' | 'deliveryHomes' | 'windows' | 'clock' | 'seller'>;

/**
 * Forgets a household, once its deliveries are called off: whoever is gone lets nobody in. Repeatable.
 * @throws Fault when the store fails: then it can be asked for again.
 */
export async function forgetHousehold(shop: ForgetShop, id: HouseholdId): Promise<void> {
  await callOffWindows(shop, id, () => true);
  await shop.households.erase(id);
}
