import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../lambda/adapters/dynamodb/table';
import { cancelOrder } from '../../lambda/domain/orders/cancel';
import { recordCardDeclined, recordCardPaid } from '../../lambda/domain/orders/card';
import { awaitedHandOver, handOver } from '../../lambda/domain/orders/hand-over';
import { holdExpiresAt, holdKey } from '../../lambda/domain/orders/order';
import { placeOrder } from '../../lambda/domain/orders/place';
import { sweepOrders } from '../../lambda/domain/orders/sweep';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { creditPromo } from '../../lambda/domain/wallet/moves';
import { slowEngineMs } from '../support/dynamodb';
import { OrderDesk } from '../support/order-desk';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { householdWith } from '../support/wallets';

const table = tableSuite();
let desk: OrderDesk;

beforeEach(() => {
  desk = new OrderDesk(table());
});

describe('placing', () => {
  test(
    '64 "yes" at once to one price are one order and one hold',
    async () => {
      const wallet = await householdWith(desk.stores, 500);
      const quote = desk.quoteFor(wallet);
      const results = await Promise.all(
        Array.from({ length: 64 }, (_, index) => placeOrder(desk.shop, quote, plusMs(desk.now, index))),
      );
      expect(results.map(({ name }) => name)).toEqual(Array(64).fill('placed'));
      await desk.expectCoins(wallet, { availableCoins: 50, heldCoins: 450, sequence: 2 });
      expect(await desk.stores.orders.latest(wallet.householdId, 5)).toHaveLength(1);
    },
    slowEngineMs,
  );

  test('is refused for lack of coins only when they are not there', async () => {
    const wallet = await householdWith(desk.stores, 900);
    const names = await Promise.all(
      Array.from(
        { length: 3 },
        async () => (await placeOrder(desk.shop, desk.quoteFor(wallet), desk.now)).name,
      ),
    );
    expect(names.sort()).toEqual(['not-enough-coins', 'placed', 'placed']);
    await desk.expectCoins(wallet, { availableCoins: 0, heldCoins: 900 });
  });

  test('is not refused for coins that this very order holds, however much has moved since', async () => {
    const wallet = await householdWith(desk.stores, 500);
    const quote = desk.quoteFor(wallet);
    const { orders } = desk.shop;
    let reads = 0;
    // Another "yes" looks for the order before it is there, and for the wallet after.
    const read: typeof orders.read = async (...order) => (reads++ === 0 ? undefined : orders.read(...order));
    expect((await placeOrder(desk.shop, quote, desk.now)).name).toBe('placed');
    let after = await desk.stores.wallets.read(wallet.householdId);
    for (const key of [newId('a'), newId('b'), newId('c')]) {
      const ask = { key, kind: 'reward', subject: 's', coins: 1, now: desk.now, month: '2026-05' } as const;
      const movement = creditPromo(after ?? wallet, ask);
      await desk.stores.wallets.commit(movement);
      after = movement.sides[0].after;
    }
    const again = await placeOrder({ ...desk.shop, orders: { ...orders, read } }, quote, desk.now);
    expect(again.name).toBe('placed');
  });

  test('holds coins that shipping spends, and cancelling gives back where they came from', async () => {
    const wallet = await householdWith(desk.stores, 500);
    const ask = {
      key: newId('reward'),
      kind: 'reward',
      subject: 's',
      coins: 100,
      now: desk.now,
      month: '2026-05',
    } as const;
    await desk.stores.wallets.commit(creditPromo(wallet, ask));
    const kept = await desk.placed(wallet);
    await desk.expectCoins(wallet, { availableCoins: 150, heldCoins: 450, promo: {} });
    expect(await cancelOrder(desk.shop, wallet.householdId, kept.orderId, desk.now)).toMatchObject({
      name: 'cancelled',
      facts: { balanceCoins: 600 },
    });
    await desk.expectCoins(wallet, { availableCoins: 600, heldCoins: 0, promo: { '2026-05': 100 } });
    const shipped = await desk.placed(wallet);
    expect((await desk.ship(shipped)).name).toBe('recorded');
    await desk.expectCoins(wallet, { availableCoins: 150, heldCoins: 0, promo: {} });
    expect(await desk.stores.wallets.journal(holdKey(shipped.orderId))).toMatchObject({ status: 'captured' });
  });
});

