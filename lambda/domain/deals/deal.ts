import type { DealId, HouseholdId, Sku } from '../ids';
import type { Currency } from '../money';
import type { Instant } from '../time';

/** Whom a deal is for. */
export type Audience =
  | { kind: 'everyone' }
  | { kind: 'buyers'; sku: Sku }
  | { kind: 'category'; category: string }
  | { kind: 'household'; householdId: HouseholdId }
  /** Holders of a tier, and of those above it. */
  | { kind: 'tier'; tierId: string };

/** A price cut with a start, an end, a stock and an audience. */
export interface Deal {
  dealId: DealId;
  sku: Sku;
  cents: Record<Currency, number>;
  startsAt: Instant;
  endsAt: Instant;
  /** Units offered in all; what is left is counted in shards. */
  stock: number;
  shardCount: number;
  /** Set by whoever found every shard empty; unset when a cancellation gives units back. */
  soldOut: boolean;
  audience: Audience;
  /** Lowest price of the 30 days before the start, cents: Directive 98/6/EC article 6a. */
  lowestRecentCents: Record<Currency, number>;
}

const unitsPerShard = 25;
const mostShards = 8;

/** More shards let more people buy at once; fewer are quicker to find empty. */
export const shardCountFor = (stock: number): number =>
  Math.max(1, Math.min(mostShards, Math.ceil(stock / unitsPerShard)));

/** Units of a shard at the start; the first shards take the remainder. */
export const shardStock = (deal: Pick<Deal, 'stock' | 'shardCount'>, shard: number): number =>
  Math.floor(deal.stock / deal.shardCount) + (shard < deal.stock % deal.shardCount ? 1 : 0);
