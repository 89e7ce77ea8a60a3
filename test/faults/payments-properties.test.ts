import * as fc from 'fast-check';
import { sandboxModes } from '../../lambda/adapters/payment/sandbox-state';
import { Fault } from '../../lambda/domain/fault';
import { type PaymentEvent, recordPaymentEvent } from '../../lambda/domain/payments/events';
import { followPayment } from '../../lambda/domain/payments/follow';
import { isOpen, type Payment, refundedCents, withdrawnCoins } from '../../lambda/domain/payments/payment';
import { sweepPayments } from '../../lambda/domain/payments/sweep';
import { withdrawPack } from '../../lambda/domain/payments/withdraw';
import type { Shop } from '../../lambda/domain/shop';
import { buy, current, customer, openTill, type Till, walletOf } from '../payments/support';
import { forgetTokens, injectFaults, seeded } from '../support/faulty-client';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();

const rates = {
  throttle: 0.04,
  conflict: 0.05,
  'timeout-before': 0.04,
  'lost-answer': 0.06,
  reset: 0.03,
  'server-error': 0.02,
} as const;

/** What may happen to a payment, any number of times and in any order. */
const happenings = ['work', 'call', 'sweep', 'withdraw', 'refund', 'dispute', 'wait'] as const;
type Happening = (typeof happenings)[number];

const refundOf = (payment: Payment, reason: 'provider' | 'dispute') => ({
  type: 'outside-refund' as const,
  refund: {
    refundId: `${reason}-1`,
    reason,
    chargeReference: payment.reference ?? 'none',
    cents: reason === 'provider' ? 240 : 480,
    isTotal: reason === 'provider',
  },
});

/** One thing that happens, as a function does it that may die anywhere. */
async function happen(what: Happening, shop: Shop, till: Till, begun: Payment): Promise<void> {
  const callback = till.sandbox.memory.state.callbacks.find(({ id }) => id.startsWith(begun.paymentId));
  const payment = await current(till.shop, begun);
  const doing: Record<Happening, () => Promise<unknown> | unknown> = {
    work: () => followPayment(shop, begun, () => undefined),
    call: () => callback && recordPaymentEvent(shop, callback.event),
    sweep: () => sweepPayments(shop),
    withdraw: () => withdrawPack(shop, begun, 'wish'),
    refund: () => recordPaymentEvent(shop, refundOf(payment, 'provider')),
    dispute: () => recordPaymentEvent(shop, refundOf(payment, 'dispute')),
    wait: () => till.clock.move(180_000),
  };
  await doing[what]();
}

/** Faults are what the world does; anything else is a defect of ours. */
async function surviving(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'store-corrupt' || error.code === 'unexpected')
      throw error;
  }
}

/** Who has the money back has no coins for it: at the latest when nothing is awaited any more. */
function assertNotBoth(payment: Payment): void {
  if (!payment.credited || payment.dueAt !== undefined) return;
  const goneCents = Math.min(payment.cents, refundedCents(payment));
  expect(withdrawnCoins(payment)).toBeGreaterThanOrEqual(Math.ceil((500 * goneCents) / payment.cents));
}

/** Coins and money agree, whatever has happened so far. */
async function assertBooks(till: Till, begun: Payment): Promise<Payment> {
  const payment = await current(till.shop, begun);
  const wallet = await walletOf(till.shop, begun.householdId);
  const credited = payment.credited ? 500 : 0;
  const held = (wallet?.availableCoins ?? 0) - (wallet?.owedCoins ?? 0);
  expect(held).toBe(credited - withdrawnCoins(payment));
  expect(withdrawnCoins(payment)).toBeLessThanOrEqual(credited);
  expect(payment.credited === undefined || payment.status === 'succeeded').toBe(true);
  const lines = wallet ? await till.shop.wallets.statement(wallet.account, { limit: 100 }) : [];
  expect(lines.filter(({ journalKey }) => journalKey.endsWith(':credit'))).toHaveLength(credited / 500);
  const ours = payment.refunds.filter(({ reason }) => reason !== 'dispute');
  expect(refundedCents({ ...payment, refunds: ours })).toBeLessThanOrEqual(480);
  assertNotBoth(payment);
  return payment;
}

