import nock from 'nock';
import { cardError, formOf } from '../../../test/payments/small-stripe';
import type { ChargeRequest, RefundRequest } from '../../domain/payments/port';
import { makeStripe } from './stripe';

/** Answers in the shapes of Stripe's documentation, and all that a network can do instead. */

const api = 'https://api.stripe.com';
const secretKey = 'sk_test_obviouslyFake0000';
const stripe = makeStripe({ secretKey, timeoutMs: 200, retries: 0 });

const charge: ChargeRequest = {
  paymentId: 'pay_01',
  householdId: 'hh_1',
  cents: 480,
  currency: 'EUR',
  paymentCustomerId: 'cus_1',
  createdAt: '2026-03-02T09:00:00.000Z',
};
const refund: RefundRequest = {
  refundId: 'withdrawal:1',
  cents: 100,
  paymentId: 'pay_01',
  householdId: 'hh_1',
  chargeReference: 'pi_1',
};
const intent = {
  id: 'pi_1',
  object: 'payment_intent',
  amount: 480,
  amount_received: 480,
  currency: 'eur',
  status: 'succeeded',
  last_payment_error: null,
  metadata: { householdId: 'hh_1', paymentId: 'pay_01' },
};
const customer = {
  id: 'cus_1',
  object: 'customer',
  default_source: null,
  invoice_settings: { default_payment_method: 'pm_1' },
};
const empty = { object: 'list', data: [], has_more: false, url: '' };
const apiError = (type: string, extra: object = {}) => ({ error: { type, message: 'x', ...extra } });

const known = (body: object = customer) => nock(api).get('/v1/customers/cus_1').reply(200, body);
const creating = () => nock(api).post('/v1/payment_intents');

beforeAll(() => nock.disableNetConnect());
beforeEach(() => void known());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  // Whoever runs next in this process has the network as it is.
  nock.restore();
});

