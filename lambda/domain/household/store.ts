import type { HouseholdId } from '../ids';
import type { Household, HouseholdView } from './household';
import type { AlexaReach } from './reach';

export interface HouseholdStore {
  /** Profile and wallet in one Query; undefined for a household never seen. */
  read(id: HouseholdId): Promise<HouseholdView | undefined>;
  /** Creates the profile or changes it; the wallet is left alone. */
  save(household: Household): Promise<void>;
  /** Remembers which household a guest became by linking an account: for the day the skill is disabled. */
  rememberAccount(guestId: HouseholdId, householdId: HouseholdId): Promise<void>;
  accountOf(guestId: HouseholdId): Promise<HouseholdId | undefined>;
  /** Remembers that an Alexa user may be told something unasked; what was known of that user before goes. */
  saveReach(householdId: HouseholdId, reach: AlexaReach): Promise<void>;
  dropReach(householdId: HouseholdId, guestId: HouseholdId): Promise<void>;
  reachesOf(householdId: HouseholdId): Promise<AlexaReach[]>;
  /**
   * Forgets the person: profile, habits, orders, and the wallet item unless it has coins or counts for limits of the
   * month. Ledger lines, which know only account ids, stay.
   * Repeatable.
   */
  erase(id: HouseholdId): Promise<void>;
}
