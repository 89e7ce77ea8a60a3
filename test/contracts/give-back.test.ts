import type { Stores } from '../../lambda/adapters/dynamodb';
import { cancelOrder } from '../../lambda/domain/orders/cancel';
import { recordCardPaid } from '../../lambda/domain/orders/card';
import { changeOrder } from '../../lambda/domain/orders/change';
import { giveBack } from '../../lambda/domain/orders/give-back';
import type { Order } from '../../lambda/domain/orders/order';
import { closeWallet, creditPromo, takeCoins } from '../../lambda/domain/wallet/moves';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { OrderDesk } from '../support/order-desk';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { householdWith, sure, walletNow } from '../support/wallets';

const table = tableSuite();
let desk: OrderDesk;

beforeAll(async () => {
  desk = new OrderDesk(table());
});

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

  /** Closed as a wind-down does it, or as its household asks. */
  async function close(wallet: Wallet): Promise<void> {
    const ask = { key: newId('closing'), subject: 'closing', now: desk.now };
    await desk.stores.wallets.commit(sure(closeWallet(await walletNow(desk.stores, wallet), ask)));
  }

  /** Paid by card alone, and it earned nine coins. */
  async function earningOrder(): Promise<{ wallet: Wallet; order: Order }> {
    const { wallet, order } = await shippedOrder(5, 450);
    const latest = await desk.orderNow(order);
    await desk.stores.orders.save({ ...latest, earnedCoins: 9, version: latest.version + 1 });
    return { wallet, order };
  }

  test('of an order paid by card alone, what it earned and is gone is owed', async () => {
    const { wallet, order } = await earningOrder();
    expect((await desk.refund(order, 450)).name).toBe('recorded');
    await desk.expectCoins(wallet, { availableCoins: 0, owedCoins: 4 });
  });

  test('to a wallet that is closed is for the seller, but for a refund that was done before', async () => {
    const { wallet, order } = await shippedOrder(450);
    await desk.refund(order, 100, 'before');
    await close(wallet);
    expect((await desk.refund(order, 100, 'before')).name).toBe('repeated');
    expect((await desk.refund(order, 100, 'after')).name).toBe('wallet-closed');
    expect((await desk.refund(order, 351, 'after')).name).toBe('refund-above-captured');
    await desk.expectCoins(wallet, { availableCoins: 0, status: 'closed' });
    expect((await desk.orderNow(order)).refunds).toHaveLength(1);
  });

  test('an order paid by card alone comes back also when what it earned is in a closed wallet', async () => {
    const { wallet, order } = await earningOrder();
    await close(wallet);
    expect((await desk.refund(order, 450)).name).toBe('recorded');
    await desk.expectCoins(wallet, { availableCoins: 0, owedCoins: 0, status: 'closed' });
    expect(await desk.orderNow(order)).toMatchObject({ status: 'returned', refunds: [{ cardCents: 450 }] });
  });

  /** Something happens after order and wallet were read, and before the first write. */
  async function refundWhile(order: Order, refundId: string, meanwhile: () => Promise<unknown>) {
    let happening: Promise<unknown> | undefined;
    const { orders } = desk.shop;
    const save: Stores['orders']['save'] = async (...change) => {
      happening ??= meanwhile();
      await happening;
      return orders.save(...change);
    };
    const asked = { refundId, cents: 450, now: desk.now, eventId: newId('event') };
    const shop = { ...desk.shop, orders: { ...orders, save } };
    return (await giveBack(shop, await desk.orderNow(order), asked)).name;
  }

  test('the same refund, worked out before the order had earned and done after it, is one', async () => {
    const { wallet, order } = await shippedOrder(450);
    const told = await refundWhile(order, 'same', async () => {
      const latest = await desk.orderNow(order);
      await desk.stores.orders.save({ ...latest, earnedCoins: 9, version: latest.version + 1 });
      expect((await desk.refund(order, 450, 'same')).name).toBe('recorded');
    });
    expect(told).toBe('repeated');
    await desk.expectCoins(wallet, { availableCoins: 441, owedCoins: 0 });
    expect((await desk.orderNow(order)).refunds).toHaveLength(1);
  });

  describe('while the wallet is being closed', () => {
    const refundWhileClosing = ({ wallet, order }: { wallet: Wallet; order: Order }) =>
      refundWhile(order, 'racing', () => close(wallet));

    test('its coins are for the seller to give back', async () => {
      const paid = await shippedOrder(450);
      expect(await refundWhileClosing(paid)).toBe('wallet-closed');
      expect((await desk.orderNow(paid.order)).refunds).toBeUndefined();
    });

    test('the card gets its money, and nothing is taken', async () => {
      const paid = await earningOrder();
      expect(await refundWhileClosing(paid)).toBe('given-back');
      await desk.expectCoins(paid.wallet, { owedCoins: 0, status: 'closed' });
    });
  });
});
