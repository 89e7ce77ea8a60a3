import Stripe from 'stripe';
import { stripeEventReader } from '../../lambda/adapters/payment/stripe-webhooks';
import type { Payment } from '../../lambda/domain/payments/payment';
import type { Shop } from '../../lambda/domain/shop';
import { epochMsOf, instantOf } from '../../lambda/domain/time';
import { makeHttpApp } from '../../lambda/http/app';
import { problemOf } from '../seller/support';
import { testAccount } from '../support/account';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { buy, callShop, coinsOf, customer, httpApp, openTill, outcomeOf, paymentsPath } from './support';

const table = tableSuite();
let shop: Shop;
let payment: Payment;

beforeEach(async () => {
  shop = openTill(table()).shop;
  payment = await buy(shop, await customer(shop));
});

const paidEvent = (of: Pick<Payment, 'householdId' | 'paymentId'>) => ({
  type: 'charge',
  payment: { householdId: of.householdId, paymentId: of.paymentId },
  answer: { kind: 'succeeded', reference: newId('charge'), cents: 480, currency: 'EUR' },
});

describe('the sandbox’s calls', () => {
  it('credit coins', async () => {
    expect(await outcomeOf(await callShop(shop, paidEvent(payment)))).toEqual({
      status: 200,
      outcome: 'recorded',
    });
    expect(await coinsOf(shop, payment.householdId)).toBe(500);
  });

  it.each<[string, () => Promise<Response> | Response, number, string]>([
    [
      'unsigned',
      () => httpApp(shop).request(paymentsPath, { method: 'POST', body: JSON.stringify(paidEvent(payment)) }),
      401,
      'SIGNATURE_INVALID',
    ],
    [
      'old',
      () => callShop(shop, paidEvent(payment), instantOf(epochMsOf(shop.clock.now()) - 301_000)),
      401,
      'SIGNATURE_EXPIRED',
    ],
    [
      'of an unknown household',
      () => callShop(shop, paidEvent({ ...payment, householdId: 'x' })),
      404,
      'PAYMENT_UNKNOWN',
    ],
    [
      'of an unknown payment',
      () => callShop(shop, paidEvent({ ...payment, paymentId: 'pay_x' })),
      404,
      'PAYMENT_UNKNOWN',
    ],
    ['that are no JSON', () => callShop(shop, '{'), 422, 'EVENT_INVALID'],
    ['without a payment', () => callShop(shop, { type: 'charge' }), 422, 'EVENT_INVALID'],
    ['too large', () => callShop(shop, 'x'.repeat(262_145)), 413, 'BODY_TOO_LARGE'],
    [
      'with a negative sum',
      () => callShop(shop, { ...paidEvent(payment), answer: { ...paidEvent(payment).answer, cents: -480 } }),
      422,
      'EVENT_INVALID',
    ],
  ])('that are %s are refused', async (_name, send, status, code) => {
    expect(await problemOf(await send())).toMatchObject({ status, code, retryable: false });
    expect(await coinsOf(shop, payment.householdId)).toBe(0);
  });

  it('of a type that is not known are ignored', async () => {
    const answer = await callShop(shop, { type: 'card.saved' });
    expect(await outcomeOf(answer)).toEqual({ status: 200, outcome: 'ignored' });
  });
});

describe('Stripe’s calls', () => {
  const secret = 'whsec_obviouslyFakeSecretOfAnEndpoint';

  function callAsStripe(object: unknown, extra: object = {}, body?: string) {
    const event = {
      id: 'evt_1',
      object: 'event',
      type: 'payment_intent.succeeded',
      data: { object },
      ...extra,
    };
    const payload = JSON.stringify(event);
    const timestamp = epochMsOf(shop.clock.now()) / 1000;
    const app = makeHttpApp(shop, {
      checkStoreSignature: () => ({ kind: 'invalid' }),
      readPaymentCall: stripeEventReader({ secrets: [secret], clock: shop.clock }),
      account: testAccount('obviously-fake-household-key-0000000'),
      report: () => undefined,
    });
    const headers = {
      'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }),
    };
    return app.request(paymentsPath, { method: 'POST', headers, body: body ?? payload });
  }

  const intent = (changes: object = {}) => ({
    id: newId('pi'),
    status: 'succeeded',
    amount_received: 480,
    currency: 'eur',
    metadata: { householdId: payment.householdId, paymentId: payment.paymentId },
    ...changes,
  });

  it('credit coins', async () => {
    expect(await outcomeOf(await callAsStripe(intent()))).toEqual({ status: 200, outcome: 'recorded' });
    expect(await coinsOf(shop, payment.householdId)).toBe(500);
  });

  it.each<[string, () => Response | Promise<Response>, number, string]>([
    [
      'altered on the way',
      () => callAsStripe(intent(), {}, '{"type":"payment_intent.succeeded"}'),
      401,
      'SIGNATURE_INVALID',
    ],
    ['of another account', () => callAsStripe(intent(), { account: 'acct_other' }), 403, 'ACCOUNT_MISMATCH'],
    ['of another sum', () => callAsStripe(intent({ amount_received: 1 })), 422, 'PAYMENT_MISMATCH'],
    ['in another currency', () => callAsStripe(intent({ currency: 'usd' })), 422, 'PAYMENT_MISMATCH'],
    ['of another shape', () => callAsStripe({}), 422, 'EVENT_INVALID'],
  ])('that are %s are refused', async (_name, send, status, code) => {
    expect(await problemOf(await send())).toMatchObject({ status, code });
    expect(await coinsOf(shop, payment.householdId)).toBe(0);
  });

  it('about what others sell are ignored', async () => {
    const answer = await callAsStripe(intent({ metadata: {} }));
    expect(await outcomeOf(answer)).toEqual({ status: 200, outcome: 'ignored' });
  });
});
