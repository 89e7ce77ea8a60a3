import { closeHouseholdWallet } from '../../lambda/domain/payments/close';
import type { PaymentEvent } from '../../lambda/domain/payments/events';
import type { Payment } from '../../lambda/domain/payments/payment';
import { withdrawPack } from '../../lambda/domain/payments/withdraw';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { holdCoins, isPending, resolveHold } from '../../lambda/domain/wallet/holds';
import { closeWallet, refundCoins } from '../../lambda/domain/wallet/moves';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { spend } from '../support/wallets';
import {
  buy,
  callbackOf,
  callShop,
  coinsOf,
  current,
  customer,
  openTill,
  outcomeOf,
  type Till,
  walletOf,
  work,
} from './support';

const table = tableSuite();
let till: Till;
let shop: Shop;

beforeEach(() => {
  till = openTill(table());
  shop = till.shop;
});

const paid = async (mode?: Parameters<typeof customer>[1], coins?: number, cents?: number) => {
  const household = await customer(shop, mode);
  const payment = await buy(shop, household, coins, cents);
  await work(shop, payment);
  return { household, payment: await current(shop, payment) };
};

type OutsideRefundEvent = Extract<PaymentEvent, { type: 'outside-refund' }>;

const refundEvent = (chargeReference: string, cents: number): OutsideRefundEvent => ({
  type: 'outside-refund',
  refund: { refundId: `r-${cents}`, reason: 'provider', chargeReference, cents, isTotal: true },
});
const disputeEvent = (chargeReference: string, cents: number): PaymentEvent => ({
  type: 'outside-refund',
  refund: { refundId: 'dp_1', reason: 'dispute', chargeReference, cents, isTotal: false },
});

describe('money that came in vain goes back', () => {
  it('after a decline', async () => {
    const { household, payment } = await paid('declined');
    const late = { kind: 'succeeded', reference: 'late', cents: 480, currency: 'EUR' } as const;
    const event: PaymentEvent = { type: 'charge', payment, answer: late };
    expect(await outcomeOf(await callShop(shop, event))).toEqual({ status: 200, outcome: 'recorded' });
    expect(await outcomeOf(await callShop(shop, event))).toEqual({ status: 200, outcome: 'repeated' });
    await work(shop, payment);
    expect(await current(shop, payment)).toMatchObject({
      status: 'declined',
      refunds: [{ reason: 'late-success', cents: 480, status: 'done', chargeReference: 'late' }],
    });
    expect(await coinsOf(shop, household.id)).toBe(0);
  });

  it('when it was charged twice', async () => {
    const { household, payment } = await paid();
    const answer = { kind: 'succeeded', reference: 'second', cents: 480, currency: 'EUR' } as const;
    await callShop(shop, { type: 'charge', payment, answer });
    await work(shop, payment);
    expect((await current(shop, payment)).refunds).toMatchObject([
      { refundId: 'charged-twice:second', status: 'done', chargeReference: 'second' },
    ]);
    expect(await coinsOf(shop, household.id)).toBe(500);
  });

  it('once, and people are told of it once, when the provider refuses and tells of the charge again', async () => {
    const { payment } = await paid('refund-refused');
    const answer = { kind: 'succeeded', reference: 'second', cents: 480, currency: 'EUR' } as const;
    const event: PaymentEvent = { type: 'charge', payment, answer };
    await callShop(shop, event);
    expect(await work(shop, payment)).toEqual(['charged-twice:second: refused']);
    expect(await outcomeOf(await callShop(shop, event))).toEqual({ status: 200, outcome: 'repeated' });
    expect(await work(shop, payment)).toEqual([]);
    expect((await current(shop, payment)).refunds).toMatchObject([{ status: 'refused' }]);
  });

  it('when the wallet was closed meanwhile', async () => {
    const { household } = await paid();
    const second = await buy(shop, household);
    const wallet = await walletOf(shop, household.id);
    const ask = { key: newId('key'), subject: 'end', now: shop.clock.now() };
    const closing = wallet && closeWallet(wallet, ask);
    if (!closing) throw new Error('cannot be closed');
    await shop.wallets.commit(closing);
    await work(shop, second);
    expect(await current(shop, second)).toMatchObject({
      status: 'succeeded',
      refunds: [{ reason: 'wallet-closed', cents: 480, status: 'done' }],
    });
    expect(await coinsOf(shop, household.id)).toBe(0);
  });

  it('when two that were begun at the same moment are over the limit together', async () => {
    const household = await customer(shop, 'succeeds', { isVerified: false });
    const unaware = { ...shop, payments: { ...shop.payments, latest: async () => [] } };
    const both = [await buy(unaware, household, 2_500, 2_350), await buy(unaware, household, 2_501, 2_501)];
    for (const payment of both) await work(shop, payment);
    for (const payment of both) await work(shop, payment);
    const [first, second] = await Promise.all(both.map((payment) => current(shop, payment)));
    expect(first?.credited).toBeDefined();
    expect(second).toMatchObject({ refunds: [{ reason: 'over-limit', status: 'done', cents: 2_501 }] });
    expect(await coinsOf(shop, household.id)).toBe(2_500);
  });
});

