import type { ItemChange } from '../fake/storage';
import { amount, list, type Parts, part, type Raw, text } from './raw';
import { assertSame, assertThat } from './violation';

const creditKeyOf = (payment: Raw): string => `I#payment:${text(payment, 'paymentId')}:credit\nJ`;

const refundedCents = (payment: Raw): number =>
  list(payment, 'refunds')
    .filter(({ status, chargeReference }) => status !== 'refused' && chargeReference === undefined)
    .reduce((sum, refund) => sum + amount(refund, 'cents'), 0);

/** P15: money that came is coins in the same commit, or on its way back; and it comes once. */
function checkSuccess(payment: Raw, parts: Parts): void {
  if (part(payment, 'purpose').kind !== 'coins') return;
  const isCredited = parts.journal.some(({ key }) => key === creditKeyOf(payment));
  assertSame('P15', 'whether a payment knows its coins', payment.credited !== undefined, isCredited);
  assertThat(
    isCredited || refundedCents(payment) === amount(payment, 'cents'),
    'P15',
    'a payment succeeded and brought neither coins nor its money back',
    payment,
  );
}

/** P15, P16: what a payment may become. */
export function checkPayment({ before, after: payment }: ItemChange, parts: Parts): void {
  if (!payment) return;
  const version = before ? amount(before, 'version') : 0;
  assertSame('P5', 'the version of a payment', amount(payment, 'version'), version + 1);
  const isFinal = before?.status === 'succeeded' || before?.status === 'declined';
  if (isFinal) assertSame('P15', 'a payment that was decided', payment.status, before.status);
  else if (payment.status === 'succeeded') checkSuccess(payment, parts);
  assertThat(
    refundedCents(payment) <= amount(payment, 'cents'),
    'P16',
    'more of a payment went back than came',
    payment,
  );
}
