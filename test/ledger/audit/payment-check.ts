import type { ItemChange } from '../fake/storage';
import { centsBack } from './consequences';
import { amount, list, type Parts, part, type Raw, text } from './raw';
import { assertSame, assertThat } from './violation';

const creditKeyOf = (payment: Raw): string => `I#payment:${text(payment, 'paymentId')}:credit\nJ`;

/** P15: money that came is coins in the same commit, or on its way back; and it comes once. */
function checkSuccess(payment: Raw, parts: Parts): void {
  if (part(payment, 'purpose').kind !== 'coins') return;
  const isCredited = parts.journal.some(({ key }) => key === creditKeyOf(payment));
  assertSame('P15', 'whether a payment knows its coins', payment.credited !== undefined, isCredited);
  assertThat(
    isCredited || centsBack(payment) === amount(payment, 'cents'),
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
  checkRefunds(before, payment);
}

const outside = ['provider', 'dispute'];

/** What we give back was there when we promised it; what others give back beside it is theirs to know. */
function checkRefunds(before: Raw | undefined, payment: Raw): void {
  const added = list(payment, 'refunds').slice(list(before, 'refunds').length);
  const isOurs = added.some(({ reason }) => !outside.includes(String(reason)));
  const isWithin = centsBack(payment) <= amount(payment, 'cents');
  assertThat(!isOurs || isWithin, 'P16', 'more of a payment went back than came', payment);
}
