import { type PaymentEvent, recordPaymentEvent } from '../../../lambda/domain/payments/events';
import type { RefundAnswer, RefundRequest } from '../../../lambda/domain/payments/port';
import type { World } from '../world';
import { type Operation, Pool, type Request } from './operation';
import { type TopUp, topUps } from './payments';

/* Money that goes back without us: given back at the provider's console, or taken back by the bank; and disputes won. */

interface Dispute {
  chargeReference: string;
  refundId: string;
  paymentId: string;
  cents: number;
}

const disputes = new Pool<Dispute>(20);

/** What the provider still has of a payment, as a part of it or all of it. */
function outsideOf(world: World, { paymentId }: TopUp): { reference: string; cents: number } | undefined {
  const charge = world.bank.find({ paymentId });
  const taken = world.bank.takenCents(paymentId);
  if (charge?.kind !== 'succeeded' || taken < 2) return undefined;
  const cents = world.chance.happens(0.6) ? taken : world.chance.between(1, taken);
  return { reference: charge.reference, cents };
}

const told = (name: string, event: PaymentEvent): Request => ({
  name,
  ask: async (shop) => (await recordPaymentEvent(shop, event)).name,
});

function dispute(world: World): Request | undefined {
  const pack = topUps.pick(world);
  const outside = pack && outsideOf(world, pack);
  if (!outside) return undefined;
  const { paymentId } = pack;
  const { reference: chargeReference, cents } = outside;
  const refundId = world.newId('dp');
  world.bank.dispute(paymentId, refundId, cents);
  world.auditor.consequences.mayTakeBack(paymentId, refundId);
  disputes.add(world, { chargeReference, refundId, paymentId, cents });
  const facts = { refundId, chargeReference, cents, reason: 'dispute' as const, isTotal: false };
  return told('dispute', { type: 'outside-refund', refund: facts });
}

/** The console tells the sum of all that went back by now, what we asked for included. */
function refundOutside(world: World): Request | undefined {
  const pack = topUps.pick(world);
  const outside = pack && outsideOf(world, pack);
  if (!outside) return undefined;
  const { paymentId } = pack;
  const { reference: chargeReference } = outside;
  const refundId = world.newId('re');
  world.bank.giveBack(paymentId, refundId, outside.cents);
  world.auditor.consequences.mayTakeBack(paymentId, refundId);
  const cents = world.bank.refundedCents(paymentId);
  const facts = { refundId, chargeReference, cents, reason: 'provider' as const, isTotal: true };
  return told('refund at the console', { type: 'outside-refund', refund: facts });
}

/** It may be told before the dispute itself, and twice. */
function win(world: World): Request | undefined {
  const one = disputes.pick(world);
  if (!one) return undefined;
  const { chargeReference, refundId, paymentId } = one;
  world.bank.takeAgain(paymentId, refundId);
  return told('dispute won', { type: 'outside-refund-undone', chargeReference, refundId });
}

/** Refunds that failed after all: what the provider says of them may come in any order, and twice. */
const returned = new Pool<RefundRequest>(20);

const refundTold = ({ householdId, paymentId, refundId }: RefundRequest, answer: RefundAnswer): Request =>
  told('a refund that fails late', { type: 'refund', payment: { householdId, paymentId }, refundId, answer });

function failLate(world: World): Request | undefined {
  const one = world.bank.returnRefund();
  if (!one) return undefined;
  returned.add(world, one);
  return refundTold(one, { kind: 'refused', reason: 'card closed' });
}

/** Told before that it failed, and late. */
function succeedLate(world: World): Request | undefined {
  const one = returned.pick(world);
  return one && refundTold(one, { kind: 'done' });
}

export const disputeOperations: Operation[] = [
  { name: 'dispute', weight: 1.2, begin: dispute },
  { name: 'refund at the console', weight: 0.8, begin: refundOutside },
  { name: 'dispute won', weight: 0.8, begin: win },
  { name: 'refund fails late', weight: 0.5, begin: failLate },
  { name: 'refund told late', weight: 0.5, begin: succeedLate },
];
