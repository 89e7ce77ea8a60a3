import type { HouseholdId } from '../ids';
import type { Household, HouseholdView } from './household';

export interface HouseholdStore {
  /** Profile and wallet in one Query; undefined for a household never seen. */
  read(id: HouseholdId): Promise<HouseholdView | undefined>;
  /** Creates the profile or changes it; the wallet is left alone. */
  save(household: Household): Promise<void>;
  /**
   * Forgets the person: profile, wallet item, habits, orders. Ledger lines, which know only account ids, stay.
   * Repeatable.
   */
  erase(id: HouseholdId): Promise<void>;
}
