import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import Stripe from 'stripe';
import { instantOf } from '../../domain/time';
import { checkStripeSignature } from './stripe-signature';
import { stripeEventReader, stripeEventTypes } from './stripe-webhooks';

const secret = 'whsec_obviouslyFakeSecretOfAnEndpoint';
const otherSecret = 'whsec_anotherObviouslyFakeSecret000';
const nowSeconds = 1_772_442_000;
const clock = { now: () => instantOf(nowSeconds * 1000) };

const intent = {
  id: 'pi_1',
  object: 'payment_intent',
  amount: 480,
  amount_received: 480,
  currency: 'eur',
  status: 'succeeded',
  metadata: { householdId: 'hh_1', paymentId: 'pay_01' },
};
const payment = { householdId: 'hh_1', paymentId: 'pay_01' };
const eventOf = (type: string, object: unknown, extra: object = {}) =>
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    api_version: '2026-10-28',
    type,
    data: { object },
    ...extra,
  });

interface Sent {
  with?: string;
  at?: number;
  header?: string;
  account?: string;
}

function read(body: string, sent: Sent = {}) {
  const signed = { payload: body, secret: sent.with ?? secret, timestamp: sent.at ?? nowSeconds };
  const header = sent.header ?? Stripe.webhooks.generateTestHeaderString(signed);
  const config = { secrets: [otherSecret, secret], clock, ...(sent.account && { account: sent.account }) };
  return stripeEventReader(config)((name) => (name === 'stripe-signature' ? header : undefined), body);
}

describe('who speaks', () => {
  const body = eventOf('payment_intent.succeeded', intent);

  it('is Stripe with any of the secrets while one is rotated', () => {
    expect(read(body).kind).toBe('event');
    expect(read(body, { with: otherSecret }).kind).toBe('event');
  });

  it.each<[string, Sent]>([
    ['signed with another secret', { with: 'whsec_ofSomebodyElse' }],
    ['not signed', { header: '' }],
    ['signed with nonsense', { header: 't=1,v1=00' }],
    ['signed by an old scheme alone', { header: `t=${nowSeconds},v0=00` }],
  ])('is nobody when %s', (_name, sent) => {
    expect(read(body, sent)).toEqual({ kind: 'invalid' });
  });

  it('is nobody when the body was altered', () => {
    const header = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: nowSeconds });
    expect(read(body.replace('480', '4800'), { header })).toEqual({ kind: 'invalid' });
  });

  it('was Stripe, too long ago', () => {
    expect(read(body, { at: nowSeconds - 300 }).kind).toBe('event');
    expect(read(body, { at: nowSeconds - 301 })).toEqual({ kind: 'expired' });
    expect(read(body, { at: nowSeconds + 301 })).toEqual({ kind: 'expired' });
  });

  it('cannot make an old message young by naming two times', () => {
    const old = Stripe.webhooks.generateTestHeaderString({
      payload: body,
      secret,
      timestamp: nowSeconds - 9_000,
    });
    expect(read(body, { header: `t=${nowSeconds},${old}` }).kind).not.toBe('event');
    expect(read(body, { header: `${old},t=${nowSeconds}` }).kind).not.toBe('event');
  });

  it('is another account', () => {
    const connected = eventOf('payment_intent.succeeded', intent, { account: 'acct_other' });
    expect(read(connected)).toEqual({ kind: 'other-account' });
    expect(read(connected, { account: 'acct_other' }).kind).toBe('event');
  });
});

describe('the signature', () => {
  const isTakenByLibrary = (body: string, header: string): boolean => {
    try {
      const { signature } = Stripe.webhooks;
      return signature?.verifyHeader(body, header, secret, 300, undefined, nowSeconds * 1000) ?? false;
    } catch {
      return false;
    }
  };

  it('is taken when Stripe’s own library takes it, and refused when it refuses', () => {
    const bodies = fc.string({ unit: 'grapheme', minLength: 1 });
    const ages = fc.integer({ min: 0, max: 600 });
    const alterations = fc.constantFrom('none', 'body', 'signature', 'time');
    fc.assert(
      fc.property(bodies, ages, alterations, (body, age, altered) => {
        const timestamp = nowSeconds - age;
        const whole = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp });
        const [time = '', signature = ''] = whole.split(',');
        const header = {
          none: whole,
          body: whole,
          signature: `${time},${signature.slice(0, -1)}${signature.endsWith('0') ? '1' : '0'}`,
          time: `t=${timestamp + 1},${signature}`,
        }[altered];
        const sent = altered === 'body' ? `${body} ` : body;
        const isTaken = checkStripeSignature(header, sent, [secret], nowSeconds) === 'verified';
        expect(isTaken).toBe(isTakenByLibrary(sent, header));
      }),
    );
  });
});

test('the paper names every event that the endpoint in Stripe’s dashboard needs', () => {
  const paper = readFileSync(path.join(__dirname, '../../../docs/payments.md'), 'utf8');
  expect(stripeEventTypes.filter((type) => !paper.includes(`\`${type}\``))).toEqual([]);
});

