import type { HouseholdId } from '../ids';
import type { Shop } from '../shop';
import { changeWindow } from './change';
import { type DeliveryWindow, hasEnded } from './window';

type CallOffShop = Pick<Shop, 'deliveryHomes' | 'windows' | 'clock' | 'seller'>;

/**
 * Calls off those windows of a household that have lost their reason: an order that will not come, somebody who is
 * gone. A door that may be open is being locked. Repeatable.
 */
export async function callOffWindows(
  shop: CallOffShop,
  householdId: HouseholdId,
  isConcerned: (window: DeliveryWindow) => boolean,
): Promise<void> {
  const known = await shop.deliveryHomes.read(householdId);
  const open = known?.windows.filter((window) => !hasEnded(window) && isConcerned(window)) ?? [];
  const by = { role: 'customer', id: householdId } as const;
  for (const inView of open) {
    const { windowId } = inView;
    await changeWindow(shop, { windowId, event: { kind: 'revoke', reason: 'customer-request' }, by, inView });
  }
}