describe('charging', () => {
  it('asks for exactly the sum, of the saved card, for a customer who is not there, under our key', async () => {
    let headers: Record<string, unknown> = {};
    let form: unknown;
    creating().reply(function (_uri, body) {
      headers = this.req.headers;
      form = body;
      return [200, intent];
    });
    await stripe.charge(charge);
    expect(formOf(form)).toEqual({
      amount: '480',
      currency: 'eur',
      customer: 'cus_1',
      payment_method: 'pm_1',
      'allowed_payment_method_types[0]': 'card',
      confirm: 'true',
      off_session: 'true',
      'metadata[householdId]': 'hh_1',
      'metadata[paymentId]': 'pay_01',
    });
    expect([headers['idempotency-key']].flat()).toEqual(['charge:pay_01']);
    expect([headers.authorization].flat()).toEqual([`Bearer ${secretKey}`]);
  });

  it.each<[string, object, string]>([
    ['the default of old', { default_source: 'card_old', invoice_settings: null }, 'card_old'],
    ['the default as a whole', { invoice_settings: { default_payment_method: { id: 'pm_2' } } }, 'pm_2'],
  ])('takes %s', async (_name, changes, card) => {
    nock.cleanAll();
    known({ ...customer, ...changes });
    const asked = nock(api)
      .post('/v1/payment_intents', (form) => form.payment_method === card)
      .reply(200, intent);
    await stripe.charge(charge);
    expect(asked.isDone()).toBe(true);
  });

  it('takes the card that was saved last when none is the default', async () => {
    nock.cleanAll();
    known({ ...customer, invoice_settings: { default_payment_method: null } });
    nock(api)
      .get('/v1/customers/cus_1/payment_methods')
      .query({ type: 'card', limit: 1 })
      .reply(200, { ...empty, data: [{ id: 'pm_last' }] });
    const asked = nock(api)
      .post('/v1/payment_intents', (form) => form.payment_method === 'pm_last')
      .reply(200, intent);
    await stripe.charge(charge);
    expect(asked.isDone()).toBe(true);
  });

  it.each<[string, number, object]>([
    ['a customer who was deleted', 200, { id: 'cus_1', object: 'customer', deleted: true }],
    ['a customer who is not there', 404, apiError('invalid_request_error', { code: 'resource_missing' })],
  ])('finds no card with %s', async (_name, status, body) => {
    nock.cleanAll();
    nock(api).get('/v1/customers/cus_1').reply(status, body);
    expect(await stripe.charge(charge)).toEqual({ kind: 'declined', reason: 'no-card' });
  });

  it('finds no card where none is saved', async () => {
    nock.cleanAll();
    known({ ...customer, invoice_settings: null });
    nock(api).get('/v1/customers/cus_1/payment_methods').query(true).reply(200, empty);
    expect(await stripe.charge(charge)).toEqual({ kind: 'declined', reason: 'no-card' });
  });

  it.each([
    ['card_declined', 'generic_decline', 'card-declined'],
    ['card_declined', 'insufficient_funds', 'insufficient-funds'],
    ['card_declined', 'lost_card', 'card-declined'],
    ['card_declined', 'stolen_card', 'card-declined'],
    ['card_declined', 'fraudulent', 'card-declined'],
    ['card_declined', 'do_not_honor', 'card-declined'],
    ['expired_card', undefined, 'card-expired'],
    ['incorrect_cvc', undefined, 'card-declined'],
    ['processing_error', undefined, 'card-declined'],
    ['authentication_required', 'authentication_required', 'authentication-required'],
  ])('understands %s with %s as %s', async (code, decline_code, reason) => {
    const failed = { ...intent, status: 'requires_payment_method', amount_received: 0 };
    const error = cardError(code, failed) as { error: object };
    creating().reply(402, { error: { ...error.error, code, decline_code } });
    expect(await stripe.charge(charge)).toEqual({ kind: 'declined', reason, reference: 'pi_1' });
  });

  it.each([
    ['processing', { kind: 'pending', reference: 'pi_1' }],
    ['requires_action', { kind: 'declined', reason: 'authentication-required', reference: 'pi_1' }],
    ['canceled', { kind: 'declined', reason: 'card-declined', reference: 'pi_1' }],
  ])('understands the status %s', async (status, answer) => {
    creating().reply(200, { ...intent, status });
    expect(await stripe.charge(charge)).toEqual(answer);
  });

  it('tells the sum as Stripe says it, right or wrong', async () => {
    creating().reply(200, { ...intent, amount_received: 300, currency: 'usd' });
    expect(await stripe.charge(charge)).toMatchObject({ cents: 300, currency: 'USD' });
  });

  it.each<[string, () => void]>([
    ['429', () => creating().reply(429, apiError('invalid_request_error', { code: 'rate_limit' }))],
    ['500', () => creating().reply(500, apiError('api_error'))],
    ['503 that is no JSON', () => creating().reply(503, '<html>')],
    ['an idempotency key in use', () => creating().reply(409, apiError('idempotency_error'))],
    ['a key with other parameters', () => creating().reply(400, apiError('idempotency_error'))],
    ['a time-out', () => creating().delay(1_000).reply(200, intent)],
    [
      'a connection that breaks',
      () => creating().replyWithError(Object.assign(new Error(), { code: 'ECONNRESET' })),
    ],
    ['success that is no JSON', () => creating().reply(200, '<html>')],
    ['success without a sum', () => creating().reply(200, { ...intent, amount_received: undefined })],
    ['success with half a cent', () => creating().reply(200, { ...intent, amount_received: 0.5 })],
    ['success without a status', () => creating().reply(200, { id: 'pi_1' })],
    ['a status nobody knows', () => creating().reply(200, { ...intent, status: 'new' })],
  ])('is in doubt after %s', async (_name, answer) => {
    answer();
    await expect(stripe.charge(charge)).rejects.toMatchObject({ code: 'payment-unreachable' });
  });

  it.each<[string, number, object]>([
    ['a wrong key', 401, apiError('invalid_request_error')],
    ['a key that may not', 403, apiError('invalid_request_error')],
    ['a sum too small', 400, apiError('invalid_request_error', { code: 'amount_too_small' })],
  ])('is refused with %s, and says nothing of the customer', async (_name, status, body) => {
    creating().reply(status, body);
    const failure = await stripe.charge(charge).catch((error) => error);
    expect(failure).toMatchObject({ code: 'payment-refused', evidence: { statusCode: status } });
    expect(JSON.stringify([failure.message, failure.evidence])).not.toMatch(/cus_1|sk_test/);
  });

  it('sends once more what broke off, under the same key', async () => {
    const keys: unknown[] = [];
    creating().replyWithError(Object.assign(new Error(), { code: 'ECONNRESET' }));
    creating().reply(function () {
      keys.push([this.req.headers['idempotency-key']].flat()[0]);
      return [200, intent];
    });
    const patient = makeStripe({ secretKey, timeoutMs: 2_000 });
    expect(await patient.charge(charge)).toMatchObject({ kind: 'succeeded' });
    expect(keys).toEqual(['charge:pay_01']);
  });
});

