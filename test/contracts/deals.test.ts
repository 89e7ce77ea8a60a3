import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Stores } from '../../lambda/adapters/dynamodb';
import { walletItem } from '../../lambda/adapters/dynamodb/wallet-item';
import type { Deal } from '../../lambda/domain/deals/deal';
import { plusMs } from '../../lambda/domain/time';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { scanAll, slowEngineMs } from '../support/dynamodb';
import {
  grantOf,
  holdOf,
  newId,
  newWallet,
  sampleDeal,
  sampleOrder,
  testNow,
  walletAfter,
} from '../support/samples';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();
let stores: Stores;

beforeAll(async () => {
  stores = table().stores();
});

const openIds = async (now = testNow) => (await stores.deals.open(now)).map(({ dealId }) => dealId);

test('a deal is read back as it was added', async () => {
  const deal = sampleDeal({ audience: { kind: 'household', householdId: newId('hh') } });
  const forTier = sampleDeal({ audience: { kind: 'tier', tierId: 'nobody-has-it' } });
  expect(await stores.deals.add([deal, forTier])).toEqual({ kind: 'added' });
  expect(await stores.deals.open(testNow)).toEqual(expect.arrayContaining([deal, forTier]));
  expect(await stores.deals.left(deal)).toBe(deal.stock);
});

test('deals are open from their start until their end, soonest end first', async () => {
  const starts = plusMs(testNow, 1_000);
  const [late, soon] = [9_000, 8_000].map((ms) =>
    sampleDeal({ startsAt: starts, endsAt: plusMs(testNow, ms) }),
  );
  if (late && soon) await stores.deals.add([late, soon]);
  const open = async (ms: number) =>
    (await openIds(plusMs(testNow, ms))).filter((id) => id === late?.dealId || id === soon?.dealId);
  expect(await open(999)).toEqual([]);
  expect(await open(1_000)).toEqual([soon?.dealId, late?.dealId]);
  expect(await open(8_000)).toEqual([late?.dealId]);
  expect(await open(9_000)).toEqual([]);
});

test('deals that begin a little later are among them when that is asked for', async () => {
  const [soon, later] = [1_000, 2_000].map((ms) => sampleDeal({ startsAt: plusMs(testNow, ms) }));
  if (soon && later) await stores.deals.add([soon, later]);
  const open = (await stores.deals.open(testNow, soon?.startsAt)).map(({ dealId }) => dealId);
  expect(open).toContain(soon?.dealId);
  expect(open).not.toContain(later?.dealId);
});

test('a deal id that stands is refused by name, whenever it ends, and nothing is added', async () => {
  const standing = sampleDeal();
  await stores.deals.add([standing]);
  const fresh = sampleDeal();
  const again = { ...standing, endsAt: plusMs(standing.endsAt, 1) };
  expect(await stores.deals.add([fresh, again])).toEqual({ kind: 'exists', dealId: standing.dealId });
  expect(await openIds()).not.toContain(fresh.dealId);
});

test('more deals than one transaction holds are added all', async () => {
  const deals = Array.from({ length: 30 }, () => sampleDeal({ stock: 200 }));
  expect(await stores.deals.add(deals)).toEqual({ kind: 'added' });
  expect(await openIds()).toEqual(expect.arrayContaining(deals.map(({ dealId }) => dealId)));
});

test('the same id twice in one import is refused', async () => {
  const deal = sampleDeal();
  await expect(stores.deals.add([deal, deal])).rejects.toMatchObject({ code: 'request-malformed' });
});

/** Runs tasks with so many in flight. */
async function inFlight<T>(width: number, tasks: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const rest = tasks.entries();
  const worker = async () => {
    for (const [index, task] of rest) results[index] = await task();
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

async function takeOne(wallet: Wallet, deal: Deal): Promise<string> {
  const order = sampleOrder(wallet.householdId, deal);
  return (await stores.orders.place(order, holdOf(wallet, order))).kind;
}

/** Wallets that hold so many coins, written at once: how they got them is not what is tested here. */
async function fillWallets(count: number, coins: number): Promise<Wallet[]> {
  const wallets = Array.from({ length: count }, () => walletAfter(grantOf(newWallet(newId('hh')), coins)));
  const puts = wallets.map((one) => ({ PutRequest: { Item: walletItem(one) } }));
  for (let start = 0; start < count; start += 25)
    await table().client.send(
      new BatchWriteCommand({ RequestItems: { [table().name]: puts.slice(start, start + 25) } }),
    );
  return wallets;
}

async function orderCount(): Promise<number> {
  const items = await scanAll(table());
  return items.filter(({ sk }) => String(sk).startsWith('O#')).length;
}

test(
  '1,000 concurrent takers of 100 units: exactly 100 orders, none left, then sold out',
  async () => {
    const deal = sampleDeal({ stock: 100 });
    await stores.deals.add([deal]);
    const wallets = await fillWallets(1_000, deal.cents.EUR);
    const takers = wallets.map((wallet) => () => takeOne(wallet, deal));
    const results = await inFlight(64, takers);
    expect(results.filter((result) => result === 'committed')).toHaveLength(100);
    expect(results.filter((result) => result === 'deal-sold-out')).toHaveLength(900);
    expect(await orderCount()).toBe(100);
    expect(await stores.deals.left(deal)).toBe(0);
    expect(await openIds()).not.toContain(deal.dealId);
  },
  slowEngineMs,
);
