import type { Stores } from '../../lambda/adapters/dynamodb';
import { shardOf } from '../../lambda/adapters/dynamodb/table';
import type { Order } from '../../lambda/domain/orders/order';
import { plusMs } from '../../lambda/domain/time';
import { isPending, type ResolutionAsk, resolveHold } from '../../lambda/domain/wallet/holds';
import type { Movement } from '../../lambda/domain/wallet/movement';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { beforeFirst, forgetTokens } from '../support/faulty-client';
import { holdOf, newId, sampleDeal, sampleOrder, testNow, walletAfter } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { householdWith } from '../support/wallets';

const table = tableSuite();
let stores: Stores;

beforeAll(async () => {
  stores = table().stores();
});

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

async function placed(wallet: Wallet, order = sampleOrder(wallet.householdId)) {
  const hold = holdOf(wallet, order);
  expect(await stores.orders.place(order, hold)).toEqual({ kind: 'committed' });
  return { order, hold, held: walletAfter(hold) };
}

const cancelledOf = (order: Order): Order => ({
  ...order,
  status: 'cancelled',
  cancelledBy: 'customer',
  history: { ...order.history, cancelled: testNow },
  version: order.version + 1,
});

const ends: Record<'void' | 'capture', Pick<ResolutionAsk, 'kind' | 'status'>> = {
  void: { kind: 'order-void', status: 'voided' },
  capture: { kind: 'order-capture', status: 'captured' },
};

/** How a hold ends, worked out on a wallet as it was read. */
function endOf(wallet: Wallet, { journal }: Movement, end: keyof typeof ends, capturedCoins = 0): Movement {
  if (!isPending(journal)) throw new Error('this hold does not wait');
  return resolveHold(wallet, journal, { ...ends[end], capturedCoins, now: testNow });
}

/** Cancels an order and frees its coins, on the wallet and the order as they were read. */
const cancel = (order: Order, wallet: Wallet, hold: Movement) =>
  stores.orders.save(cancelledOf(order), { movement: endOf(wallet, hold, 'void'), returnsStock: true });

describe('place', () => {
  test('an order stands with the hold that pays it', async () => {
    const wallet = await householdWith(stores, 1_000);
    const { order, held } = await placed(wallet);
    expect(await stores.orders.read(wallet.householdId, order.orderId)).toEqual(order);
    expect(await stores.orders.find(order.orderId)).toEqual(order);
    expect((await stores.households.read(wallet.householdId))?.wallet).toEqual(held);
  });

  test('placed again it is one order and one hold, also when the engine forgot its token', async () => {
    const wallet = await householdWith(stores, 1_000);
    const { order, hold, held } = await placed(wallet);
    const forgetful = table().newClient();
    forgetTokens(forgetful);
    const again = await table().stores({}, forgetful).orders.place(order, hold);
    expect(again).toEqual({ kind: 'replayed', journal: hold.journal });
    expect((await stores.households.read(wallet.householdId))?.wallet).toEqual(held);
  });

  test('64 concurrent "yes" to one quote are one order and one hold', async () => {
    const wallet = await householdWith(stores, 1_000);
    const order = sampleOrder(wallet.householdId);
    const results = await Promise.all(
      Array.from({ length: 64 }, (_, index) => {
        const saidAt = plusMs(testNow, index);
        return stores.orders.place({ ...order, placedAt: saidAt }, holdOf(wallet, order));
      }),
    );
    expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'replayed')).toHaveLength(63);
    expect(await stores.wallets.statement(wallet.account, { limit: 10 })).toHaveLength(2);
  });

  test('on a wallet that moved on, nothing is placed', async () => {
    const wallet = await householdWith(stores, 1_000);
    await placed(wallet);
    const late = sampleOrder(wallet.householdId);
    const result = await stores.orders.place(late, holdOf(wallet, late));
    expect(result).toMatchObject({ kind: 'wallet-changed', wallet: { availableCoins: 550 } });
    expect(await stores.orders.read(wallet.householdId, late.orderId)).toBeUndefined();
  });
});