describe('finding a charge', () => {
  const listing = (data: object[]) =>
    nock(api)
      .get('/v1/payment_intents')
      .query({ customer: 'cus_1', limit: 100, 'created[gte]': Date.parse(charge.createdAt) / 1000 - 300 })
      .reply(200, { ...empty, data });

  it('takes the one that succeeded of several, and of this payment alone', async () => {
    const declined = { ...intent, id: 'pi_0', status: 'requires_payment_method' };
    const other = { ...intent, id: 'pi_9', metadata: { paymentId: 'pay_99' } };
    listing([other, declined, intent]);
    expect(await stripe.find(charge)).toMatchObject({ kind: 'succeeded', reference: 'pi_1' });
  });

  it('is in doubt when it cannot ask', async () => {
    nock(api).get('/v1/payment_intents').query(true).reply(500, apiError('api_error'));
    await expect(stripe.find(charge)).rejects.toMatchObject({ code: 'payment-unreachable' });
  });
});

describe('giving back', () => {
  const listing = (data: object[] = []) =>
    nock(api)
      .get('/v1/refunds')
      .query({ payment_intent: 'pi_1', limit: 100 })
      .reply(200, { ...empty, data });
  const made = { id: 're_1', object: 'refund', amount: 100, status: 'succeeded', metadata: {} };

  it('asks under our key, for the part that is due', async () => {
    listing();
    let key: unknown;
    let form: unknown;
    nock(api)
      .post('/v1/refunds')
      .reply(function (_uri, body) {
        key = [this.req.headers['idempotency-key']].flat()[0];
        form = body;
        return [200, made];
      });
    expect(await stripe.refund(refund)).toEqual({ kind: 'done' });
    expect(key).toBe('refund:pay_01:withdrawal:1');
    expect(formOf(form)).toMatchObject({
      payment_intent: 'pi_1',
      amount: '100',
      'metadata[refundId]': 'withdrawal:1',
    });
  });

  it('does not ask again for one that stands, also when Stripe has forgotten the key', async () => {
    listing([{ ...made, metadata: { refundId: 'withdrawal:1' } }]);
    expect(await stripe.refund(refund)).toEqual({ kind: 'done' });
  });

  it.each<[string, object, object]>([
    ['pending', { ...made, status: 'pending' }, { kind: 'pending' }],
    [
      'failed',
      { ...made, status: 'failed', failure_reason: 'expired_or_canceled_card' },
      { kind: 'refused', reason: 'expired_or_canceled_card' },
    ],
  ])('understands %s', async (_name, body, answer) => {
    listing();
    nock(api).post('/v1/refunds').reply(200, body);
    expect(await stripe.refund(refund)).toEqual(answer);
  });

  it('is refused what went back already', async () => {
    listing();
    const body = apiError('invalid_request_error', { code: 'charge_already_refunded' });
    nock(api).post('/v1/refunds').reply(400, body);
    expect(await stripe.refund(refund)).toEqual({ kind: 'refused', reason: 'charge_already_refunded' });
  });

  it('needs people when the account is empty', async () => {
    listing();
    const body = apiError('invalid_request_error', { code: 'balance_insufficient' });
    nock(api).post('/v1/refunds').reply(400, body);
    await expect(stripe.refund(refund)).rejects.toMatchObject({ code: 'payment-refused' });
  });
});
