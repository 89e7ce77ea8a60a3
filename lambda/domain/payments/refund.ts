import type { Shop } from '../shop';
import type { Instant } from '../time';
import { type ChangeShop, changePayment } from './change';
import {
  changed,
  dueRefunds,
  type Payment,
  type PaymentReference,
  type Refund,
  untoldRefusals,
} from './payment';
import type { RefundAnswer } from './port';

type RefundShop = ChangeShop & Pick<Shop, 'paymentProvider'>;

/** With the provider's answer; a refusal is one that people have to be told of. */
function withAnswer(
  payment: Payment,
  standing: Refund,
  answer: Exclude<RefundAnswer, { kind: 'pending' }>,
  now: Instant,
): Payment {
  const answered: Refund = {
    ...standing,
    status: answer.kind,
    ...(answer.kind === 'refused' && { untold: answer.reason }),
  };
  return changed(
    payment,
    { refunds: payment.refunds.map((one) => (one === standing ? answered : one)) },
    now,
  );
}

/**
 * Writes down what became of a refund. One that failed at the bank after all is not done any more; one that was refused
 * stays so, whatever is told late, for people give that money back.
 * @returns whether it is news; undefined when there is no such payment.
 */
export async function settleRefund(
  shop: ChangeShop,
  reference: PaymentReference,
  refundId: string,
  answer: RefundAnswer,
): Promise<boolean | undefined> {
  const result = await changePayment(shop, reference, (payment) => {
    const standing = payment.refunds.find((one) => one.refundId === refundId);
    if (!standing || answer.kind === 'pending') return undefined;
    if (standing.status === 'refused' || standing.status === answer.kind) return undefined;
    return { payment: withAnswer(payment, standing, answer, shop.clock.now()) };
  });
  return result?.isChanged;
}

/**
 * Gives back what is due, once each.
 * @returns the payment as it is then.
 * @throws Fault `payment-unreachable`, to be tried again.
 */
export async function makeDueRefunds(shop: RefundShop, payment: Payment): Promise<Payment> {
  const { paymentId, householdId } = payment;
  for (const { refundId, cents, chargeReference = payment.reference } of dueRefunds(payment)) {
    const answer: RefundAnswer =
      chargeReference === undefined
        ? { kind: 'refused', reason: 'nothing was charged' }
        : await shop.paymentProvider.refund({ refundId, cents, paymentId, householdId, chargeReference });
    await settleRefund(shop, payment, refundId, answer);
  }
  return (await shop.payments.read(householdId, paymentId)) ?? payment;
}

/** Tells people of refunds that were refused, whoever brought the news; told again only when the store does not answer. */
export async function tellRefusals(
  shop: ChangeShop,
  payment: Payment,
  tell: (refusal: string) => void,
): Promise<void> {
  const news = untoldRefusals(payment);
  if (news.length === 0) return;
  for (const { refundId, untold } of news) tell(`${refundId}: ${untold}`);
  const told = new Set(news.map(({ refundId }) => refundId));
  await changePayment(shop, payment, (standing) => {
    if (!untoldRefusals(standing).some(({ refundId }) => told.has(refundId))) return undefined;
    const refunds = standing.refunds.map(({ untold, ...refund }) =>
      untold === undefined || told.has(refund.refundId) ? refund : { ...refund, untold },
    );
    return { payment: changed(standing, { refunds }, shop.clock.now()) };
  });
}