describe('what is told', () => {
  const chargeReference = 'pi_1';
  /** Given back at the console: it names the charge, and nothing of ours. */
  const refundByHand = {
    id: 're_1',
    object: 'refund',
    amount: 480,
    balance_transaction: 'txn_1',
    charge: 'ch_1',
    created: nowSeconds,
    currency: 'eur',
    failure_balance_transaction: 'txn_2',
    failure_reason: 'expired_or_canceled_card',
    metadata: {},
    payment_intent: 'pi_1',
    reason: 'requested_by_customer',
    status: 'failed',
  };
  const failedByHand = (reason: string) => ({
    type: 'outside-refund-failed',
    chargeReference,
    refundId: 're_1',
    reason,
  });

  it.each<[string, object, object]>([
    [
      'payment_intent.succeeded',
      intent,
      {
        type: 'charge',
        payment,
        answer: { kind: 'succeeded', reference: 'pi_1', cents: 480, currency: 'EUR' },
      },
    ],
    [
      'payment_intent.processing',
      { ...intent, status: 'processing' },
      { type: 'charge', payment, answer: { kind: 'pending', reference: 'pi_1' } },
    ],
    [
      'payment_intent.payment_failed',
      {
        ...intent,
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
      },
      {
        type: 'charge',
        payment,
        answer: { kind: 'declined', reason: 'insufficient-funds', reference: 'pi_1' },
      },
    ],
    [
      'refund.updated',
      { id: 're_1', status: 'succeeded', metadata: { ...payment, refundId: 'withdrawal:1' } },
      { type: 'refund', payment, refundId: 'withdrawal:1', answer: { kind: 'done' } },
    ],
    [
      'refund.failed',
      { id: 're_1', status: 'failed', failure_reason: 'unknown', metadata: { ...payment, refundId: 'w' } },
      { type: 'refund', payment, refundId: 'w', answer: { kind: 'refused', reason: 'unknown' } },
    ],
    ['refund.failed', refundByHand, failedByHand('expired_or_canceled_card')],
    [
      'refund.updated',
      { ...refundByHand, status: 'canceled', failure_reason: null },
      failedByHand('canceled'),
    ],
    [
      'charge.refunded',
      { id: 'ch_1', payment_intent: 'pi_1', amount_refunded: 240 },
      {
        type: 'outside-refund',
        refund: {
          refundId: 'refunded:pi_1:240',
          reason: 'provider',
          chargeReference,
          cents: 240,
          isTotal: true,
        },
      },
    ],
    [
      'charge.refunded',
      {
        id: 'ch_1',
        object: 'charge',
        amount: 480,
        amount_captured: 480,
        amount_refunded: 480,
        currency: 'eur',
        disputed: false,
        metadata: payment,
        paid: true,
        payment_intent: 'pi_1',
        refunded: true,
        status: 'succeeded',
      },
      {
        type: 'outside-refund',
        refund: {
          refundId: 'refunded:pi_1:480',
          reason: 'provider',
          chargeReference,
          cents: 480,
          isTotal: true,
        },
        payment,
      },
    ],
    [
      'charge.dispute.funds_withdrawn',
      { id: 'dp_1', payment_intent: 'pi_1', amount: 480 },
      {
        type: 'outside-refund',
        refund: { refundId: 'dp_1', reason: 'dispute', chargeReference, cents: 480, isTotal: false },
      },
    ],
    [
      'charge.dispute.funds_reinstated',
      { id: 'dp_1', payment_intent: 'pi_1', amount: 480 },
      { type: 'outside-refund-undone', chargeReference, refundId: 'dp_1' },
    ],
  ])('%s is understood', (type, object, event) => {
    expect(stripeEventTypes).toContain(type);
    expect(read(eventOf(type, object))).toEqual({ kind: 'event', event });
  });

  it.each<[string, string, unknown]>([
    ['of a type that is nothing to us', 'customer.updated', { id: 'cus_1' }],
    ['of what others sell with the same account', 'payment_intent.succeeded', { ...intent, metadata: {} }],
    ['of a refund that was made by hand', 'refund.updated', { ...refundByHand, status: 'succeeded' }],
    ['of a failed one of no intent', 'refund.failed', { ...refundByHand, payment_intent: null }],
    ['of a charge without an intent', 'charge.refunded', { amount_refunded: 1, payment_intent: null }],
  ])('%s is ignored', (_name, type, object) => {
    expect(read(eventOf(type, object))).toEqual({ kind: 'ignored' });
  });

  it.each<[string, string]>([
    ['no event', JSON.stringify({ object: 'event' })],
    ['a list', '[]'],
    ['an intent without a sum', eventOf('payment_intent.succeeded', { ...intent, amount_received: 'all' })],
    ['an intent of a status nobody knows', eventOf('payment_intent.succeeded', { ...intent, status: 'new' })],
    ['nothing', eventOf('charge.refunded', null)],
  ])('%s does not fit', (_name, body) => {
    expect(read(body)).toEqual({ kind: 'malformed' });
  });
});
