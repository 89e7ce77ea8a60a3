import type { Contact } from '../../../domain/contacts/contact';
import type { HouseholdView } from '../../../domain/household/household';
import type { Payment } from '../../../domain/payments/payment';
import type { Turn } from '../../turn';

/** What a turn about sending knows, from one round trip. */
export interface SendingKnown extends HouseholdView {
  contacts: Contact[];
  payments: Payment[];
}

const latestPayments = 20;

/** Reads all of it in parallel: one sequential round trip. */
export async function readKnown(turn: Turn): Promise<SendingKnown> {
  const { shop, householdId } = turn;
  const [view, contacts, payments] = await Promise.all([
    turn.household(),
    shop.contacts.list(householdId),
    shop.payments.latest(householdId, latestPayments),
  ]);
  return { ...view, contacts, payments };
}
