import { cancelOrder } from '../../lambda/domain/orders/cancel';
import { recordCardPaid } from '../../lambda/domain/orders/card';
import { changeOrder } from '../../lambda/domain/orders/change';
import type { Order } from '../../lambda/domain/orders/order';
import { creditPromo, takeCoins } from '../../lambda/domain/wallet/moves';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { type TestTable, testTable } from '../support/dynamodb';
import { OrderDesk } from '../support/order-desk';
import { newId } from '../support/samples';
import { householdWith, sure, walletNow } from '../support/wallets';

let table: TestTable;
let desk: OrderDesk;

beforeAll(async () => {
  table = await testTable();
  desk = new OrderDesk(table);
});
afterAll(() => table.drop());

describe('giving back', () => {
  async function shippedOrder(coins: number, cardCents = 0): Promise<{ wallet: Wallet; order: Order }> {
    const wallet = await householdWith(desk.stores, coins);
    const order = await desk.placed(wallet, cardCents);
    if (cardCents > 0) await recordCardPaid(desk.shop, order, desk.now);
    await desk.ship(order);
    return { wallet, order };
  }

  test('a part, and then the rest: money before coins, and the order is returned', async () => {
    const { wallet, order } = await shippedOrder(200, 250);
    expect((await desk.refund(order, 300, 'first')).name).toBe('recorded');
    await desk.expectCoins(wallet, { availableCoins: 50 });
    expect(await desk.orderNow(order)).toMatchObject({
      status: 'shipped',
      refunds: [{ refundId: 'first', coins: 50, cardCents: 250 }],
    });
    expect((await desk.refund(order, 150, 'second')).name).toBe('recorded');
    await desk.expectCoins(wallet, { availableCoins: 200, purchasedDebitedCoins: 0 });
    expect(await desk.orderNow(order)).toMatchObject({ status: 'returned', history: { returned: desk.now } });
  });

  test('more than was paid is refused, and so is anything before it left or after it was cancelled', async () => {
    const { wallet, order } = await shippedOrder(500);
    expect(await desk.refund(order, 451)).toMatchObject({
      name: 'refund-above-captured',
      facts: { leftCents: 450 },
    });
    await desk.refund(order, 400);
    expect(await desk.refund(order, 51)).toMatchObject({
      name: 'refund-above-captured',
      facts: { leftCents: 50 },
    });
    await desk.expectCoins(wallet, { availableCoins: 450 });
    const waiting = await desk.placed(wallet);
    expect((await desk.refund(waiting, 1)).name).toBe('order-not-captured');
    await cancelOrder(desk.shop, waiting.householdId, waiting.orderId, desk.now);
    expect((await desk.refund(waiting, 1)).name).toBe('order-not-captured');
  });

  test('the same refund, told many times by many events and at once, is one', async () => {
    const { wallet, order } = await shippedOrder(450);
    const results = await Promise.all(Array.from({ length: 12 }, () => desk.refund(order, 100, 'once')));
    expect(results.every(({ name }) => name === 'recorded' || name === 'repeated')).toBe(true);
    expect((await desk.refund(order, 100, 'once')).name).toBe('repeated');
    await desk.expectCoins(wallet, { availableCoins: 100 });
    expect((await desk.orderNow(order)).refunds).toHaveLength(1);
  });

  test('different refunds at once are all done, up to what was paid', async () => {
    const { wallet, order } = await shippedOrder(450);
    const results = await Promise.all(Array.from({ length: 6 }, () => desk.refund(order, 100)));
    expect(results.map(({ name }) => name).sort()).toEqual([
      ...Array(4).fill('recorded'),
      ...Array(2).fill('refund-above-captured'),
    ]);
    await desk.expectCoins(wallet, { availableCoins: 400 });
  });

  test('takes back what the order had earned, in proportion, up to all of it', async () => {
    const { wallet, order } = await shippedOrder(450);
    const reward = {
      key: newId('reward'),
      kind: 'reward',
      subject: order.orderId,
      now: desk.now,
      month: '2027-03',
    } as const;
    const earning = creditPromo(await walletNow(desk.stores, wallet), { ...reward, coins: 9 });
    await changeOrder(
      desk.shop,
      order,
      ({ order: latest }) => ({
        order: { ...latest, earnedCoins: 9, version: latest.version + 1 },
        movement: earning,
      }),
      { wallet: earning.sides[0].before },
    );
    await desk.refund(order, 150, 'third');
    await desk.expectCoins(wallet, { availableCoins: 156, promo: { '2027-03': 6 } });
    expect(await desk.orderNow(order)).toMatchObject({ earnedCoins: 6 });
    const spending = {
      key: newId('spend'),
      kind: 'purchase',
      subject: 's',
      coins: 156,
      now: desk.now,
    } as const;
    await desk.stores.wallets.commit(sure(takeCoins(await walletNow(desk.stores, wallet), spending)));
    await desk.refund(order, 3, 'small');
    await desk.expectCoins(wallet, { availableCoins: 3, owedCoins: 0 });
    await desk.refund(order, 297, 'rest');
    await desk.expectCoins(wallet, { availableCoins: 294, owedCoins: 0 });
    expect(await desk.orderNow(order)).toMatchObject({ earnedCoins: 0, status: 'returned' });
  });

  test('of an order paid by card alone, what it earned and is gone is owed', async () => {
    const wallet = await householdWith(desk.stores, 5);
    const order = await desk.placed(wallet, 450);
    await recordCardPaid(desk.shop, order, desk.now);
    await desk.ship(order);
    const latest = await desk.orderNow(order);
    await desk.stores.orders.save({ ...latest, earnedCoins: 9, version: latest.version + 1 });
    expect((await desk.refund(order, 450)).name).toBe('recorded');
    await desk.expectCoins(wallet, { availableCoins: 0, owedCoins: 4 });
  });
});
