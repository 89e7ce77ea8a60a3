import type { Stores } from '../../lambda/adapters/dynamodb';
import { plusMs } from '../../lambda/domain/time';
import { untilUnchanged } from '../../lambda/domain/wallet/commit';
import { holdCoins, isPending, type ResolutionAsk, resolveHold } from '../../lambda/domain/wallet/holds';
import type { Movement } from '../../lambda/domain/wallet/movement';
import { bookExpiry, creditPromo, takeCoins } from '../../lambda/domain/wallet/moves';
import type { MovementResult } from '../../lambda/domain/wallet/store';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { expectSoundAccount } from '../support/account-audit';
import { slowEngineMs } from '../support/dynamodb';
import { forgetTokens } from '../support/faulty-client';
import { expectBalanced, newId, testNow, walletAfter } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { anHourLater, askOf, householdWith, sure, walletNow } from '../support/wallets';

const table = tableSuite();
let stores: Stores;

beforeAll(async () => {
  stores = table().stores();
});

/** A hold that stands in the table. */
async function heldBy(wallet: Wallet, coins: number): Promise<Movement> {
  const hold = sure(holdCoins(wallet, { ...askOf(newId('hold'), coins), expiresAt: anHourLater }));
  expect(await stores.wallets.commit(hold)).toEqual({ kind: 'committed' });
  return hold;
}

type End = Omit<ResolutionAsk, 'now'>;
const ends: Record<'capture' | 'void' | 'expiry', End> = {
  capture: { kind: 'order-capture', status: 'captured', capturedCoins: 60 },
  void: { kind: 'order-void', status: 'voided', capturedCoins: 0 },
  expiry: { kind: 'order-expiry', status: 'expired', capturedCoins: 0 },
};

function endOf(wallet: Wallet, { journal }: Movement, end: End): Movement {
  if (!isPending(journal)) throw new Error('not waiting');
  return resolveHold(wallet, journal, { ...end, now: testNow });
}

/** Ends a hold as a use case does: again on the wallet that came first, until somebody's end stands. */
const end = (wallet: Wallet, hold: Movement, how: End) =>
  untilUnchanged(
    wallet,
    (latest): Promise<MovementResult> => stores.wallets.commit(endOf(latest, hold, how)),
  );

describe('the end of a hold', () => {
  test.each([
    ['capture', 'captured', 40],
    ['void', 'voided', 100],
    ['expiry', 'expired', 100],
  ] as const)(
    'by %s, tried 32 times at once, is done once',
    async (how, status, availableCoins) => {
      const hold = await heldBy(await householdWith(stores, 100), 60);
      const results = await Promise.all(
        Array.from({ length: 32 }, () => end(walletAfter(hold), hold, ends[how])),
      );
      expect(results.filter(({ kind }) => kind !== 'committed' && kind !== 'replayed')).toEqual([]);
      expect(await stores.wallets.journal(hold.journal.key)).toMatchObject({ status });
      const wallet = await walletNow(stores, walletAfter(hold));
      expect(wallet).toMatchObject({ availableCoins, heldCoins: 0, sequence: 3 });
      await expectSoundAccount(table(), wallet);
    },
    slowEngineMs,
  );

  test(
    'tried in 32 ways at once is one of them, and the others are told which',
    async () => {
      const hold = await heldBy(await householdWith(stores, 100), 60);
      const ways = Array.from({ length: 32 }, (_, index) =>
        index % 3 === 0 ? ends.void : { ...ends.capture, capturedCoins: (index % 3) * 20 },
      );
      const results = await Promise.all(ways.map((how) => end(walletAfter(hold), hold, how)));
      expect(results.filter(({ kind }) => kind === 'resolved-otherwise').length).toBeGreaterThan(0);
      const journal = await stores.wallets.journal(hold.journal.key);
      for (const result of results) if ('journal' in result) expect(result.journal).toEqual(journal);
      const wallet = await walletNow(stores, walletAfter(hold));
      expect(wallet).toMatchObject({ heldCoins: 0, sequence: 3 });
      expectBalanced(journal);
      await expectSoundAccount(table(), wallet);
    },
    slowEngineMs,
  );

  test('repeated when the engine forgot its token is answered by the first', async () => {
    const hold = await heldBy(await householdWith(stores, 100), 60);
    const capture = endOf(walletAfter(hold), hold, ends.capture);
    await stores.wallets.commit(capture);
    const forgetful = table().newClient();
    forgetTokens(forgetful);
    const again = await table().stores({}, forgetful).wallets.commit(capture);
    expect(again).toEqual({ kind: 'replayed', journal: capture.journal });
    const other = endOf(walletAfter(hold), hold, { ...ends.capture, capturedCoins: 59 });
    expect(await stores.wallets.commit(other)).toEqual({
      kind: 'resolved-otherwise',
      journal: capture.journal,
    });
  });

  test('of a hold that nobody made is refused', async () => {
    const wallet = await householdWith(stores, 100);
    const hold = sure(holdCoins(wallet, { ...askOf(newId('hold'), 10), expiresAt: anHourLater }));
    await expect(stores.wallets.commit(endOf(walletAfter(hold), hold, ends.void))).rejects.toMatchObject({
      code: 'store-corrupt',
    });
  });
});

