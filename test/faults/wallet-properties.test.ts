import * as fc from 'fast-check';
import type { Stores } from '../../lambda/adapters/dynamodb';
import { isInDoubt } from '../../lambda/domain/fault';
import { moveCoins } from '../../lambda/domain/wallet/movement';
import type { MovementResult } from '../../lambda/domain/wallet/store';
import type { MovementKind, Wallet } from '../../lambda/domain/wallet/wallet';
import { type TestTable, testTable } from '../support/dynamodb';
import { forgetTokens, injectFaults, onTransactions, seeded } from '../support/faulty-client';
import { newId, newWallet, sampleHousehold, testNow } from '../support/samples';

let table: TestTable;
let stores: Stores;

beforeAll(async () => {
  table = await testTable();
  stores = table.stores();
});
afterAll(() => table.drop());

interface Step {
  kind: MovementKind;
  coins: number;
  /** How often it is asked for: the customer, the network and a crash repeat things. */
  times: number;
  /** Whether a repetition comes when the engine has forgotten the token. */
  isLate: boolean;
}

const signOf: Record<MovementKind, number> = { grant: 1, 'order-payment': -1, 'order-refund': 1 };

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<MovementKind>('grant', 'order-payment', 'order-refund'),
    coins: fc.integer({ min: 0, max: 500 }),
    times: fc.integer({ min: 1, max: 3 }),
    isLate: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

const rates = {
  throttle: 0.08,
  conflict: 0.1,
  'timeout-before': 0.07,
  'lost-answer': 0.1,
  reset: 0.05,
} as const;

function shakenStores(seed: number, isLate: boolean): Stores {
  const client = table.newClient();
  injectFaults(client, onTransactions(seeded(seed, rates)));
  if (isLate) forgetTokens(client);
  return table.stores({}, client);
}

/** One request for a movement, as a function that may die in the middle: it reads, computes and commits. */
async function ask(
  on: Stores,
  fresh: Wallet,
  { kind, coins }: Step,
  key: string,
): Promise<MovementResult | 'short'> {
  const wallet = (await stores.households.read(fresh.householdId))?.wallet ?? fresh;
  const signed = signOf[kind] * coins;
  if (wallet.availableCoins + signed < 0) return 'short';
  return on.wallets.commit(moveCoins(wallet, { key, kind, coins: signed, subject: key, now: testNow }));
}

/** Asks until there is an answer, as people and queues do. */
async function askUntilAnswered(on: Stores, fresh: Wallet, step: Step, key: string): Promise<void> {
  for (;;) {
    try {
      const result = await ask(on, fresh, step, key);
      if (result === 'short' || result.kind !== 'wallet-changed') return;
    } catch (error) {
      const { code } = error as { code?: string };
      if (!isInDoubt(error) && code !== 'store-throttled' && code !== 'store-conflict') throw error;
    }
  }
}

async function assertLedger({ householdId, account }: Wallet): Promise<void> {
  const lines = (await stores.wallets.statement(account, 1_000)).reverse();
  const wallet = (await stores.households.read(householdId))?.wallet;
  const balanceCoins = lines.reduce((sum, { coins }) => sum + coins, 0);
  expect(wallet?.availableCoins ?? 0).toBe(balanceCoins);
  expect(wallet?.sequence ?? 0).toBe(lines.length);
  expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1));
  expect(lines.every((line) => line.balanceCoins >= 0)).toBe(true);
  const keysUsed = lines.map(({ journalKey }) => journalKey);
  expect(new Set(keysUsed).size).toBe(keysUsed.length);
  for (const line of lines) {
    const journal = await stores.wallets.journal(line.journalKey);
    expect(journal?.legs).toContainEqual({ account, coins: line.coins });
    expect(journal?.legs.reduce((sum, { coins }) => sum + coins, 0)).toBe(0);
  }
}

test('whatever fails and however often it is asked, no coin is lost or made, and each key moves coins at most once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer(), async (asked, seed) => {
      const household = sampleHousehold();
      await stores.households.save(household);
      const fresh = newWallet(household.id);
      const all = asked.flatMap((step, index) => {
        const key = newId('move');
        const on = shakenStores(seed + index, step.isLate);
        return Array.from({ length: step.times }, () => askUntilAnswered(on, fresh, step, key));
      });
      await Promise.all(all);
      await assertLedger(fresh);
    }),
    { numRuns: 25, seed: 20260302 },
  );
});

test('the wallet stays small whatever its history', async () => {
  const household = sampleHousehold();
  await stores.households.save(household);
  const fresh = newWallet(household.id);
  const step: Step = { kind: 'grant', coins: 7, times: 1, isLate: false };
  for (let index = 0; index < 12; index++) await askUntilAnswered(stores, fresh, step, newId('move'));
  const wallet = (await stores.households.read(household.id))?.wallet;
  expect(wallet?.sequence).toBe(12);
  expect(JSON.stringify(wallet).length).toBeLessThan(1_024);
});
