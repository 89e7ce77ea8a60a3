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

/** P16: a refund stands once, and keeps the coins that went with it for as long as the money is away. */
function checkStanding(standing: Raw, payment: Raw): void {
  const { refundId, status, coins, owedCoins } = standing;
  const [now, ...more] = list(payment, 'refunds').filter((one) => one.refundId === refundId);
  assertThat(now !== undefined && more.length === 0, 'P16', 'a refund stands once', payment);
  const isBack = status === 'refused';
  assertThat(!isBack || now?.status === 'refused', 'P16', 'money that is back went away again', payment);
  if (coins === undefined || now?.status === 'refused') return;
  assertSame('P16', 'the coins of a refund', [now?.coins, now?.owedCoins], [coins, owedCoins]);
}

/** What we give back was there when we promised it; what others give back beside it is theirs to know. */
function checkRefunds(before: Raw | undefined, payment: Raw): void {
  for (const standing of list(before, 'refunds')) checkStanding(standing, payment);
  const added = list(payment, 'refunds').slice(list(before, 'refunds').length);
  const isOurs = added.some(({ reason }) => !outside.includes(String(reason)));
  const isWithin = centsBack(payment) <= amount(payment, 'cents');
  assertThat(!isOurs || isWithin, 'P16', 'more of a payment went back than came', payment);
}
