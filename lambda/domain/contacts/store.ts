import type { HouseholdId } from '../ids';
import type { Contact, ContactId, Invitation } from './contact';

/** How full a home is, as long as nobody has entered it since. */
export interface Home {
  householdId: HouseholdId;
  contacts: number;
  /** Who entered it last. */
  last?: ContactId;
}

export interface ContactStore {
  /** In no order. */
  list(householdId: HouseholdId): Promise<Contact[]>;
  /** Keeps an invitation until somebody takes it, or it expires. */
  invite(invitation: Invitation): Promise<void>;
  invitation(codeHash: string): Promise<Invitation | undefined>;
  home(householdId: HouseholdId): Promise<Home>;
  /**
   * Uses an invitation up and enters both contacts, in one transaction; `used` when somebody was first, `home-changed`
   * when somebody has entered one of the homes since it was read.
   * @param homes of both, in the same order, when they become contacts at home.
   */
  agree(
    invitation: Invitation,
    contacts: readonly [Contact, Contact],
    homes?: readonly [Home, Home],
  ): Promise<'agreed' | 'used' | 'home-changed'>;
  /** Ends an agreement on both sides; repeatable. */
  remove(householdId: HouseholdId, contactId: ContactId): Promise<void>;
}
