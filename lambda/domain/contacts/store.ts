import type { HouseholdId } from '../ids';
import type { Contact, ContactId, Invitation } from './contact';

export interface ContactStore {
  /** In no order. */
  list(householdId: HouseholdId): Promise<Contact[]>;
  /** Keeps an invitation until somebody takes it, or it expires. */
  invite(invitation: Invitation): Promise<void>;
  invitation(codeHash: string): Promise<Invitation | undefined>;
  /** Uses an invitation up and enters both contacts, in one transaction; `used` when somebody was first. */
  agree(invitation: Invitation, contacts: readonly [Contact, Contact]): Promise<'agreed' | 'used'>;
  /** Ends an agreement on both sides; repeatable. */
  remove(householdId: HouseholdId, contactId: ContactId): Promise<void>;
}