describe('deal stock', () => {
  const soldOf = async (deal = sampleDeal()) => deal.stock - (await stores.deals.left(deal));

  test('an order notes the shard it took from, and a cancellation gives it back there', async () => {
    const deal = sampleDeal({ stock: 60 });
    await stores.deals.add([deal]);
    const wallet = await householdWith(stores, 1_000);
    const { order, hold, held } = await placed(wallet, sampleOrder(wallet.householdId, deal));
    const stored = await stores.orders.read(wallet.householdId, order.orderId);
    expect(stored?.lines[0]?.deal?.shard).toBeGreaterThanOrEqual(0);
    expect(await soldOf(deal)).toBe(1);
    if (stored) await cancel(stored, held, hold);
    expect(await soldOf(deal)).toBe(0);
  });

  test('the last unit goes once; then the deal is hidden until a cancellation brings it back', async () => {
    const deal = sampleDeal({ stock: 1 });
    await stores.deals.add([deal]);
    const [winner, loser] = [await householdWith(stores, 1_000), await householdWith(stores, 1_000)];
    const { order, hold, held } = await placed(winner, sampleOrder(winner.householdId, deal));
    const late = sampleOrder(loser.householdId, deal);
    expect(await stores.orders.place(late, holdOf(loser, late))).toEqual({ kind: 'deal-sold-out' });
    const isOpen = async () =>
      (await stores.deals.open(testNow)).some(({ dealId }) => dealId === deal.dealId);
    expect(await isOpen()).toBe(false);
    const stored = await stores.orders.read(winner.householdId, order.orderId);
    if (stored) await cancel(stored, held, hold);
    expect(await isOpen()).toBe(true);
  });

  test('a cancellation that comes while the deal is being hidden leaves it open', async () => {
    const deal = sampleDeal({ stock: 1 });
    await stores.deals.add([deal]);
    const [winner, loser] = [await householdWith(stores, 1_000), await householdWith(stores, 1_000)];
    const { order, hold, held } = await placed(winner, sampleOrder(winner.householdId, deal));
    const stored = await stores.orders.read(winner.householdId, order.orderId);
    const slow = table().newClient();
    // Every shard was counted and found empty by then.
    beforeFirst(slow, 'Get', async () => stored && cancel(stored, held, hold));
    const late = sampleOrder(loser.householdId, deal);
    const answer = await table().stores({}, slow).orders.place(late, holdOf(loser, late));
    expect(answer).toEqual({ kind: 'deal-sold-out' });
    expect((await stores.deals.open(testNow)).map(({ dealId }) => dealId)).toContain(deal.dealId);
    expect(await stores.deals.left(deal)).toBe(1);
  });

  test('a repeated "yes" of whoever took the last unit is their order, not "sold out"', async () => {
    const deal = sampleDeal({ stock: 1 });
    await stores.deals.add([deal]);
    const wallet = await householdWith(stores, 1_000);
    const { order, hold } = await placed(wallet, sampleOrder(wallet.householdId, deal));
    const again = await stores.orders.place({ ...order, placedAt: plusMs(testNow, 1) }, hold);
    expect(again).toEqual({ kind: 'replayed', journal: hold.journal });
  });

  test('two "yes" at once, of which one takes the last unit while the other looks for it, are one order', async () => {
    const deal = sampleDeal({ stock: 2, shardCount: 2 });
    await stores.deals.add([deal]);
    const wallet = await householdWith(stores, 1_000);
    const order = sampleOrder(wallet.householdId, deal);
    const hold = holdOf(wallet, order);
    let rival = await householdWith(stores, 1_000);
    while (shardOf(rival.householdId, 2) !== shardOf(wallet.householdId, 2))
      rival = await householdWith(stores, 1_000);
    await placed(rival, sampleOrder(rival.householdId, deal));
    const slow = table().newClient();
    beforeFirst(slow, 'BatchGet', () => stores.orders.place(order, hold));
    const late = await table()
      .stores({}, slow)
      .orders.place({ ...order, placedAt: plusMs(testNow, 1) }, hold);
    expect(late).toEqual({ kind: 'replayed', journal: hold.journal });
  });

  test('who wants more than any shard holds is refused, and smaller orders still find the deal', async () => {
    const deal = sampleDeal({ stock: 2, shardCount: 2 });
    await stores.deals.add([deal]);
    const wallet = await householdWith(stores, 10_000);
    const order = sampleOrder(wallet.householdId, deal);
    const pair = { ...order, lines: order.lines.map((line) => ({ ...line, quantity: 2 })) };
    expect(await stores.orders.place(pair, holdOf(wallet, pair))).toEqual({ kind: 'deal-sold-out' });
    expect((await stores.deals.open(testNow)).map(({ dealId }) => dealId)).toContain(deal.dealId);
    await placed(wallet, sampleOrder(wallet.householdId, deal));
  });
});