describe('money that went back without us', () => {
  it('takes the unused coins that it stood for, once, and counts what we gave back ourselves', async () => {
    const { household, payment } = await paid();
    const event = refundEvent(payment.reference ?? '', 240);
    expect(await outcomeOf(await callShop(shop, event))).toEqual({ status: 200, outcome: 'recorded' });
    expect(await outcomeOf(await callShop(shop, event))).toEqual({ status: 200, outcome: 'repeated' });
    expect(await coinsOf(shop, household.id)).toBe(250);
    await callShop(shop, refundEvent(payment.reference ?? '', 480));
    expect(await coinsOf(shop, household.id)).toBe(0);
    expect((await current(shop, payment)).refunds).toMatchObject([
      { cents: 240, coins: 250, status: 'done', reason: 'provider' },
      { cents: 240, coins: 250 },
    ]);
  });

  it('counts a refund at the console beside a dispute, which is in no sum of the provider', async () => {
    const { household, payment } = await paid('succeeds', 1_000, 950);
    const chargeReference = payment.reference ?? '';
    await callShop(shop, disputeEvent(chargeReference, 300));
    const told = await callShop(shop, refundEvent(chargeReference, 300));
    expect(await outcomeOf(told)).toEqual({ status: 200, outcome: 'recorded' });
    expect((await current(shop, payment)).refunds).toMatchObject([
      { reason: 'dispute', cents: 300, coins: 316 },
      { reason: 'provider', cents: 300, coins: 316 },
    ]);
    expect(await coinsOf(shop, household.id)).toBe(368);
  });

  it('takes what is left, and the rest is owed', async () => {
    const { household, payment } = await paid();
    await spend(shop, household.id, 400);
    await callShop(shop, disputeEvent(payment.reference ?? '', 480));
    expect(await walletOf(shop, household.id)).toMatchObject({ availableCoins: 0, owedCoins: 400 });
  });

  it.each([
    ['after it was told as given back', ['given back', 'failed']],
    ['before', ['failed', 'given back']],
  ])('needs people once when it fails at the bank: told %s', async (_name, order) => {
    const { household, payment } = await paid();
    const chargeReference = payment.reference ?? '';
    const failed = { type: 'outside-refund-failed', chargeReference, refundId: 're_1', reason: 'card lost' };
    for (const told of order) {
      const event = told === 'failed' ? failed : refundEvent(chargeReference, 240);
      expect(await outcomeOf(await callShop(shop, event))).toEqual({ status: 200, outcome: 'recorded' });
    }
    expect((await current(shop, payment)).dueAt).toBeDefined();
    expect(await outcomeOf(await callShop(shop, failed))).toMatchObject({ outcome: 'repeated' });
    expect(await work(shop, payment)).toEqual(['re_1: card lost']);
    expect(await outcomeOf(await callShop(shop, failed))).toMatchObject({ outcome: 'repeated' });
    expect(await work(shop, payment)).toEqual([]);
    expect((await current(shop, payment)).dueAt).toBeUndefined();
    expect(await coinsOf(shop, household.id)).toBe(250);
    expect(await withdrawPack(shop, payment, 'wish')).toMatchObject({ facts: { coins: 250, cents: 240 } });
  });

  it('comes back with a dispute that is won', async () => {
    const { household, payment } = await paid();
    await spend(shop, household.id, 400);
    const chargeReference = payment.reference ?? '';
    await callShop(shop, disputeEvent(chargeReference, 480));
    const undone: PaymentEvent = { type: 'outside-refund-undone', chargeReference, refundId: 'dp_1' };
    expect(await outcomeOf(await callShop(shop, undone))).toEqual({ status: 200, outcome: 'recorded' });
    expect(await outcomeOf(await callShop(shop, undone))).toEqual({ status: 200, outcome: 'repeated' });
    expect(await walletOf(shop, household.id)).toMatchObject({ availableCoins: 100, owedCoins: 0 });
  });

  it('takes nothing for a dispute that was told as won before it was told at all', async () => {
    const { household, payment } = await paid();
    const chargeReference = payment.reference ?? '';
    const undone: PaymentEvent = { type: 'outside-refund-undone', chargeReference, refundId: 'dp_1' };
    expect(await outcomeOf(await callShop(shop, undone))).toEqual({ status: 200, outcome: 'recorded' });
    for (const late of [undone, disputeEvent(chargeReference, 480)])
      expect(await outcomeOf(await callShop(shop, late))).toEqual({ status: 200, outcome: 'repeated' });
    expect(await coinsOf(shop, household.id)).toBe(500);
    const after = await current(shop, payment);
    expect(after.dueAt).toBeUndefined();
    expect(after.refunds).toMatchObject([{ refundId: 'dp_1', cents: 0, status: 'refused' }]);
    expect(await withdrawPack(shop, payment, 'wish')).toMatchObject({ facts: { coins: 500, cents: 480 } });
  });

  it.each([
    [
      'people pay out what was taken',
      400,
      ['dp_1: it is here again and the wallet is not: 100 coins to pay out'],
    ],
    ['nobody is owed what had been spent', 500, []],
  ])('when a dispute is won after the wallet was closed, %s', async (_name, spentCoins, news) => {
    const { household, payment } = await paid();
    await spend(shop, household.id, spentCoins);
    const chargeReference = payment.reference ?? '';
    await callShop(shop, disputeEvent(chargeReference, 480));
    expect((await closeHouseholdWallet(shop, household.id)).name).toBe('closed');
    const undone: PaymentEvent = { type: 'outside-refund-undone', chargeReference, refundId: 'dp_1' };
    expect(await outcomeOf(await callShop(shop, undone))).toEqual({ status: 200, outcome: 'recorded' });
    expect(await work(shop, payment)).toEqual(news);
    expect(await work(shop, payment)).toEqual([]);
    expect(await outcomeOf(await callShop(shop, undone))).toEqual({ status: 200, outcome: 'repeated' });
    const after = await current(shop, payment);
    expect(after).toMatchObject({ refunds: [{ status: 'refused' }] });
    expect(after.dueAt).toBeUndefined();
    expect(await coinsOf(shop, household.id)).toBe(0);
  });

  describe('and found a part of its coins spent', () => {
    /** 800 of two packs of 500 are spent; then the first one is disputed: 200 are taken, 300 owed. */
    async function disputed() {
      const { household, payment: first } = await paid();
      const second = await buy(shop, household);
      await work(shop, second);
      await spend(shop, household.id, 800);
      const chargeReference = first.reference ?? '';
      await callShop(shop, disputeEvent(chargeReference, 480));
      const undone: PaymentEvent = { type: 'outside-refund-undone', chargeReference, refundId: 'dp_1' };
      return { household, first, second, undone };
    }

    async function giveBack(householdId: string, coins: number): Promise<void> {
      const wallet = await walletOf(shop, householdId);
      const ask = { key: newId('key'), kind: 'order-refund' as const, subject: 's', now: shop.clock.now() };
      const back = { purchasedCoins: coins, promo: {} };
      if (!wallet) throw new Error('no wallet');
      await shop.wallets.commit(refundCoins(wallet, { ...ask, back, clawbackCoins: 0 }));
    }

    it('writes down what was taken apart from what is owed', async () => {
      const { household, first } = await disputed();
      expect((await current(shop, first)).refunds).toMatchObject([{ coins: 200, owedCoins: 300 }]);
      expect(await walletOf(shop, household.id)).toMatchObject({ availableCoins: 0, owedCoins: 300 });
    });

    it('moves later packs by what was taken alone', async () => {
      const { household, second } = await disputed();
      await giveBack(household.id, 500);
      expect(await withdrawPack(shop, second, 'wish')).toMatchObject({ facts: { coins: 500, cents: 480 } });
      expect(await coinsOf(shop, household.id)).toBe(0);
    });

    it('knows the packs bought before and after, once the dispute is won', async () => {
      const { household, second, undone } = await disputed();
      const third = await buy(shop, household);
      await work(shop, third);
      await callShop(shop, undone);
      expect(await walletOf(shop, household.id)).toMatchObject({ availableCoins: 700, owedCoins: 0 });
      expect(await withdrawPack(shop, second, 'a')).toMatchObject({ facts: { coins: 200, cents: 192 } });
      expect(await withdrawPack(shop, third, 'b')).toMatchObject({ facts: { coins: 500, cents: 480 } });
    });

    it('forgives no debt of another kind when the dispute is won', async () => {
      const { household, undone } = await disputed();
      const wallet = await walletOf(shop, household.id);
      const ask = { key: newId('key'), kind: 'order-refund' as const, subject: 's', now: shop.clock.now() };
      const back = { purchasedCoins: 0, promo: {} };
      if (wallet) await shop.wallets.commit(refundCoins(wallet, { ...ask, back, clawbackCoins: 50 }));
      await callShop(shop, undone);
      expect(await walletOf(shop, household.id)).toMatchObject({ availableCoins: 200, owedCoins: 50 });
    });
  });

  it('withdraws from each pack what is its own, though one was bought when an earlier one had gone back', async () => {
    const { household, payment: first } = await paid('succeeds', 1_000, 950);
    const chargeReference = first.reference ?? '';
    await callShop(shop, refundEvent(chargeReference, 570));
    const second = await buy(shop, household);
    await work(shop, second);
    await callShop(shop, refundEvent(chargeReference, 950));
    await spend(shop, household.id, 100);
    expect(await withdrawPack(shop, second, 'wish')).toMatchObject({ facts: { coins: 400, cents: 384 } });
  });

  it.each([
    ['given back at the console', refundEvent],
    ['disputed', disputeEvent],
  ])('takes the coins of a charge that was %s while the bank took its time', async (_name, event) => {
    const { household, payment } = await paid('pending');
    const told = await callShop(shop, event(payment.reference ?? '', 480));
    expect(await outcomeOf(told)).toEqual({ status: 200, outcome: 'recorded' });
    await callShop(shop, callbackOf(till.sandbox, payment));
    expect((await current(shop, payment)).dueAt).toBeDefined();
    await work(shop, payment);
    expect(await coinsOf(shop, household.id)).toBe(0);
    const after = await current(shop, payment);
    expect(after).toMatchObject({ status: 'succeeded', refunds: [{ cents: 480, coins: 500 }] });
    expect(after.dueAt).toBeUndefined();
  });

  describe('before its charge was known to be the payment’s own', () => {
    const chargeReference = 'ch_early';
    const charge = (payment: Payment): PaymentEvent => {
      const answer = { kind: 'succeeded', reference: chargeReference, cents: 480, currency: 'EUR' } as const;
      return { type: 'charge', payment, answer };
    };

    /** The charge was written down, and nothing more, when the bank took half of it back. */
    const disputed = async () => {
      const household = await customer(shop);
      const payment = await buy(shop, household);
      await shop.payments.rememberCharge(chargeReference, payment);
      const told = await callShop(shop, disputeEvent(chargeReference, 240));
      expect(await outcomeOf(told)).toEqual({ status: 200, outcome: 'recorded' });
      return { household, payment };
    };

    it('takes its coins once they are there, and gives them back with the money', async () => {
      const { household, payment } = await disputed();
      await callShop(shop, charge(payment));
      expect((await current(shop, payment)).dueAt).toBeDefined();
      for (let times = 0; times < 2; times++) {
        await work(shop, payment);
        expect(await coinsOf(shop, household.id)).toBe(250);
      }
      expect(await outcomeOf(await callShop(shop, disputeEvent(chargeReference, 240)))).toMatchObject({
        outcome: 'repeated',
      });
      await callShop(shop, { type: 'outside-refund-undone', chargeReference, refundId: 'dp_1' });
      expect(await coinsOf(shop, household.id)).toBe(500);
    });

    it('leaves a second one its own coins, whichever is counted first', async () => {
      const { household, payment } = await disputed();
      await callShop(shop, charge(payment));
      const refund = { refundId: 'dp_2', reason: 'dispute' as const, chargeReference, cents: 48 };
      await callShop(shop, { type: 'outside-refund', refund: { ...refund, isTotal: false } });
      expect(await coinsOf(shop, household.id)).toBe(450);
      await work(shop, payment);
      expect(await coinsOf(shop, household.id)).toBe(200);
      expect((await current(shop, payment)).refunds).toMatchObject([
        { refundId: 'dp_2', coins: 50 },
        { refundId: 'dp_1', coins: 250 },
      ]);
    });

    it('is no part of what goes back when the wallet was closed', async () => {
      const { household, payment } = await disputed();
      const first = await buy(shop, household);
      await work(shop, first);
      const wallet = await walletOf(shop, household.id);
      const closing =
        wallet && closeWallet(wallet, { key: newId('key'), subject: 'end', now: shop.clock.now() });
      if (!closing) throw new Error('cannot be closed');
      await shop.wallets.commit(closing);
      await callShop(shop, charge(payment));
      expect((await current(shop, payment)).refunds).toMatchObject([
        { refundId: 'dp_1', cents: 240 },
        { refundId: 'wallet-closed', cents: 240, status: 'due' },
      ]);
    });

    it('is no part of what goes back after a decline', async () => {
      const { payment } = await disputed();
      await callShop(shop, {
        type: 'charge',
        payment,
        answer: { kind: 'declined', reason: 'card-declined' },
      });
      await callShop(shop, charge(payment));
      expect((await current(shop, payment)).refunds).toMatchObject([
        { refundId: 'dp_1', cents: 240 },
        { refundId: `late-success:${chargeReference}`, cents: 240, status: 'due' },
      ]);
    });
  });

  describe('when the answer of its charge was lost', () => {
    const unheard = async () => {
      const household = await customer(shop, 'answer-lost');
      const payment = await buy(shop, household);
      await expect(work(shop, payment)).rejects.toThrow('payment-unreachable');
      const { reference = '' } = till.sandbox.memory.state.charges[payment.paymentId]?.final ?? {};
      const { householdId, paymentId } = payment;
      return {
        household,
        payment,
        event: { ...refundEvent(reference, 240), payment: { householdId, paymentId } },
      };
    };

    it('is found by what the charge says of itself, and so is all that is told later', async () => {
      const { household, payment, event } = await unheard();
      expect(await outcomeOf(await callShop(shop, event))).toEqual({ status: 200, outcome: 'recorded' });
      expect(await outcomeOf(await callShop(shop, event))).toEqual({ status: 200, outcome: 'repeated' });
      const dispute = disputeEvent(event.refund.chargeReference, 48);
      expect(await outcomeOf(await callShop(shop, dispute))).toEqual({ status: 200, outcome: 'recorded' });
      till.clock.move(180_000);
      await work(shop, payment);
      expect(await coinsOf(shop, household.id)).toBe(200);
      expect((await current(shop, payment)).dueAt).toBeUndefined();
    });

    it('is refused when there is no such payment', async () => {
      const { event } = await unheard();
      const lost = { ...event, payment: { ...event.payment, paymentId: newId('pay') } };
      for (let times = 0; times < 2; times++)
        expect(await outcomeOf(await callShop(shop, lost))).toEqual({
          status: 404,
          outcome: 'PAYMENT_UNKNOWN',
        });
    });
  });

  it('of a charge that is not ours is nothing to us', async () => {
    const answer = await callShop(shop, refundEvent('of-somebody-else', 480));
    expect(await outcomeOf(answer)).toEqual({ status: 200, outcome: 'ignored' });
  });

  it('does not count twice what we gave back', async () => {
    const { household, payment } = await paid();
    await withdrawPack(shop, payment, 'wish');
    await work(shop, payment);
    const answer = await callShop(shop, refundEvent(payment.reference ?? '', 480));
    expect(await outcomeOf(answer)).toEqual({ status: 200, outcome: 'repeated' });
    expect(await walletOf(shop, household.id)).toMatchObject({ availableCoins: 0, owedCoins: 0 });
  });
});

