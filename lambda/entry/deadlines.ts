import { atStart } from '../config';
import { sweepOrders } from '../domain/orders/sweep';
import type { Shop } from '../domain/shop';
import { shopFromEnvironment } from '../shop';

/** The sweeper, on a schedule: what should have happened by now and did not. */
export function makeHandler(shop: () => Promise<Shop> | Shop) {
  return async (): Promise<{ sweptOrders: number }> => ({
    sweptOrders: await sweepOrders(await shop()),
  });
}

export const handler = makeHandler(shopFromEnvironment);
atStart(shopFromEnvironment);
