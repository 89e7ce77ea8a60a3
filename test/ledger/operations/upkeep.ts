import { returnOverdueGifts } from '../../../lambda/domain/gifts/accept';
import { sweepOrders } from '../../../lambda/domain/orders/sweep';
import { sweepPayments } from '../../../lambda/domain/payments/sweep';
import { sweepRewards } from '../../../lambda/domain/rewards/sweep';
import type { SimulatedShop } from '../world';
import type { Operation } from './operation';

/* The sweepers of the schedule: what should have happened by now and did not. */

const sweepers: Record<string, (shop: SimulatedShop) => Promise<number>> = {
  orders: sweepOrders,
  payments: sweepPayments,
  gifts: returnOverdueGifts,
  rewards: sweepRewards,
};

export const upkeepOperations: Operation[] = Object.entries(sweepers).map(([name, sweep]) => ({
  name: `sweep of ${name}`,
  weight: 1.2,
  begin: () => ({
    name: `sweep of ${name}`,
    ask: async (shop) => {
      await sweep(shop);
      return 'swept';
    },
  }),
}));
