import nock from 'nock';
import { makeSandbox } from '../../lambda/adapters/payment/sandbox';
import { makeStripe } from '../../lambda/adapters/payment/stripe';
import type { DeclineReason } from '../../lambda/domain/payments/payment';
import type { ChargeRequest, PaymentPort } from '../../lambda/domain/payments/port';
import { SmallStripe, type StripeCard } from '../payments/small-stripe';
import { MovableClock } from '../seller/support';
import { newId, testNow } from '../support/samples';

/** What a card of the contract does. */
type Card = 'succeeds' | 'pending' | DeclineReason;

interface Provider {
  port: PaymentPort;
  /** Names a customer with such a card. */
  customerWith(card: Card): string;
}

const stripeCards: Partial<Record<Card, StripeCard>> = {
  succeeds: 'succeeds',
  pending: 'processing',
  'card-declined': 'card_declined',
  'insufficient-funds': 'insufficient_funds',
  'card-expired': 'expired_card',
  'authentication-required': 'authentication_required',
};

function stripe(): Provider {
  const small = new SmallStripe(() => Date.parse(testNow) / 1000);
  return {
    port: makeStripe({ secretKey: 'sk_test_obviouslyFake0000', timeoutMs: 2_000, retries: 0 }),
    customerWith(card) {
      const id = newId('cus');
      small.cards[id] = stripeCards[card];
      return id;
    },
  };
}

function sandbox(): Provider {
  const url = 'http://127.0.0.1:1';
  const secret = `whsec_${'c2VjcmV0'.repeat(4)}`;
  return {
    port: makeSandbox({ clock: new MovableClock(), callbackUrl: url, callbackSecret: secret }),
    customerWith: (card) => `cus_sandbox_${card === 'card-declined' ? 'declined' : card}`,
  };
}

describe.each<[string, () => Provider]>([
  ['Stripe', stripe],
  ['the sandbox', sandbox],
])('%s', (_name, open) => {
  let provider: Provider;
  beforeAll(() => nock.disableNetConnect());
  beforeEach(() => {
    provider = open();
  });
  afterEach(() => nock.cleanAll());
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });

  const request = (card: Card, cents = 480): ChargeRequest => ({
    paymentId: newId('pay'),
    householdId: newId('hh'),
    cents,
    currency: 'EUR',
    paymentCustomerId: provider.customerWith(card),
    createdAt: testNow,
  });
  const refundOf = (charge: ChargeRequest, chargeReference: string, cents = charge.cents) => {
    const { paymentId, householdId } = charge;
    return { refundId: newId('refund'), cents, paymentId, householdId, chargeReference };
  };
  const paid = async (charge: ChargeRequest): Promise<string> => {
    const answer = await provider.port.charge(charge);
    if (answer.kind !== 'succeeded') throw new Error(`not paid: ${answer.kind}`);
    return answer.reference;
  };

  it('charges the sum that is asked for, and tells which', async () => {
    const answer = await provider.port.charge(request('succeeds'));
    expect(answer).toEqual({ kind: 'succeeded', reference: expect.any(String), cents: 480, currency: 'EUR' });
  });

  it('charges one payment once, and another apart', async () => {
    const charge = request('succeeds');
    const first = await paid(charge);
    expect(await paid(charge)).toBe(first);
    expect(await paid({ ...charge, paymentId: newId('pay') })).not.toBe(first);
  });

  it.each<DeclineReason>([
    'card-declined',
    'insufficient-funds',
    'card-expired',
    'authentication-required',
    'no-card',
  ])('says no for %s', async (reason) => {
    const charge = request(reason);
    expect(await provider.port.charge(charge)).toMatchObject({ kind: 'declined', reason });
    expect(await provider.port.charge(charge)).toMatchObject({ kind: 'declined', reason });
  });

  it('finds what was charged, and nothing else', async () => {
    const charge = request('succeeds');
    expect(await provider.port.find(charge)).toBeUndefined();
    const reference = await paid(charge);
    expect(await provider.port.find(charge)).toMatchObject({ kind: 'succeeded', reference, cents: 480 });
    expect(await provider.port.find({ ...charge, paymentId: newId('pay') })).toBeUndefined();
  });

  it('finds why a card was declined', async () => {
    const charge = request('insufficient-funds');
    await provider.port.charge(charge);
    expect(await provider.port.find(charge)).toMatchObject({
      kind: 'declined',
      reason: 'insufficient-funds',
    });
  });

  it('says that it does not know yet', async () => {
    const charge = request('pending');
    expect(await provider.port.charge(charge)).toMatchObject({ kind: 'pending' });
    expect(await provider.port.find(charge)).toMatchObject({ kind: 'pending' });
  });

  it('gives back a part once, and then the rest', async () => {
    const charge = request('succeeds');
    const reference = await paid(charge);
    const part = refundOf(charge, reference, 100);
    expect(await provider.port.refund(part)).toEqual({ kind: 'done' });
    expect(await provider.port.refund(part)).toEqual({ kind: 'done' });
    expect(await provider.port.refund(refundOf(charge, reference, 380))).toEqual({ kind: 'done' });
  });

  it('refuses to give back more than was paid, or what was never paid', async () => {
    const charge = request('succeeds');
    const reference = await paid(charge);
    expect(await provider.port.refund(refundOf(charge, reference, 481))).toMatchObject({ kind: 'refused' });
    expect(await provider.port.refund(refundOf(request('succeeds'), 'pi_unknown'))).toMatchObject({
      kind: 'refused',
    });
  });
});
