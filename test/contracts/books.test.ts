import type { Stores } from '../../lambda/adapters/dynamodb';
import { addJournal, driftBetween, driftOf, inAllOf } from '../../lambda/domain/books/recompute';
import type { DailyTotals } from '../../lambda/domain/books/store';
import { addTotals, counters, holdersIn, type Totals, thresholdsOf } from '../../lambda/domain/books/totals';
import type { Journal } from '../../lambda/domain/wallet/movement';
import { standardWalletTerms } from '../../lambda/domain/wallet/terms';
import { followJournals } from '../../lambda/outbox/ledger-effects';
import { type TestTable, testTable } from '../support/dynamodb';
import { forgetTokens, injectFaults, onTransactions, seeded, seededRandom } from '../support/faulty-client';
import { randomLedger } from '../support/random-ledger';
import { testNow } from '../support/samples';
import { testSeller } from '../support/sellers';

let table: TestTable;
let stores: Stores;

beforeEach(async () => {
  table = await testTable();
  stores = table.stores();
});
afterEach(() => table.drop());

const thresholds = thresholdsOf(standardWalletTerms);
const seller = { ...testSeller, wallet: standardWalletTerms };

const recomputed = (journals: readonly Journal[]): DailyTotals =>
  journals.reduce<DailyTotals>((days, journal) => addJournal(days, journal, thresholds), {});

async function projected(journals: readonly Journal[]): Promise<DailyTotals> {
  const months = new Set(
    journals
      .flatMap(({ entry, resolution }) => [entry, ...(resolution ? [resolution] : [])])
      .map(({ at }) => at.slice(0, 7)),
  );
  return Object.assign({}, ...(await Promise.all([...months].map((month) => stores.books.ofMonth(month)))));
}

/** Batches of a stream that repeats, mixes up and tells late: every state at least once, in no order. */
function hostileStream(versions: readonly Journal[], random: () => number): Journal[][] {
  const told = versions.flatMap((journal) => Array.from({ length: random() < 0.4 ? 3 : 1 }, () => journal));
  const mixed = told.map((journal) => ({ journal, at: random() })).sort((a, b) => a.at - b.at);
  const batches: Journal[][] = [];
  for (let from = 0; from < mixed.length; ) {
    const size = 1 + Math.floor(random() * 60);
    batches.push(mixed.slice(from, from + size).map(({ journal }) => journal));
    from += size;
  }
  return batches;
}

const rates = {
  throttle: 0.1,
  conflict: 0.1,
  'timeout-before': 0.05,
  'lost-answer': 0.15,
  reset: 0.05,
} as const;

/** A batch is given again until it is taken, as a stream does. */
async function giveUntilTaken(seed: number, batch: Journal[]): Promise<void> {
  const client = table.newClient();
  injectFaults(client, onTransactions(seeded(seed, rates)));
  forgetTokens(client);
  const { books } = table.stores({}, client);
  for (;;) {
    try {
      return await followJournals({ books, seller }, batch);
    } catch (error) {
      if (!String((error as { code?: string }).code).startsWith('store-')) throw error;
    }
  }
}

test.each([1, 2])(
  'P18: whatever the stream does, the books are those of the journals (seed %i)',
  async (seed) => {
    const ledger = randomLedger({
      seed,
      walletCount: 12,
      movementCount: 600,
      from: '2026-01-30T20:00:00.000Z',
    });
    const batches = hostileStream(ledger.versions, seededRandom(seed));
    // Two workers at once, as two shards of a stream are.
    const half = Math.ceil(batches.length / 2);
    const work = async (own: Journal[][], first: number) => {
      for (const [index, batch] of own.entries()) await giveUntilTaken(first + index, batch);
    };
    await Promise.all([work(batches.slice(0, half), 1_000), work(batches.slice(half), 2_000)]);
    const [expected, days] = [recomputed(ledger.journals), await projected(ledger.journals)];
    expect(days).toEqual(expected);
    expect(await stores.books.inAll()).toEqual(inAllOf(expected));
    expect(driftBetween(expected, days)).toBe(0);
  },
);

test('households and house together come to nothing, and the counts are what the wallets say', async () => {
  const ledger = randomLedger({
    seed: 3,
    walletCount: 20,
    movementCount: 2_000,
    from: '2026-01-01T00:00:00.000Z',
  });
  const totals = inAllOf(recomputed(ledger.journals));
  const coins = ledger.wallets.filter(({ purse }) => purse === 'coins');
  const purchased = coins.reduce(
    (sum, one) => sum + one.purchasedCreditedCoins - one.purchasedDebitedCoins,
    0,
  );
  expect(totals[counters.purchased]).toBe(purchased);
  const held = (totals[counters.heldPurchased] ?? 0) + (totals[counters.heldPromo] ?? 0);
  expect(held).toBe(coins.reduce((sum, { heldCoins }) => sum + heldCoins, 0));
  const promo = Object.entries(totals).filter(([name]) => name.startsWith('promo:'));
  expect(promo.reduce((sum, [, count]) => sum + count, 0)).toBe(
    coins.flatMap((one) => Object.values(one.promo)).reduce((sum, count) => sum + count, 0),
  );
});

test('holders of a tier are counted with the books, and those of a tier that came later are not known from them', () => {
  const { journals, wallets } = randomLedger({ seed: 4, walletCount: 20, movementCount: 900, from: testNow });
  const booksOf = (some: readonly Journal[], asked: number[]): Totals =>
    inAllOf(some.reduce<DailyTotals>((days, journal) => addJournal(days, journal, asked), {}));
  const books = booksOf(journals, [1, 700]);
  const holding = (from: number) =>
    wallets.filter(({ purse, availableCoins }) => purse === 'coins' && availableCoins >= from).length;
  expect([1, 700].map((from) => holdersIn(books, from))).toEqual([holding(1), holding(700)]);
  expect(holding(1)).toBeGreaterThan(holding(700));
  expect(holdersIn(books, 300)).toBeUndefined();
  const half = journals.length / 2;
  const later = addTotals(booksOf(journals.slice(0, half), [1]), booksOf(journals.slice(half), [1, 300]));
  expect([1, 300].map((from) => holdersIn(later, from))).toEqual([holding(1), undefined]);
  expect(holdersIn({}, 1_000)).toBe(0);
});

test('one coin too many is a drift of one coin', () => {
  expect(driftOf({ purchased: 5, 'in:~merchant': 2 }, { purchased: 4, 'in:~merchant': 2 })).toBe(1);
});
