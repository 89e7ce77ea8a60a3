import { systemClock } from '../adapters/system/clock';
import { makeWatchingPorts } from '../adapters/watching';
import { atStart, type WatchConfig, watchConfigFromEnvironment } from '../config';
import { sweepNotices, sweepWindows } from '../domain/delivery/sweep';
import { returnOverdueGifts } from '../domain/gifts/accept';
import { once } from '../domain/once';
import { sweepOrders } from '../domain/orders/sweep';
import { sweepPayments } from '../domain/payments/sweep';
import { sweepRewards } from '../domain/rewards/sweep';
import type { Shop } from '../domain/shop';
import { sweepExpiries } from '../domain/wallet/expiry';
import { makeShop, type ShopParts } from '../shop';

/** Doors first. */
const sweeps = {
  sweptWindows: sweepWindows,
  sweptNotices: sweepNotices,
  sweptOrders: sweepOrders,
  sweptPayments: sweepPayments,
  sweptRewards: sweepRewards,
  sweptGifts: returnOverdueGifts,
  sweptExpiries: sweepExpiries,
} as const;
type Swept = Record<keyof typeof sweeps, number>;

/** One kind after the other; one that fails does not hold up those after it. */
async function sweepAll(shop: Shop): Promise<Swept> {
  const swept: [string, number][] = [];
  const failures: unknown[] = [];
  for (const [name, sweep] of Object.entries(sweeps))
    await sweep(shop).then(
      (count) => swept.push([name, count]),
      (error) => failures.push(error),
    );
  if (failures.length > 0) throw failures[0];
  return Object.fromEntries(swept) as Swept;
}

/** The sweeper, on a schedule: what should have happened by now and did not. */
export function makeHandler(shop: () => Promise<Shop> | Shop) {
  return async (): Promise<Swept> => sweepAll(await shop());
}

/** The shop that looks at the devices of windows that were forgotten. */
const deadlinesShop = (config: WatchConfig, parts: ShopParts = {}): Shop =>
  makeShop(config, { ...makeWatchingPorts(config, parts.clock ?? systemClock), ...parts });

const shopFromEnvironment = once(() => deadlinesShop(watchConfigFromEnvironment()));

export const handler = makeHandler(shopFromEnvironment);
atStart(shopFromEnvironment);