test('a hold that is tried again later, with a later end, is the first one', async () => {
  const wallet = await householdWith(stores, 100);
  const ask = askOf(newId('hold'), 60);
  const hold = sure(holdCoins(wallet, { ...ask, expiresAt: anHourLater }));
  await stores.wallets.commit(hold);
  const now = plusMs(testNow, 60_000);
  const again = sure(holdCoins(wallet, { ...ask, now, expiresAt: plusMs(anHourLater, 60_000) }));
  expect(await stores.wallets.commit(again)).toEqual({ kind: 'replayed', journal: hold.journal });
  expect(await stores.wallets.journal(ask.key)).toEqual(hold.journal);
});

describe('a statement', () => {
  test('leaves out what moved nothing, over page after page', async () => {
    let wallet = await householdWith(stores, 1_000);
    const told = [1];
    for (let index = 0; index < 40; index++) {
      const hold = await heldBy(wallet, 3);
      told.unshift(walletAfter(hold).sequence);
      const capture = endOf(walletAfter(hold), hold, { ...ends.capture, capturedCoins: 3 });
      await stores.wallets.commit(capture);
      wallet = walletAfter(capture);
    }
    expect(await pagesOf(wallet.account, 7)).toEqual(told);
  });

  async function pagesOf(account: string, limit: number, between = async () => undefined as unknown) {
    const sequences: number[] = [];
    for (;;) {
      const beforeSequence = sequences.at(-1);
      const question = { limit, ...(beforeSequence !== undefined && { beforeSequence }) };
      const page = await stores.wallets.statement(account, question);
      if (page.length === 0) return sequences;
      expect(page.length).toBeLessThanOrEqual(limit);
      sequences.push(...page.map(({ sequence }) => sequence));
      await between();
    }
  }

  test('loses and doubles no line while others are written', async () => {
    let wallet = await householdWith(stores, 1_000);
    const spend = async () => {
      const spending = sure(takeCoins(wallet, { ...askOf(newId('spend'), 1), kind: 'purchase' }));
      await stores.wallets.commit(spending);
      wallet = walletAfter(spending);
    };
    for (let index = 0; index < 9; index++) await spend();
    const sequences = await pagesOf(wallet.account, 2, spend);
    expect(sequences).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(wallet.sequence).toBeGreaterThan(10);
  });
});

describe('expired coins', () => {
  const rewarded = async (month: string): Promise<Wallet> => {
    const wallet = await householdWith(stores, 10);
    const reward = creditPromo(wallet, { ...askOf(newId('reward'), 25), kind: 'reward', month });
    await stores.wallets.commit(reward);
    return walletAfter(reward);
  };
  const expiry = '2026-04-01T12:00:00.000Z';
  const foundAt = async (now: string) =>
    (await stores.wallets.withExpiredCoins(now, 1_000)).map(({ householdId }) => householdId);

  test('are found from the instant of their expiry on, until they are booked, once', async () => {
    const wallet = await rewarded('2026-03');
    const later = await rewarded('2026-04');
    expect(await foundAt(plusMs(expiry, -1))).not.toContain(wallet.householdId);
    expect(await foundAt(expiry)).toContain(wallet.householdId);
    expect(await foundAt(expiry)).not.toContain(later.householdId);
    const ask = { key: `expiry:${wallet.account}:2026-03`, subject: '2026-03', now: expiry };
    const booking = sure(bookExpiry(wallet, ask));
    const results = await Promise.all(Array.from({ length: 8 }, () => stores.wallets.commit(booking)));
    expect(results.every(({ kind }) => kind === 'committed' || kind === 'replayed')).toBe(true);
    expect(await walletNow(stores, wallet)).toMatchObject({ availableCoins: 10, promo: {}, sequence: 3 });
    expect(await foundAt(expiry)).not.toContain(wallet.householdId);
    await expectSoundAccount(table(), await walletNow(stores, wallet));
  });

  test('are found the longest overdue first, as many as asked for', async () => {
    const old = await rewarded('2024-01');
    await rewarded('2024-02');
    const [first, ...others] = await stores.wallets.withExpiredCoins(expiry, 1);
    expect(first?.householdId).toBe(old.householdId);
    expect(others).toEqual([]);
  });
});