describe('cancel', () => {
  test('frees the coins once, in one transaction with the new status', async () => {
    const wallet = await householdWith(stores, 1_000);
    const { order, hold, held } = await placed(wallet);
    const movement = endOf(held, hold, 'void');
    expect(await stores.orders.save(cancelledOf(order), { movement })).toEqual({ kind: 'committed' });
    const later = { ...cancelledOf(order), cancelUntil: plusMs(testNow, 1) };
    expect(await stores.orders.save(later, { movement })).toEqual({
      kind: 'order-changed',
      order: cancelledOf(order),
    });
    const after = (await stores.households.read(wallet.householdId))?.wallet;
    expect(after).toMatchObject({ availableCoins: 1_000, heldCoins: 0 });
  });

  test('of a hold that ended by itself meanwhile is told so, and frees nothing', async () => {
    const wallet = await householdWith(stores, 1_000);
    const { order, hold, held } = await placed(wallet);
    const capture = endOf(held, hold, 'capture', order.coins);
    expect(await stores.wallets.commit(capture)).toEqual({ kind: 'committed' });
    const result = await cancel(order, held, hold);
    expect(result).toEqual({ kind: 'resolved-otherwise', journal: capture.journal });
    const after = (await stores.households.read(wallet.householdId))?.wallet;
    expect(after).toMatchObject({ availableCoins: 550, heldCoins: 0 });
  });

  test('of an order that shipped meanwhile, frees nothing', async () => {
    const wallet = await householdWith(stores, 1_000);
    const { order, hold, held } = await placed(wallet);
    const shipped: Order = { ...order, status: 'shipped', version: 2 };
    await stores.orders.save(shipped);
    const result = await cancel(order, held, hold);
    expect(result).toEqual({ kind: 'order-changed', order: shipped });
    expect((await stores.households.read(wallet.householdId))?.wallet).toEqual(held);
  });

  test('on a wallet that moved on, is told the wallet', async () => {
    const wallet = await householdWith(stores, 1_000);
    const { order, hold, held } = await placed(wallet);
    await placed(held);
    const result = await cancel(order, held, hold);
    expect(result).toMatchObject({ kind: 'wallet-changed', wallet: { sequence: 3 } });
  });
});

describe('save', () => {
  test('an event is applied once', async () => {
    const { order } = await placed(await householdWith(stores, 1_000));
    const shipped: Order = { ...order, status: 'shipped', version: 2 };
    const eventId = newId('evt');
    expect(await stores.orders.save(shipped, { eventId })).toEqual({ kind: 'committed' });
    const next: Order = { ...shipped, version: 3 };
    expect(await stores.orders.save(next, { eventId })).toEqual({ kind: 'repeated' });
    expect(await stores.orders.read(order.householdId, order.orderId)).toEqual(shipped);
  });

  test('of two changes on one version, the second is told what came first', async () => {
    const { order } = await placed(await householdWith(stores, 1_000));
    const shipped: Order = { ...order, status: 'shipped', version: 2 };
    await stores.orders.save(shipped);
    const other: Order = { ...order, countedInHabits: true, version: 2 };
    expect(await stores.orders.save(other, { eventId: newId('evt') })).toEqual({
      kind: 'order-changed',
      order: shipped,
    });
  });
});

describe('reading', () => {
  const on = (householdId: string, placedAt: string): Order =>
    sampleOrder(householdId, undefined, {
      orderId: newId('ord', Date.parse(placedAt) - minuteMs),
      placedAt,
      history: { placed: placedAt },
    });

  test('the latest come first, and so do those between two instants', async () => {
    const householdId = newId('hh');
    const instants = [0, 1, 2, 3, 4].map((day) => plusMs(testNow, day * dayMs));
    for (const instant of instants) await stores.orders.save(on(householdId, instant));
    const instantsOf = (orders: Order[]) => orders.map(({ placedAt }) => placedAt);
    expect(instantsOf(await stores.orders.latest(householdId, 2))).toEqual([instants[4], instants[3]]);
    const [, from = '', , to = ''] = instants;
    expect(instantsOf(await stores.orders.between(householdId, from, to))).toEqual([instants[2], from]);
  });

  test('what nobody knows is not there', async () => {
    expect(await stores.orders.find(newId('ord'))).toBeUndefined();
    expect(await stores.orders.read(newId('hh'), newId('ord'))).toBeUndefined();
    expect(await stores.orders.latest(newId('hh'), 5)).toEqual([]);
  });

  test('an order is overdue from five minutes after it was placed until it is handed over', async () => {
    const wallet = await householdWith(stores, 1_000);
    const { order } = await placed(wallet);
    const isOverdue = async (afterMs: number) =>
      (await stores.orders.overdue(plusMs(testNow, afterMs), 1_000)).some(
        ({ orderId }) => orderId === order.orderId,
      );
    expect(await isOverdue(5 * minuteMs - 1)).toBe(false);
    expect(await isOverdue(5 * minuteMs)).toBe(true);
    await stores.orders.save({ ...order, handedOver: { placed: testNow }, version: 2 });
    expect(await isOverdue(dayMs)).toBe(false);
  });

  test('a cancelled order is due again until the cancellation is handed over', async () => {
    const wallet = await householdWith(stores, 1_000);
    const { order, hold, held } = await placed(wallet);
    const cancelled = { ...cancelledOf(order), handedOver: { placed: testNow } };
    await stores.orders.save(cancelled, { movement: endOf(held, hold, 'void') });
    const overdue = async () =>
      (await stores.orders.overdue(plusMs(testNow, dayMs), 1_000)).map((one) => one.orderId);
    expect(await overdue()).toContain(order.orderId);
    const told = { ...cancelled, handedOver: { ...cancelled.handedOver, cancelled: testNow }, version: 3 };
    await stores.orders.save(told);
    expect(await overdue()).not.toContain(order.orderId);
  });
});
