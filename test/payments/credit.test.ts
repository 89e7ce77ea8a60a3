import type { Payment } from '../../lambda/domain/payments/payment';
import { sweepPayments } from '../../lambda/domain/payments/sweep';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs } from '../../lambda/domain/time';
import { forgetTokens } from '../support/faulty-client';
import { tableSuite } from '../support/table-suite';
import {
  buy,
  callbackOf,
  callShop,
  coinsOf,
  current,
  customer,
  openTill,
  outcomeOf,
  reported,
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
  reported.length = 0;
});

const minuteMs = 60_000;

/** Whether a sweep brings a payment through the outbox once more. */
async function isWoken(payment: Payment): Promise<boolean> {
  const { version } = await current(shop, payment);
  await sweepPayments(shop);
  return (await current(shop, payment)).version > version;
}

describe('coins that are paid for', () => {
  it('come once: the same call 50 times at the same moment, 11 minutes later and a year later', async () => {
    const household = await customer(shop);
    const { id } = household;
    const payment = await buy(shop, household);
    await till.sandbox.charge(payment);
    const event = callbackOf(till.sandbox, payment);
    const answers = await Promise.all(Array.from({ length: 50 }, () => callShop(shop, event)));
    const outcomes = await Promise.all(answers.map(outcomeOf));
    expect(outcomes.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(49);
    for (const laterMs of [11 * minuteMs, 365 * dayMs]) {
      till.clock.move(laterMs);
      const client = table().newClient();
      forgetTokens(client);
      const later = { ...shop, ...table().stores({ clock: till.clock }, client) };
      expect(await outcomeOf(await callShop(later, event))).toEqual({ status: 200, outcome: 'repeated' });
    }
    expect(await coinsOf(shop, id)).toBe(500);
    expect((await walletOf(shop, id))?.sequence).toBe(1);
    expect(reported).toEqual([]);
  });

  it('are marked with their place in the wallet, and can be given back for 14 days', async () => {
    const household = await customer(shop);
    const first = await buy(shop, household);
    await work(shop, first);
    const second = await buy(shop, household, 1_000, 950);
    await work(shop, second);
    const now = shop.clock.now();
    expect(await current(shop, second)).toMatchObject({
      status: 'succeeded',
      purpose: { kind: 'coins', coins: 1_000, discountPercent: 5 },
      credited: {
        at: now,
        endCoins: 1_500,
        sequence: expect.any(Number),
        withdrawableUntil: expect.stringMatching(/^2026-03-16/),
      },
    });
    expect((await current(shop, second)).dueAt).toBeUndefined();
  });

  it.each([
    ['the call comes before the answer', true],
    ['the answer comes before the call', false],
  ])('come once when %s', async (_name, isCallFirst) => {
    const household = await customer(shop);
    const payment = await buy(shop, household);
    if (isCallFirst) {
      await till.sandbox.charge(payment);
      await callShop(shop, callbackOf(till.sandbox, payment));
      expect(await coinsOf(shop, household.id)).toBe(500);
    }
    await work(shop, payment);
    await callShop(shop, callbackOf(till.sandbox, payment));
    expect(await coinsOf(shop, household.id)).toBe(500);
  });

  it('come once when the worker and the calls race', async () => {
    const household = await customer(shop);
    const payment = await buy(shop, household);
    await till.sandbox.charge(payment);
    const event = callbackOf(till.sandbox, payment);
    await Promise.all([
      ...Array.from({ length: 5 }, () => work(shop, payment)),
      ...Array.from({ length: 20 }, () => callShop(shop, event)),
    ]);
    expect(await coinsOf(shop, household.id)).toBe(500);
  });

  it('come when the answer was lost and nobody calls: the sweeper asks what became of it', async () => {
    const household = await customer(shop, 'answer-lost');
    const payment = await buy(shop, household);
    await expect(work(shop, payment)).rejects.toThrow('payment-unreachable');
    expect(await isWoken(payment)).toBe(false);
    till.clock.move(3 * minuteMs);
    expect(await isWoken(payment)).toBe(true);
    expect(await isWoken(payment)).toBe(false);
    await work(shop, payment);
    expect(await coinsOf(shop, household.id)).toBe(500);
    expect(Object.keys(till.sandbox.memory.state.charges)).toHaveLength(1);
  });

  it('come once when the function dies between the charge and the note of it', async () => {
    const household = await customer(shop);
    const payment = await buy(shop, household);
    const dying: Shop = {
      ...shop,
      payments: {
        ...shop.payments,
        move: async () => {
          throw new Error('died');
        },
      },
    };
    await expect(work(dying, payment)).rejects.toThrow('died');
    expect(await coinsOf(shop, household.id)).toBe(0);
    await work(shop, payment);
    expect(await coinsOf(shop, household.id)).toBe(500);
  });

  it('come after a while when the bank takes its time', async () => {
    const household = await customer(shop, 'pending');
    const payment = await buy(shop, household);
    await work(shop, payment);
    expect(await current(shop, payment)).toMatchObject({ status: 'pending', dueAt: expect.any(String) });
    await work(shop, payment);
    expect((await current(shop, payment)).status).toBe('pending');
    till.clock.move(minuteMs);
    await callShop(shop, callbackOf(till.sandbox, payment));
    expect((await current(shop, payment)).status).toBe('succeeded');
    expect(await coinsOf(shop, household.id)).toBe(500);
  });

  it('do not come for another sum, and people are told', async () => {
    const household = await customer(shop, 'wrong-sum');
    const payment = await buy(shop, household);
    await expect(work(shop, payment)).rejects.toThrow('payment-mismatch');
    const answer = await callShop(shop, callbackOf(till.sandbox, payment));
    expect(await outcomeOf(answer)).toEqual({ status: 422, outcome: 'PAYMENT_MISMATCH' });
    expect(reported).toHaveLength(1);
    const event = callbackOf(till.sandbox, payment);
    if (event.type !== 'charge' || event.answer.kind !== 'succeeded') throw new Error('no charge');
    const foreign = { ...event, answer: { ...event.answer, cents: 480, currency: 'USD' } };
    expect((await callShop(shop, foreign)).status).toBe(422);
    expect(await coinsOf(shop, household.id)).toBe(0);
    expect((await current(shop, payment)).status).toBe('due');
  });
});

describe('a card that is not charged', () => {
  it.each([
    ['declined', 'card-declined'],
    ['insufficient-funds', 'insufficient-funds'],
    ['card-expired', 'card-expired'],
    ['authentication-required', 'authentication-required'],
    ['no-card', 'no-card'],
  ] as const)('%s is noted, and nothing is credited', async (mode, reason) => {
    const household = await customer(shop, mode);
    const payment = await buy(shop, household);
    await work(shop, payment);
    const standing = await current(shop, payment);
    expect(standing).toMatchObject({ status: 'declined', declineReason: reason });
    expect(standing.dueAt).toBeUndefined();
    expect(await walletOf(shop, household.id)).toBeUndefined();
  });

  it('is not charged half a day later, when nobody expects it any more', async () => {
    const household = await customer(shop, 'unreachable');
    const payment = await buy(shop, household);
    await expect(work(shop, payment)).rejects.toThrow('payment-unreachable');
    till.clock.move(dayMs / 2);
    till.sandbox.memory.state.script.customers[payment.paymentCustomerId] = 'succeeds';
    await work(shop, payment);
    expect(await current(shop, payment)).toMatchObject({ status: 'declined', declineReason: 'not-in-time' });
    expect(till.sandbox.memory.state.charges).toEqual({});
  });

  it('is woken every two minutes at first, and every hour later', async () => {
    const household = await customer(shop, 'unreachable');
    const payment = await buy(shop, household);
    const minutes: [number, boolean][] = [
      [1, false],
      [2, true],
      [1, false],
      [1, true],
      [60, true],
      [30, false],
      [31, true],
    ];
    for (const [waited, woken] of minutes) {
      till.clock.move(waited * minuteMs);
      expect([waited, await isWoken(payment)]).toEqual([waited, woken]);
    }
  });
});