describe('an order whose rest goes on the card', () => {
  test('is not handed over until it is paid, nor may it leave', async () => {
    const wallet = await householdWith(desk.stores, 200);
    const order = await desk.placed(wallet, 250);
    expect(awaitedHandOver(order)).toBeUndefined();
    expect((await desk.ship(order)).name).toBe('order-unpaid');
    await desk.expectCoins(wallet, { availableCoins: 0, heldCoins: 200 });
    expect((await recordCardPaid(desk.shop, order, desk.now)).name).toBe('paid');
    expect(awaitedHandOver(await desk.orderNow(order))).toBe('placed');
    expect((await desk.ship(order)).name).toBe('recorded');
    await desk.expectCoins(wallet, { availableCoins: 0, heldCoins: 0 });
  });

  test('told of its payment many times and at once, is paid once', async () => {
    const order = await desk.placed(await householdWith(desk.stores, 200), 250);
    const results = await Promise.all(
      Array.from({ length: 16 }, () => recordCardPaid(desk.shop, order, desk.now)),
    );
    expect(results.map(({ name }) => name)).toEqual(Array(16).fill('paid'));
    expect((await desk.orderNow(order)).version).toBe(2);
  });

  test('is cancelled when the card is declined, and its coins are free; the seller hears nothing of it', async () => {
    const wallet = await householdWith(desk.stores, 200);
    const order = await desk.placed(wallet, 250);
    const declined = { at: desk.now, reason: 'card-expired' };
    for (let times = 0; times < 2; times++)
      expect((await recordCardDeclined(desk.shop, order, declined)).name).toBe('cancelled');
    const cancelled = await desk.orderNow(order);
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'card',
      card: { state: 'declined', reason: 'card-expired' },
      version: 2,
    });
    expect(awaitedHandOver(cancelled)).toBeUndefined();
    await desk.expectCoins(wallet, { availableCoins: 200, heldCoins: 0 });
  });

  test('paid after it was declined or cancelled, does not want the money', async () => {
    const declined = await desk.placed(await householdWith(desk.stores, 200), 250);
    await recordCardDeclined(desk.shop, declined, { at: desk.now, reason: 'card-declined' });
    expect((await recordCardPaid(desk.shop, declined, desk.now)).name).toBe('not-wanted');
    const cancelled = await desk.placed(await householdWith(desk.stores, 200), 250);
    await cancelOrder(desk.shop, cancelled.householdId, cancelled.orderId, desk.now);
    expect((await recordCardPaid(desk.shop, cancelled, desk.now)).name).toBe('not-wanted');
    expect(await desk.orderNow(cancelled)).not.toHaveProperty('card');
  });

  test('declined after it was paid, stays paid, even if both are told at once', async () => {
    const wallet = await householdWith(desk.stores, 200);
    const order = await desk.placed(wallet, 250);
    await recordCardPaid(desk.shop, order, desk.now);
    // Read before it was paid, as by somebody who is told at the same time.
    const reading = { ...desk.shop, orders: { ...desk.stores.orders, read: async () => order } };
    expect((await recordCardDeclined(reading, order, { at: desk.now, reason: 'card-declined' })).name).toBe(
      'paid',
    );
    expect(await desk.orderNow(order)).toMatchObject({ status: 'placed', card: { state: 'paid' } });
    await desk.expectCoins(wallet, { heldCoins: 200 });
  });

  test('cancelled before it is paid is not told to a seller who never heard of it; after, it is', async () => {
    const unpaid = await desk.placed(await householdWith(desk.stores, 200), 250);
    await cancelOrder(desk.shop, unpaid.householdId, unpaid.orderId, desk.now);
    expect(awaitedHandOver(await desk.orderNow(unpaid))).toBeUndefined();
    const paid = await desk.placed(await householdWith(desk.stores, 200), 250);
    await recordCardPaid(desk.shop, paid, desk.now);
    await cancelOrder(desk.shop, paid.householdId, paid.orderId, desk.now);
    const cancelled = await desk.orderNow(paid);
    expect(awaitedHandOver(cancelled)).toBe('cancelled');
    expect(cancelled.refunds).toEqual([{ refundId: 'cancellation', at: desk.now, coins: 0, cardCents: 250 }]);
  });

  test('on the card alone leaves the balance as it was', async () => {
    const wallet = await householdWith(desk.stores, 30);
    const result = await placeOrder(desk.shop, desk.quoteFor(wallet, 450), desk.now);
    expect(result).toMatchObject({ name: 'placed', facts: { balanceCoins: 30 } });
    const { orderId } = (await desk.stores.orders.latest(wallet.householdId, 1))[0] ?? { orderId: '' };
    expect(await cancelOrder(desk.shop, wallet.householdId, orderId, desk.now)).toMatchObject({
      name: 'cancelled',
      facts: { balanceCoins: 30 },
    });
    await desk.expectCoins(wallet, { sequence: 1 });
  });
});

