import type { AccountChange, Entry, Journal } from '../wallet/movement';
import type { Tier } from '../wallet/terms';
import { isDigital, netOf } from './totals';

/**
 * How many wallets hold so many coins or more. Counted from all journals and never projected: thresholds are the
 * seller's choice of the day, and what crossed a new one before it was chosen was carried over without it.
 */
export type Holders = Map<number, number>;

export const noHolders = (tiers: readonly Tier[]): Holders =>
  new Map(tiers.map(({ fromCoins }) => [fromCoins, 0]));

function addChange(holders: Holders, change: AccountChange): void {
  const before = change.balanceCoins - netOf(change);
  for (const [from, wallets] of holders)
    holders.set(from, wallets + Number(change.balanceCoins >= from) - Number(before >= from));
}

/** Each change tells by itself which thresholds it crossed: journals may come in any order, each once. */
export function addToHolders(holders: Holders, { entry, resolution }: Journal): void {
  const entries: Entry[] = resolution ? [entry, resolution] : [entry];
  for (const { changes } of entries.filter((one) => !isDigital(one)))
    for (const change of changes) addChange(holders, change);
}
