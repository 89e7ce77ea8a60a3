import { callOffWindows } from '../delivery/call-off';
import type { HouseholdId } from '../ids';
import { callOffTopUps } from '../payments/call-off';
import type { ChangeShop } from '../payments/change';
import type { Shop } from '../shop';

type ForgetShop = ChangeShop & Pick<Shop, 'deliveryHomes' | 'windows'>;

/**
 * Forgets a household, once its deliveries and its purchases of coins are called off: whoever is gone lets nobody in,
 * and is charged for nothing that nobody would have. Repeatable.
 * @throws Fault when the store fails: then it can be asked for again.
 */
export async function forgetHousehold(shop: ForgetShop, id: HouseholdId): Promise<void> {
  await callOffWindows(shop, id, () => true);
  await callOffTopUps(shop, id);
  await shop.households.erase(id);
}
