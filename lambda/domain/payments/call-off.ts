import type { HouseholdId } from '../ids';
import { type ChangeShop, changePayment, type Plan } from './change';
import { inStatus, isOpen, type Payment } from './payment';
import { mostPayments } from './store';

const isOpenTopUp = (payment: Payment): boolean => isOpen(payment) && payment.purpose.kind === 'coins';

/**
 * Calls off whatever coins a household is paying for, before it goes: money that comes all the same goes back. What is
 * paid for orders is for the orders to call off. Repeatable.
 */
export async function callOffTopUps(shop: ChangeShop, householdId: HouseholdId): Promise<void> {
  const plan: Plan = (payment) =>
    isOpenTopUp(payment)
      ? { payment: inStatus(payment, 'declined', shop.clock.now(), { declineReason: 'called-off' }) }
      : undefined;
  const payments = await shop.payments.latest(householdId, mostPayments);
  for (const payment of payments.filter(isOpenTopUp)) await changePayment(shop, payment, plan);
}