test('whatever fails, repeats and races: paid once, credited once, and coins agree with money', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.constantFrom(...sandboxModes),
      fc.array(fc.record({ what: fc.constantFrom(...happenings), times: fc.integer({ min: 1, max: 3 }) }), {
        minLength: 3,
        maxLength: 10,
      }),
      async (seed, mode, script) => {
        const till = openTill(table());
        const client = table().newClient();
        injectFaults(client, seeded(seed, rates));
        forgetTokens(client);
        const shaken: Shop = { ...till.shop, ...table().stores({ clock: till.clock }, client) };
        const begun = await buy(till.shop, await customer(till.shop, mode));
        for (const { what, times } of script) {
          const all = Array.from({ length: times }, () => surviving(() => happen(what, shaken, till, begun)));
          await Promise.all(all);
          await assertBooks(till, begun);
        }
        // Once the world is quiet, it ends well by itself.
        for (let round = 0; round < 3; round++) {
          till.clock.move(60_000);
          await surviving(() => followPayment(till.shop, begun, () => undefined));
        }
        const payment = await assertBooks(till, begun);
        if (mode !== 'unreachable' && mode !== 'wrong-sum') expect(isOpen(payment)).toBe(false);
        expect(Object.keys(till.sandbox.memory.state.charges).length).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 25 },
  );
}, 240_000);

/** What a provider has to tell of one charge, each for half of it. */
const tellings = ['succeeded', 'given back', 'disputed', 'won'] as const;
type Telling = (typeof tellings)[number];

function toldOf(told: Telling, till: Till, { paymentId, householdId }: Payment): PaymentEvent {
  const final = till.sandbox.memory.state.charges[paymentId]?.final;
  if (final?.kind !== 'succeeded') throw new Error('nothing was charged');
  const { reference: chargeReference } = final;
  const outside = (refundId: string, reason: 'provider' | 'dispute', isTotal: boolean) =>
    ({
      type: 'outside-refund',
      refund: { refundId, reason, chargeReference, cents: 240, isTotal },
    }) as const;
  const events: Record<Telling, PaymentEvent> = {
    succeeded: { type: 'charge', payment: { householdId, paymentId }, answer: final },
    'given back': { ...outside('given-back', 'provider', true), payment: { householdId, paymentId } },
    disputed: outside('dp', 'dispute', false),
    won: { type: 'outside-refund-undone', chargeReference, refundId: 'dp' },
  };
  return events[told];
}

test('in whatever order and however often the provider tells it: coins are there for the money that stayed', async () => {
  const orders = fc.array(fc.constantFrom(...tellings), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('succeeds', 'pending', 'answer-lost'), orders, async (mode, some) => {
      // A dispute says of its charge nothing but the name.
      const order: Telling[] = mode === 'answer-lost' ? ['given back', ...some] : some;
      const till = openTill(table());
      const begun = await buy(till.shop, await customer(till.shop, mode));
      await surviving(() => followPayment(till.shop, begun, () => undefined));
      for (const told of order) {
        await recordPaymentEvent(till.shop, toldOf(told, till, begun));
        await assertBooks(till, begun);
      }
      till.clock.move(180_000);
      await followPayment(till.shop, begun, () => undefined);
      const payment = await assertBooks(till, begun);
      expect(payment).toMatchObject({ status: 'succeeded' });
      expect(payment.dueAt).toBeUndefined();
      const isTaken = order.includes('disputed') && !order.includes('won');
      const goneHalves = Number(order.includes('given back')) + Number(isTaken);
      expect((await walletOf(till.shop, begun.householdId))?.availableCoins).toBe(500 - 250 * goneHalves);
    }),
    { numRuns: 60 },
  );
}, 120_000);
