import type { Contact } from '../../../domain/contacts/contact';
import { freshFrom } from '../../../domain/gifts/rules';
import type { HouseholdView } from '../../../domain/household/household';
import type { Payment } from '../../../domain/payments/payment';
import type { Turn } from '../../turn';

/** What a turn about sending knows, from one round trip. */
export interface SendingKnown extends HouseholdView {
  contacts: Contact[];
  payments: Payment[];
}

/** Reads all of it in parallel: one sequential round trip. */
export async function readKnown(turn: Turn): Promise<SendingKnown> {
  const { shop, householdId, now } = turn;
  const [view, contacts, payments] = await Promise.all([
    turn.household(),
    shop.contacts.list(householdId),
    shop.payments.since(householdId, freshFrom({ seller: shop.seller, now })),
  ]);
  return { ...view, contacts, payments };
}
