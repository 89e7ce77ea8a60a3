import type { HouseholdId, OrderId } from '../ids';
import type { Order } from '../orders/order';
import type { Instant } from '../time';
import type { Movement } from '../wallet/movement';
import type { MovementResult } from '../wallet/store';
import type { Reward } from './reward';

/** What settles a reward: the coins, unless it lapsed, and the order that has now earned them. */
export interface Settlement {
  movement?: Movement;
  order?: Order;
}

/** `conflict`: the reward or the order changed meanwhile, read again. */
export type SettleResult = MovementResult | { kind: 'conflict' };

export interface RewardStore {
  /** The order that was the household's first to be delivered, once one was. */
  firstOrder(householdId: HouseholdId): Promise<OrderId | undefined>;
  /**
   * Writes down what a delivered order earns, with the order that says so, all in one transaction. Both are given as
   * they shall stand. `isFirst`: and that it is the household's first.
   * `conflict` when the order changed, another was first, or one of the rewards stands: read again.
   */
  note(order: Order, rewards: readonly Reward[], isFirst: boolean): Promise<'noted' | 'conflict'>;
  /** Writes down a reward that no order stands behind; once per event, and once per reward. */
  add(reward: Reward, eventId: string): Promise<'added' | 'repeated'>;
  /** Settles a reward, given as it shall stand: reward, movement and order in one transaction. */
  settle(reward: Reward, settlement: Settlement): Promise<SettleResult>;
  read(householdId: HouseholdId, rewardId: string): Promise<Reward | undefined>;
  /** Rewards of a household that wait for their time. */
  waiting(householdId: HouseholdId): Promise<Reward[]>;
  /** Rewards that wait to be settled by now, the longest overdue first: for the sweeper. */
  due(now: Instant, limit: number): Promise<Reward[]>;
}
