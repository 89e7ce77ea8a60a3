import { setTimeout } from 'node:timers/promises';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Stores } from '../../lambda/adapters/dynamodb';
import { keys } from '../../lambda/adapters/dynamodb/table';
import type { Movement } from '../../lambda/domain/wallet/movement';
import { takeCoins } from '../../lambda/domain/wallet/moves';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { slowEngineMs } from '../support/dynamodb';
import { forgetTokens, seededRandom } from '../support/faulty-client';
import { expectBalanced, grantOf, lineOf, newId, newWallet, testNow, walletAfter } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { householdWith, sure } from '../support/wallets';

const table = tableSuite();
let stores: Stores;

beforeAll(async () => {
  stores = table().stores();
});

const spendOf = (wallet: Wallet, coins: number, key: string): Movement =>
  sure(takeCoins(wallet, { key, kind: 'purchase', coins, subject: key, now: testNow }));

const random = seededRandom(64);

/** Spends as a use case does: again on the wallet that came first, refused only when the coins are not there. */
async function spend(first: Wallet, coins: number, key: string): Promise<'done' | 'short'> {
  let wallet = first;
  for (let tries = 0; wallet.availableCoins >= coins; tries++) {
    await setTimeout(random() * 20 * Math.min(tries, 8));
    const result = await stores.wallets.commit(spendOf(wallet, coins, key));
    if (result.kind !== 'wallet-changed') return 'done';
    wallet = result.wallet;
  }
  return 'short';
}

async function walletOf(householdId: string): Promise<Wallet | undefined> {
  return (await stores.households.read(householdId))?.wallet;
}

test('a movement stands with its journal, its line and its wallet', async () => {
  const movement = grantOf(newWallet(newId('hh')), 500);
  expect(await stores.wallets.commit(movement)).toEqual({ kind: 'committed' });
  expect(await stores.wallets.journal(movement.journal.key)).toEqual(movement.journal);
  expect(await stores.wallets.statement(lineOf(movement).account, { limit: 10 })).toEqual([lineOf(movement)]);
});

test('the same key with the same body is answered by the first result, also when the engine forgot its token', async () => {
  const wallet = await householdWith(stores, 1_000);
  const spending = spendOf(wallet, 300, newId('key'));
  await stores.wallets.commit(spending);
  await stores.wallets.commit(spending);
  const forgetful = table().newClient();
  forgetTokens(forgetful);
  const later = await table().stores({}, forgetful).wallets.commit(spending);
  expect(later).toEqual({ kind: 'replayed', journal: spending.journal });
  expect(await walletOf(wallet.householdId)).toEqual(walletAfter(spending));
});

test('the same key asked again on a newer wallet is answered by the first result', async () => {
  const wallet = await householdWith(stores, 1_000);
  const first = spendOf(wallet, 300, newId('key'));
  await stores.wallets.commit(first);
  const again = await stores.wallets.commit(spendOf(walletAfter(first), 300, first.journal.key));
  expect(again).toEqual({ kind: 'replayed', journal: first.journal });
});

test('the same key with another body is refused, and nothing moves', async () => {
  const wallet = await householdWith(stores, 1_000);
  const first = spendOf(wallet, 300, newId('key'));
  await stores.wallets.commit(first);
  const other = spendOf(walletAfter(first), 301, first.journal.key);
  await expect(stores.wallets.commit(other)).rejects.toMatchObject({ code: 'movement-key-reused' });
  expect(await walletOf(wallet.householdId)).toEqual(walletAfter(first));
});

test('a movement on a wallet that moved on is told the wallet as it is', async () => {
  const wallet = await householdWith(stores, 1_000);
  const first = spendOf(wallet, 300, newId('key'));
  await stores.wallets.commit(first);
  const late = await stores.wallets.commit(spendOf(wallet, 100, newId('key')));
  expect(late).toEqual({ kind: 'wallet-changed', wallet: walletAfter(first) });
});

test('two first movements of one household make one wallet', async () => {
  const householdId = newId('hh');
  const [one, other] = [grantOf(newWallet(householdId), 10), grantOf(newWallet(householdId), 20)];
  const results = await Promise.all([stores.wallets.commit(one), stores.wallets.commit(other)]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'wallet-changed']);
});

/** As if it had been empty when its household was forgotten. */
const forget = ({ householdId }: Wallet) =>
  table().client.send(new DeleteCommand({ TableName: table().name, Key: keys.wallet(householdId) }));

test('a movement on a forgotten wallet is a fault, and makes no wallet', async () => {
  const wallet = await householdWith(stores, 100);
  await forget(wallet);
  const late = stores.wallets.commit(spendOf(wallet, 50, newId('key')));
  await expect(late).rejects.toMatchObject({ code: 'wallet-missing' });
});

test('a new wallet of a household that was forgotten is not taken for the old one', async () => {
  const old = await householdWith(stores, 100);
  await forget(old);
  const renewed = grantOf(newWallet(old.householdId), 100);
  await stores.wallets.commit(renewed);
  const late = await stores.wallets.commit(spendOf(old, 50, newId('key')));
  expect(late).toEqual({ kind: 'wallet-changed', wallet: walletAfter(renewed) });
});

test(
  '64 concurrent spends on one wallet are all done or rightly refused, in gap-free lines',
  async () => {
    const wallet = await householdWith(stores, 400);
    const results = await Promise.all(
      Array.from({ length: 64 }, (_, index) => spend(wallet, 10, `spend:${wallet.account}:${index}`)),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(40);
    const lines = await stores.wallets.statement(wallet.account, { limit: 100 });
    expect(lines.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 41 }, (_, index) => 41 - index),
    );
    expect(lines.reduce((sum, { coins }) => sum + coins, 0)).toBe(0);
    expect(await walletOf(wallet.householdId)).toMatchObject({ sequence: 41, availableCoins: 0 });
  },
  slowEngineMs,
);

test('the legs of every journal add up to zero, and every line continues the one before', async () => {
  const wallet = await householdWith(stores, 90);
  for (const index of [1, 2, 3]) {
    const current = await walletOf(wallet.householdId);
    if (current) await spend(current, 10 * index, `leg:${wallet.account}:${index}`);
  }
  const lines = (await stores.wallets.statement(wallet.account, { limit: 10 })).reverse();
  let balanceCoins = 0;
  for (const line of lines) {
    balanceCoins += line.coins;
    expect(line.balanceCoins).toBe(balanceCoins);
    expectBalanced(await stores.wallets.journal(line.journalKey));
  }
});

test('a statement is read page after page, no line lost or doubled', async () => {
  const wallet = await householdWith(stores, 100);
  for (let index = 0; index < 7; index++) {
    const current = await walletOf(wallet.householdId);
    if (current) await spend(current, 1, `page:${wallet.account}:${index}`);
  }
  const sequences: number[] = [];
  while (sequences.length < 8) {
    const beforeSequence = sequences.at(-1);
    const question = { limit: 3, ...(beforeSequence !== undefined && { beforeSequence }) };
    const page = await stores.wallets.statement(wallet.account, question);
    sequences.push(...page.map(({ sequence }) => sequence));
  }
  expect(sequences).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  expect(await stores.wallets.statement(wallet.account, { limit: 3, beforeSequence: 1 })).toEqual([]);
});
