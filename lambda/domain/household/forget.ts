import { changeWindow } from '../delivery/change';
import { hasEnded } from '../delivery/window';
import type { HouseholdId } from '../ids';
import type { Shop } from '../shop';

type ForgetShop = Pick<Shop, 'households' | 'deliveryHomes' | 'windows' | 'clock' | 'seller'>;

/** Whoever is gone lets nobody in: windows are called off, and a door that may be open is being locked. */
async function callOffDeliveries(shop: ForgetShop, id: HouseholdId): Promise<void> {
  const known = await shop.deliveryHomes.read(id);
  const open = known?.windows.filter((window) => !hasEnded(window)) ?? [];
  const by = { role: 'customer', id } as const;
  for (const { windowId } of open)
    await changeWindow(shop, { windowId, event: { kind: 'revoke', reason: 'customer-request' }, by });
}

/**
 * Forgets a household, once its deliveries are called off. Repeatable.
 * @throws Fault when the store fails: then it can be asked for again.
 */
export async function forgetHousehold(shop: ForgetShop, id: HouseholdId): Promise<void> {
  await callOffDeliveries(shop, id);
  await shop.households.erase(id);
}
