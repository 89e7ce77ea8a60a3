import type { HouseholdId } from '../ids';
import type { Order } from '../orders/order';
import type { Habits } from './habit';

export interface HabitStore {
  /** Packed in one item, one read whatever the length of the history; empty when there is none. */
  read(householdId: HouseholdId): Promise<Habits>;
  /**
   * Saves habits that now count an order, with the order marked as counted, in one transaction. Both are given as they
   * shall stand, each one version on from what was read.
   * `conflict` when the habits or the order changed meanwhile: read again.
   */
  saveCounting(householdId: HouseholdId, habits: Habits, order: Order): Promise<'saved' | 'conflict'>;
}