describe('withdrawing from a pack', () => {
  it('gives the unused part back at the price paid, once per wish, however often it is asked', async () => {
    const { household, payment } = await paid();
    await spend(shop, household.id, 123);
    const wishes = await Promise.all(Array.from({ length: 8 }, () => withdrawPack(shop, payment, 'wish')));
    for (const wish of wishes)
      expect(wish).toMatchObject({ name: 'withdrawn', facts: { coins: 377, cents: 362 } });
    expect(await withdrawPack(shop, payment, 'another wish')).toEqual({ name: 'nothing-unused', facts: {} });
    expect(await coinsOf(shop, household.id)).toBe(0);
    await work(shop, payment);
    expect((await current(shop, payment)).refunds).toMatchObject([
      { status: 'done', cents: 362, coins: 377 },
    ]);
  });

  it('knows each pack’s own unused coins: the first bought are the first spent', async () => {
    const { household, payment: first } = await paid();
    const second = await buy(shop, household, 1_000, 950);
    await work(shop, second);
    await spend(shop, household.id, 600);
    expect(await withdrawPack(shop, first, 'a')).toEqual({ name: 'nothing-unused', facts: {} });
    expect(await withdrawPack(shop, second, 'b')).toMatchObject({ facts: { coins: 900, cents: 855 } });
  });

  it('moves the packs after it down', async () => {
    const { household, payment: first } = await paid();
    const second = await buy(shop, household);
    await work(shop, second);
    const third = await buy(shop, household, 1_000, 950);
    await work(shop, third);
    till.clock.move(60_000);
    await withdrawPack(shop, first, 'a');
    await spend(shop, household.id, 600);
    expect(await withdrawPack(shop, second, 'b')).toEqual({ name: 'nothing-unused', facts: {} });
    expect(await withdrawPack(shop, third, 'c')).toMatchObject({ facts: { coins: 900, cents: 855 } });
    expect(await coinsOf(shop, household.id)).toBe(0);
  });

  it('ends after 14 days', async () => {
    const { payment } = await paid();
    till.clock.move(14 * dayMs);
    const again = { ...payment, refunds: [] };
    till.clock.move(1);
    expect(await withdrawPack(shop, again, 'late')).toMatchObject({ name: 'too-late' });
  });

  it.each([
    ['of a declined payment', 'declined', 'not-withdrawable'],
    ['of an unknown one', undefined, 'payment-unknown'],
  ] as const)('%s is not possible', async (_name, mode, outcome) => {
    const { payment } = await paid(mode ?? 'succeeds');
    const reference = mode ? payment : { ...payment, paymentId: newId('pay') };
    expect((await withdrawPack(shop, reference, 'wish')).name).toBe(outcome);
  });

  it('waits for a provider that takes its time, and tells people of one that refuses', async () => {
    const { payment } = await paid('refund-pending');
    await withdrawPack(shop, payment, 'wish');
    expect(await work(shop, payment)).toEqual([]);
    expect((await current(shop, payment)).refunds).toMatchObject([{ status: 'due' }]);
    const done = till.sandbox.memory.state.callbacks.find(({ event }) => event.type === 'refund');
    expect(await outcomeOf(await callShop(shop, done?.event))).toEqual({ status: 200, outcome: 'recorded' });
    expect((await current(shop, payment)).refunds).toMatchObject([{ status: 'done' }]);
    const { payment: stubborn } = await paid('refund-refused');
    await withdrawPack(shop, stubborn, 'wish');
    expect(await work(shop, stubborn)).toEqual(['withdrawal:wish: refused']);
    expect((await current(shop, stubborn)).refunds).toMatchObject([{ status: 'refused' }]);
    expect(callbackOf(till.sandbox, stubborn)).toBeDefined();
  });

  it.each([
    ['by hand', () => undefined],
    ['at the console', (payment: Payment) => callShop(shop, refundEvent(payment.reference ?? '', 570))],
  ])('prices no coins again whose refund was refused and paid %s', async (_name, payByHand) => {
    const { household, payment } = await paid('refund-refused', 1_000, 950);
    const wallet = await walletOf(shop, household.id);
    const now = shop.clock.now();
    const ask = { key: newId('hold'), kind: 'order-hold' as const, subject: 'o', coins: 400, now };
    const hold = wallet && holdCoins(wallet, { ...ask, expiresAt: plusMs(now, dayMs) });
    if (!hold) throw new Error('cannot be held');
    await shop.wallets.commit(hold);
    expect(await withdrawPack(shop, payment, 'one')).toMatchObject({ facts: { coins: 600, cents: 570 } });
    await work(shop, payment);
    await payByHand(payment);
    const held = await shop.wallets.journal(ask.key);
    const after = await walletOf(shop, household.id);
    if (!after || !isPending(held)) throw new Error('nothing is held');
    const end = { kind: 'order-void' as const, status: 'voided' as const, capturedCoins: 0, now };
    await shop.wallets.commit(resolveHold(after, held, end));
    expect(await withdrawPack(shop, payment, 'two')).toMatchObject({ facts: { coins: 400, cents: 380 } });
  });

  it('tells people once of a refund that fails at the bank after it was accepted, and no late success hides it', async () => {
    const { payment } = await paid();
    await withdrawPack(shop, payment, 'wish');
    expect(await work(shop, payment)).toEqual([]);
    const about = { type: 'refund', payment, refundId: 'withdrawal:wish' } as const;
    const failed = { ...about, answer: { kind: 'refused' as const, reason: 'expired_or_canceled_card' } };
    const succeeded = { ...about, answer: { kind: 'done' as const } };
    expect(await outcomeOf(await callShop(shop, failed))).toEqual({ status: 200, outcome: 'recorded' });
    expect((await current(shop, payment)).dueAt).toBeDefined();
    for (const event of [failed, succeeded])
      expect(await outcomeOf(await callShop(shop, event))).toEqual({ status: 200, outcome: 'repeated' });
    expect(await work(shop, payment)).toEqual(['withdrawal:wish: expired_or_canceled_card']);
    expect(await work(shop, payment)).toEqual([]);
    const after = await current(shop, payment);
    expect(after.refunds).toMatchObject([{ status: 'refused', coins: 500 }]);
    expect(after.dueAt).toBeUndefined();
  });
});
