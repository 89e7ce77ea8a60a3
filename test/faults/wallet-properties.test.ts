import * as fc from 'fast-check';
import type { Stores } from '../../lambda/adapters/dynamodb';
import { isInDoubt } from '../../lambda/domain/fault';
import { plusMs } from '../../lambda/domain/time';
import { holdCoins, isPending, resolveHold } from '../../lambda/domain/wallet/holds';
import type { Journal, Movement } from '../../lambda/domain/wallet/movement';
import { type Ask, creditPromo, creditPurchased, takeCoins } from '../../lambda/domain/wallet/moves';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { expectSoundAccount } from '../support/account-audit';
import { shake } from '../support/faulty-client';
import { newId, newWallet, sampleHousehold, testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();
let stores: Stores;

beforeAll(async () => {
  stores = table().stores();
});

type Deed = 'adjustment' | 'reward' | 'purchase' | 'capture' | 'void';

interface Step {
  deed: Deed;
  coins: number;
  /** How often it is asked for: the customer, the network and a crash repeat things. */
  times: number;
  /** Whether a repetition comes when the engine has forgotten the token. */
  isLate: boolean;
}

const steps = fc.array(
  fc.record({
    deed: fc.constantFrom<Deed>('adjustment', 'reward', 'purchase', 'capture', 'void'),
    coins: fc.integer({ min: 1, max: 500 }),
    times: fc.integer({ min: 1, max: 3 }),
    isLate: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

const shakenStores = (seed: number, isLate: boolean): Stores =>
  table().stores({}, shake(table().newClient(), seed, isLate));

/** What a request does with a wallet as it was read; undefined when there is nothing to do (any more). */
type Attempt = (wallet: Wallet) => Promise<Movement | undefined>;

const promoMonth = '2026-12';

/** The first movement of a step. */
function firstOf({ deed, coins }: Step, key: string): Attempt {
  const ask = (kind: Ask['kind']) => ({ key, kind, coins, subject: key, now: testNow });
  const expiresAt = plusMs(testNow, 3_600_000);
  return async (wallet) => {
    if (deed === 'adjustment') return creditPurchased(wallet, ask('adjustment'));
    if (deed === 'reward') return creditPromo(wallet, { ...ask('reward'), month: promoMonth });
    if (deed === 'purchase') return takeCoins(wallet, ask('purchase'));
    return holdCoins(wallet, { ...ask('order-hold'), expiresAt });
  };
}

/** How a step's hold ends: half of it is captured, or none. */
function endOf({ deed, coins }: Step, key: string): Attempt {
  return async (wallet) => {
    const journal = await stores.wallets.journal(key);
    if (!isPending(journal)) return undefined;
    const isCapture = deed === 'capture';
    return resolveHold(wallet, journal, {
      kind: isCapture ? 'order-capture' : 'order-void',
      status: isCapture ? 'captured' : 'voided',
      capturedCoins: isCapture ? Math.ceil(coins / 2) : 0,
      now: testNow,
    });
  };
}

const isWorthAsking = (error: unknown): boolean =>
  isInDoubt(error) ||
  ['store-throttled', 'store-conflict'].includes(String((error as { code?: string }).code));

/** Asks until there is an answer, as people and queues do; each time it reads, computes and commits anew. */
async function askUntilAnswered(on: Stores, fresh: Wallet, attempt: Attempt): Promise<void> {
  for (;;) {
    try {
      const wallet = (await stores.households.read(fresh.householdId))?.wallet ?? fresh;
      const movement = await attempt(wallet);
      if (!movement || (await on.wallets.commit(movement)).kind !== 'wallet-changed') return;
    } catch (error) {
      if (!isWorthAsking(error)) throw error;
    }
  }
}

async function take(on: Stores, fresh: Wallet, step: Step, key: string): Promise<void> {
  await askUntilAnswered(on, fresh, firstOf(step, key));
  if (step.deed === 'capture' || step.deed === 'void') await askUntilAnswered(on, fresh, endOf(step, key));
}

async function openHousehold(): Promise<Wallet> {
  const household = sampleHousehold();
  await stores.households.save(household);
  return newWallet(household.id);
}

/** What a journal added to its account, as it was asked for: told without looking at what it says it did. */
function expectedCoins({ deed, coins }: Step, journal: Journal | undefined): number {
  if (!journal) return 0;
  if (deed === 'capture') return -Math.ceil(coins / 2);
  if (deed === 'void') return 0;
  return deed === 'purchase' ? -coins : coins;
}

async function expectLedger(fresh: Wallet, asked: readonly { step: Step; key: string }[]): Promise<void> {
  const journals = await Promise.all(asked.map(({ key }) => stores.wallets.journal(key)));
  const wallet = (await stores.households.read(fresh.householdId))?.wallet;
  if (!wallet) return expect(journals.filter(Boolean)).toEqual([]);
  const total = asked.reduce((sum, { step }, index) => sum + expectedCoins(step, journals[index]), 0);
  expect(wallet).toMatchObject({ availableCoins: total, heldCoins: 0 });
  const lines = await expectSoundAccount(table(), wallet);
  const keysUsed = lines.map(({ journalKey, kind }) => `${journalKey} ${kind}`);
  expect(new Set(keysUsed).size).toBe(keysUsed.length);
}

test('whatever fails and however often it is asked, no coin is lost or made, and each key moves coins at most once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer(), async (some, seed) => {
      const fresh = await openHousehold();
      const asked = some.map((step) => ({ step, key: newId('move') }));
      const all = asked.flatMap(({ step, key }, index) => {
        const on = shakenStores(seed + index, step.isLate);
        return Array.from({ length: step.times }, () => take(on, fresh, step, key));
      });
      await Promise.all(all);
      await expectLedger(fresh, asked);
    }),
    { numRuns: 25, seed: 20260302 },
  );
});

test('the wallet stays small whatever its history', async () => {
  const fresh = await openHousehold();
  const step: Step = { deed: 'adjustment', coins: 7, times: 1, isLate: false };
  for (let index = 0; index < 12; index++) await take(stores, fresh, step, newId('move'));
  const wallet = (await stores.households.read(fresh.householdId))?.wallet;
  expect(wallet?.sequence).toBe(12);
  expect(JSON.stringify(wallet).length).toBeLessThan(1_024);
});
