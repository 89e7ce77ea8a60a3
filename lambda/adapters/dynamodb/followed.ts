import { followedBy } from './table';

/* Two functions follow the stream of the table, each its own items: infra/worker.ts filters by the same keys. */

/** What concerns doors and people, by its sort key. */
export function followedAtDoors(sortKey: string): 'command' | 'window' | undefined {
  const followed = followedBy(sortKey);
  return followed === 'command' || followed === 'window' ? followed : undefined;
}

/** What was bought and paid, by its sort key. */
export function followedInTrade(sortKey: string): 'order' | 'payment' | undefined {
  const followed = followedBy(sortKey);
  return followed === 'order' || followed === 'payment' ? followed : undefined;
}
