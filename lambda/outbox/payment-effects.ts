import { Fault } from '../domain/fault';
import { followPayment, isProviderFault } from '../domain/payments/follow';
import type { PaymentReference } from '../domain/payments/payment';
import type { Shop } from '../domain/shop';
import type { Report } from './order-effects';

/**
 * What follows from a change of a payment. A provider that is down or refuses us must not hold up the stream: the
 * payment stays due, and the sweeper brings it here again.
 */
export async function followPaymentChange(
  shop: Shop,
  reference: PaymentReference,
  report: Report,
): Promise<void> {
  const { paymentId } = reference;
  try {
    const tell = (refusal: string) =>
      report(new Fault('payment-by-hand', `a refund needs people: ${refusal}`), { paymentId });
    await followPayment(shop, reference, tell);
  } catch (error) {
    if (!isProviderFault(error)) throw error;
    report(error, { paymentId });
  }
}
