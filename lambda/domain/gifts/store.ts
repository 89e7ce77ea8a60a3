import type { HouseholdId } from '../ids';
import type { Instant } from '../time';
import type { Movement } from '../wallet/movement';
import type { MovementResult } from '../wallet/store';
import type { Gift, GiftId } from './gift';

export interface GiftStore {
  /** Holds the coins and tells the other side, in one transaction. */
  send(gift: Gift, hold: Movement): Promise<MovementResult>;
  /** Ends a gift together with its hold, in one transaction; `gone` when it was ended before. */
  end(gift: Gift, movement: Movement): Promise<MovementResult | { kind: 'gone' }>;
  read(householdId: HouseholdId, giftId: GiftId): Promise<Gift | undefined>;
  /** Gifts that nobody accepted in time: for the sweeper. */
  overdue(now: Instant, limit: number): Promise<Gift[]>;
}