describe('an order that never ships', () => {
  test('lets go of its coins after 45 days, once, and not before', async () => {
    const wallet = await householdWith(desk.stores, 450);
    const order = await desk.placed(wallet);
    const handed = { ...order, handedOver: { placed: desk.now }, version: 2 };
    await desk.stores.orders.save(handed);
    desk.now = plusMs(holdExpiresAt(order), -1);
    await sweepOrders(desk.shop);
    expect(await desk.orderNow(order)).toEqual(handed);
    desk.now = holdExpiresAt(order);
    await Promise.all([sweepOrders(desk.shop), sweepOrders(desk.shop)]);
    const cancelled = await desk.orderNow(order);
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelledBy: 'expiry', version: 3 });
    expect(awaitedHandOver(cancelled)).toBe('cancelled');
    expect(await desk.stores.wallets.journal(holdKey(order.orderId))).toMatchObject({ status: 'expired' });
    await desk.expectCoins(wallet, { availableCoins: 450, heldCoins: 0, sequence: 3 });
    expect((await desk.ship(order)).name).toBe('order-cancelled');
  });

  test('does not keep the sweeper from the others', async () => {
    const lost = await desk.placed(await householdWith(desk.stores, 450));
    await table().client.send(
      new DeleteCommand({ TableName: table().name, Key: keys.wallet(lost.householdId) }),
    );
    const wallet = await householdWith(desk.stores, 450);
    const order = await desk.placed(wallet);
    desk.now = plusMs(holdExpiresAt(order), dayMs);
    await expect(sweepOrders(desk.shop)).rejects.toMatchObject({ code: 'wallet-missing' });
    await desk.expectCoins(wallet, { availableCoins: 450, heldCoins: 0 });
  });
});

test('an order that shipped and was forgotten is missing to whoever still changes it, and nothing once asked for again', async () => {
  const order = await desk.placed(await householdWith(desk.stores, 450));
  await desk.ship(order);
  const shipped = await desk.orderNow(order);
  await desk.stores.households.erase(order.householdId);
  const late = desk.stores.orders.save({ ...shipped, version: shipped.version + 1 });
  await expect(late).rejects.toMatchObject({ code: 'order-missing', evidence: { orderId: order.orderId } });
  const handedOver: string[] = [];
  const commerce = { handOver: async (kind: string) => void handedOver.push(kind) };
  expect((await handOver({ ...desk.shop, commerce }, order)).name).toBe('nothing-to-hand-over');
  expect(handedOver).toEqual([]);
});
