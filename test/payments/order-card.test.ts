import type { SandboxMode } from '../../lambda/adapters/payment/sandbox-state';
import type { Order } from '../../lambda/domain/orders/order';
import { refundOrder } from '../../lambda/domain/orders/refund';
import { sweepOrders } from '../../lambda/domain/orders/sweep';
import { orderPaymentId } from '../../lambda/domain/payments/payment';
import type { Shop } from '../../lambda/domain/shop';
import { followOrder } from '../../lambda/outbox/order-effects';
import { followPaymentChange } from '../../lambda/outbox/payment-effects';
import { grantOf, holdOf, newWallet, sampleOrder, walletAfter } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { callbackOf, callShop, coinsOf, current, customer, openTill, type Till } from './support';

const table = tableSuite();
let till: Till;
let shop: Shop;
let handedOver: string[];
const reported: unknown[] = [];
const report = (error: unknown) => reported.push(error);

beforeEach(() => {
  till = openTill(table());
  handedOver = [];
  reported.length = 0;
  const commerce = { handOver: async (kind: string) => void handedOver.push(kind) };
  shop = { ...till.shop, commerce };
});

/** An order of 450 cents, 300 of them in coins, the rest on a card that does as its mode says. */
async function placed(mode: SandboxMode = 'succeeds', coins = 300): Promise<Order> {
  const household = await customer(shop, mode);
  const overrides = { coins, cardCents: 450 - coins, customerId: 'customer-1' };
  const order = sampleOrder(household.id, undefined, overrides);
  const grant = grantOf(newWallet(household.id), 1_000);
  await shop.wallets.commit(grant);
  await shop.orders.place(order, coins > 0 ? holdOf(walletAfter(grant), order) : undefined);
  return order;
}

const reference = ({ householdId, orderId }: Order) => ({ householdId, paymentId: orderPaymentId(orderId) });

async function latest({ householdId, orderId }: Order): Promise<Order> {
  const order = await shop.orders.read(householdId, orderId);
  if (!order) throw new Error('the order is gone');
  return order;
}

/** What the stream would bring: the order, its payment, both again. */
async function settle(order: Order, on = shop): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await followOrder(on, order, report);
    await followPaymentChange(on, reference(order), report);
  }
}

describe('the card’s part of an order', () => {
  it('is charged once and exactly, and only then the seller is told', async () => {
    const order = await placed();
    await followOrder(shop, order, report);
    expect(handedOver).toEqual([]);
    await settle(order);
    expect(handedOver).toEqual(['placed']);
    expect(await latest(order)).toMatchObject({ status: 'placed', card: { state: 'paid' } });
    const payment = await current(shop, reference(order));
    expect(payment).toMatchObject({ status: 'succeeded', cents: 150, isOrderTold: true });
    expect(payment.dueAt).toBeUndefined();
    expect(Object.keys(till.sandbox.memory.state.charges)).toHaveLength(1);
  });

  it.each(['declined', 'authentication-required', 'no-card'] as const)(
    'that is %s cancels the order and frees its coins',
    async (mode) => {
      const order = await placed(mode);
      await settle(order);
      expect(await latest(order)).toMatchObject({ status: 'cancelled', cancelledBy: 'card' });
      expect(await coinsOf(shop, order.householdId)).toBe(1_000);
      expect(handedOver).toEqual([]);
    },
  );

  it('cannot be charged without a card: the order is cancelled', async () => {
    const order = await placed();
    const view = await shop.households.read(order.householdId);
    if (!view) throw new Error('gone');
    const { paymentCustomerId: _card, ...household } = view.household;
    await shop.households.save(household);
    await settle(order);
    expect(await latest(order)).toMatchObject({ cancelledBy: 'card', card: { reason: 'no-card' } });
  });

  it('goes back when the paid order is cancelled', async () => {
    const order = await placed();
    await settle(order);
    await refundOrder(shop, await latest(order), { by: 'customer', now: shop.clock.now() });
    await settle(order);
    await settle(order);
    expect((await current(shop, reference(order))).refunds).toMatchObject([
      { refundId: 'order:cancellation', cents: 150, status: 'done' },
    ]);
    expect(Object.keys(till.sandbox.memory.state.refunds)).toHaveLength(1);
  });

  it('that cannot go back to its card is told to people, by the name that their alarm counts', async () => {
    const order = await placed();
    await settle(order);
    await refundOrder(shop, await latest(order), { by: 'customer', now: shop.clock.now() });
    const refund = async () => ({ kind: 'refused', reason: 'the card is gone' }) as const;
    await settle(order, { ...shop, paymentProvider: { ...till.sandbox, find: till.sandbox.find, refund } });
    expect(reported).toMatchObject([
      { code: 'payment-by-hand', message: expect.stringMatching('card is gone') },
    ]);
  });

  it('is not charged when the order was cancelled before', async () => {
    const order = await placed('unreachable');
    await followOrder(shop, order, report);
    await refundOrder(shop, await latest(order), { by: 'customer', now: shop.clock.now() });
    await settle(order);
    expect(await current(shop, reference(order))).toMatchObject({
      status: 'declined',
      declineReason: 'called-off',
    });
    expect(till.sandbox.memory.state.charges).toEqual({});
  });

  it('goes back when the order was cancelled while the bank took its time', async () => {
    const order = await placed('pending');
    await settle(order);
    await refundOrder(shop, await latest(order), { by: 'customer', now: shop.clock.now() });
    await settle(order);
    till.clock.move(60_000);
    await callShop(shop, callbackOf(till.sandbox, reference(order)));
    await settle(order);
    expect((await current(shop, reference(order))).refunds).toMatchObject([
      { reason: 'late-success', cents: 150, status: 'done' },
    ]);
    expect(await coinsOf(shop, order.householdId)).toBe(1_000);
  });

  it('goes back when the order was cancelled in the moment of the charge', async () => {
    const order = await placed();
    await followOrder(shop, order, report);
    const racing: Shop = {
      ...shop,
      paymentProvider: {
        ...till.sandbox,
        find: till.sandbox.find,
        refund: till.sandbox.refund,
        async charge(request) {
          const answer = await till.sandbox.charge(request);
          await refundOrder(shop, await latest(order), { by: 'seller', now: shop.clock.now() });
          return answer;
        },
      },
    };
    await settle(order, racing);
    expect((await current(shop, reference(order))).refunds).toMatchObject([{ cents: 150, status: 'done' }]);
    expect(await latest(order)).toMatchObject({ status: 'cancelled' });
  });

  it('pays all of an order when there are no coins', async () => {
    const order = await placed('succeeds', 0);
    await settle(order);
    expect(await latest(order)).toMatchObject({ card: { state: 'paid' } });
    expect(handedOver).toEqual(['placed']);
  });

  it('is charged although the stream lost the order: the sweeper brings it again', async () => {
    const order = await placed();
    await sweepOrders(shop);
    expect((await latest(order)).version).toBe(order.version);
    till.clock.move(5 * 60_000);
    await sweepOrders(shop);
    expect((await latest(order)).version).toBe(order.version + 1);
    await settle(order);
    expect(await latest(order)).toMatchObject({ card: { state: 'paid' } });
  });

  it('waits for a provider that is down without holding up the stream', async () => {
    const order = await placed('unreachable');
    await settle(order);
    expect(reported).toHaveLength(3);
    expect((await current(shop, reference(order))).dueAt).toBeDefined();
  });
});
