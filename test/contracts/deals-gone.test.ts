import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { type Key, keys } from '../../lambda/adapters/dynamodb/table';
import type { Deal } from '../../lambda/domain/deals/deal';
import { cancelOrder } from '../../lambda/domain/orders/cancel';
import { recordCardDeclined } from '../../lambda/domain/orders/card';
import { holdExpiresAt, type Order } from '../../lambda/domain/orders/order';
import { recordSellerEvent } from '../../lambda/domain/orders/seller-events';
import { sweepOrders } from '../../lambda/domain/orders/sweep';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { OrderDesk } from '../support/order-desk';
import { holdOf, newId, sampleDeal, sampleOrder } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { householdWith, walletNow } from '../support/wallets';

/* Deals that are taken away while orders stand on them: by an import that was broken off, or by a hand. */

const table = tableSuite();
let desk: OrderDesk;

beforeEach(() => {
  desk = new OrderDesk(table());
});

const ends: Record<string, (order: Order) => Promise<unknown>> = {
  'its customer': ({ householdId, orderId }) => cancelOrder(desk.shop, householdId, orderId, desk.now),
  'its seller': ({ orderId }) =>
    recordSellerEvent(desk.shop, newId('event'), { type: 'order.cancelled', at: desk.now, orderId }),
  'the end of its hold': (order) => {
    desk.now = holdExpiresAt(order);
    return sweepOrders(desk.shop);
  },
  'its card': (order) => recordCardDeclined(desk.shop, order, { at: desk.now, reason: 'card-declined' }),
};

async function remove(...gone: Key[]): Promise<void> {
  for (const Key of gone) await table().client.send(new DeleteCommand({ TableName: table().name, Key }));
}

const shardsOf = ({ dealId, shardCount }: Deal): Key[] =>
  Array.from({ length: shardCount }, (_, shard) => keys.stock(dealId, shard));

/** An order of one unit of each deal, 300 of it in coins. */
async function placed(...deals: Deal[]): Promise<{ wallet: Wallet; order: Order }> {
  await desk.stores.deals.add(deals);
  const wallet = await householdWith(desk.stores, 1_000);
  const lines = deals.flatMap((deal) => sampleOrder(wallet.householdId, deal).lines);
  const totalCents = 350 * deals.length;
  const paid = { lines, totalCents, coins: 300, cardCents: totalCents - 300 };
  const order = sampleOrder(wallet.householdId, undefined, paid);
  await desk.stores.orders.place(order, holdOf(wallet, order));
  return { wallet, order };
}

describe.each(Object.keys(ends))('an order that is ended by %s', (who) => {
  const end = (order: Order) => ends[who]?.(order);

  async function expectCancelled(order: Order, wallet: Wallet): Promise<void> {
    expect((await desk.orderNow(order)).status).toBe('cancelled');
    await desk.expectCoins(await walletNow(desk.stores, wallet), { availableCoins: 1_000, heldCoins: 0 });
  }

  test('frees its coins when its deal and the stock are gone', async () => {
    const deal = sampleDeal();
    const { order, wallet } = await placed(deal);
    await remove(keys.deal(deal), ...shardsOf(deal));
    await end(order);
    await expectCancelled(order, wallet);
    expect(await desk.stores.deals.left(deal)).toBe(0);
  });

  test('gives back what stands of it', async () => {
    const [gone, shown, hidden] = [sampleDeal(), sampleDeal({ stock: 1 }), sampleDeal()];
    const { order, wallet } = await placed(gone, shown, hidden);
    await remove(keys.deal(gone), ...shardsOf(gone), keys.deal(hidden));
    await end(order);
    await expectCancelled(order, wallet);
    expect(await desk.stores.deals.left(shown)).toBe(1);
    expect(await desk.stores.deals.left(hidden)).toBe(hidden.stock);
  });
});
