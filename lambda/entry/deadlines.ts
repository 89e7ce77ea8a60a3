import { atStart } from '../config';
import { wakeOverdueOrders } from '../domain/orders/sweep';
import type { Shop } from '../domain/shop';
import { shopFromEnvironment } from '../shop';

/** The sweeper, on a schedule: what should have happened by now and did not. */
export function makeHandler(shop: () => Promise<Shop> | Shop) {
  return async (): Promise<{ wokenOrders: number }> => ({
    wokenOrders: await wakeOverdueOrders(await shop()),
  });
}

export const handler = makeHandler(shopFromEnvironment);
atStart(shopFromEnvironment);
