import type { HouseholdId } from '../ids';
import type { Movement } from '../wallet/movement';
import type { DigitalAccount, DigitalRecord } from './account';

/** A movement of stars and the record that goes with it. */
export interface DigitalChange {
  movement: Movement;
  /** Its next version. */
  record: DigitalRecord;
}

export interface DigitalStore {
  /** Wallet of stars and record in one Query; undefined when nothing was ever booked. */
  read(householdId: HouseholdId): Promise<DigitalAccount | undefined>;
  /**
   * Commits journal, wallet, line and record in one transaction. `changed`: somebody else booked meanwhile, perhaps
   * the very same; read again.
   * @throws Fault `movement-key-reused` when the key stands with other inputs.
   */
  commit(change: DigitalChange): Promise<'committed' | 'changed'>;
}
