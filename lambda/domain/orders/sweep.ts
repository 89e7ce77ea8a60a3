import type { Shop } from '../shop';
import { handOver } from './hand-over';
import type { Order } from './order';

/** Orders taken in one sweep; the rest waits for the next. */
const sweepLimit = 25;

export interface SweepTally {
  handedOver: number;
  failed: { order: Order; error: unknown }[];
}

/** Hands over again what the seller's system should have had by now. One that fails does not hold up the others. */
export async function sweepOverdueOrders(
  shop: Pick<Shop, 'commerce' | 'orders' | 'households' | 'clock'>,
): Promise<SweepTally> {
  const tally: SweepTally = { handedOver: 0, failed: [] };
  for (const order of await shop.orders.overdue(shop.clock.now(), sweepLimit)) {
    try {
      await handOver(shop, order);
      tally.handedOver += 1;
    } catch (error) {
      tally.failed.push({ order, error });
    }
  }
  return tally;
}
