import type { Entry, Journal } from '../wallet/movement';
import type { Tier } from '../wallet/terms';
import { crossing, isDigital } from './totals';

/**
 * How many wallets hold so many coins or more, from all journals: also for a threshold that was chosen after some of them
 * were projected.
 */
export type Holders = Map<number, number>;

export const noHolders = (tiers: readonly Tier[]): Holders =>
  new Map(tiers.map(({ fromCoins }) => [fromCoins, 0]));

/** Journals may come in any order, each once. */
export function addToHolders(holders: Holders, { entry, resolution }: Journal): void {
  const entries: Entry[] = resolution ? [entry, resolution] : [entry];
  for (const { changes } of entries.filter((one) => !isDigital(one)))
    for (const [from, wallets] of holders)
      holders.set(
        from,
        changes.reduce((sum, change) => sum + crossing(change, from), wallets),
      );
}
