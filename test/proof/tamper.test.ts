import type { Item } from '../../lambda/adapters/dynamodb/requests';
import { walletItem } from '../../lambda/adapters/dynamodb/wallet-item';
import { creditKey } from '../../lambda/domain/payments/payment';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { canonical, entryHash, type Hashable, lineHash, sha256 } from '../../lambda/domain/wallet/chain';
import { holdPurchased } from '../../lambda/domain/wallet/holds';
import type { Entry, Journal, Line, Movement } from '../../lambda/domain/wallet/movement';
import { creditPurchased } from '../../lambda/domain/wallet/moves';
import { transferCoins } from '../../lambda/domain/wallet/transfers';
import { type UsageName, usageNames } from '../../lambda/domain/wallet/usage';
import { emptyWallet, type Wallet } from '../../lambda/domain/wallet/wallet';
import { randomLedger } from '../support/random-ledger';
import { asItems, audit, type BooksAsItems, firstOf, lineItem } from './books-as-items';

/** P7, P8: whatever is altered in the books is found, and the first line that is wrong is named. */

const ledger = randomLedger({
  seed: 4,
  walletCount: 1,
  movementCount: 5_000,
  mostLines: 1_000,
  from: '2026-01-01T00:00:00.000Z',
});
const right = asItems(ledger);
const account = ledger.wallets[0]?.account ?? '';
const everyNth = <T>(values: readonly T[], nth: number): T[] =>
  values.filter((_, index) => index % nth === 0);

/** Another value of the same kind. */
function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return value;
  if (/^\d{4}-/.test(value)) return value.replace(/^\d{4}/, '2019');
  return value === 'order-hold' ? 'gift-hold' : `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`;
}

const replaced = <T>(values: readonly T[], index: number, value: T): T[] => values.with(index, value);

test('a chain of a thousand lines is right as it stands', () => {
  expect(ledger.lines).toHaveLength(1_000);
  expect(audit(right)).toMatchObject({ lineCount: 1_000, sealedLineCount: 1_000, findingCount: 0 });
});

const lineFields: (keyof Line)[] = [
  'at',
  'kind',
  'coins',
  'balanceCoins',
  'heldCoins',
  'owedCoins',
  'subject',
  'journalKey',
  'entryHash',
  'previousHash',
  'hash',
];

test.each(lineFields)('%s altered in any line is found in that line', (field) => {
  for (const [index, line] of ledger.lines.entries()) {
    if (index % 23 !== 0) continue;
    const item = lineItem({ ...line, [field]: altered(line[field]) } as Line);
    const first = firstOf({ ...right, lines: replaced(right.lines, index, item) });
    expect(first).toContain(`line ${line.sequence} of account ${account}:`);
  }
});

test('every field of every line is covered by its hash', () => {
  const missed = ledger.lines.flatMap((line) =>
    [...lineFields, 'account' as const, 'sequence' as const, 'expiredCoins' as const]
      .filter((field) => field !== 'hash')
      .filter((field) => lineHash({ ...line, [field]: altered(line[field] ?? 0) } as Line) === line.hash),
  );
  expect(missed).toEqual([]);
});

test.each(['account', 'sequence'] as const)('%s altered puts a line where it does not belong', (field) => {
  const [line] = ledger.lines.slice(500);
  if (!line) throw new Error('no such line');
  const item = { ...lineItem(line), [field]: altered(line[field]) } as Item;
  const { findings } = audit({ ...right, lines: replaced(right.lines, 500, item) });
  expect(findings.map(({ place }) => place)).toContainEqual({ of: 'line', account, sequence: line.sequence });
  expect(findings.map(({ place }) => place.of)).toContain('item');
});

const at = (index: number): Item => right.lines[index] ?? {};
const under = (key: Item, content: Item): Item => ({ ...content, pk: key.pk, sk: key.sk });

test.each<[string, (lines: Item[]) => Item[], number]>([
  ['deleted', (lines) => lines.toSpliced(400, 1), 401],
  ['deleted at the end', (lines) => lines.slice(0, -1), 1_000],
  ['deleted at the beginning', (lines) => lines.slice(1), 1],
  ['standing twice', (lines) => [...lines, at(400)], 401],
  [
    'inserted again under a later number',
    (lines) => [...lines, { ...at(400), sequence: 1_001, sk: 'E#000000001001' }],
    1_001,
  ],
])('a line %s is found', (_what, alter, sequence) => {
  expect(firstOf({ ...right, lines: alter(right.lines) })).toContain(`line ${sequence} of account`);
});

test('two lines that changed places are found by their keys and missed in their places', () => {
  const lines = right.lines.with(300, under(at(300), at(301))).with(301, under(at(301), at(300)));
  expect(firstOf({ ...right, lines })).toContain('line 301 of account');
});

/** What somebody does who knows how the chain is made: everything from a line on is hashed again. */
function rewrittenFrom(index: number): BooksAsItems {
  let previousHash = ledger.lines[index - 1]?.hash ?? '';
  const rewritten = ledger.lines.slice(index).map((line, offset) => {
    const changed = { ...line, subject: offset === 0 ? 'something else' : line.subject, previousHash };
    const hash = lineHash(changed);
    previousHash = hash;
    return lineItem({ ...changed, hash });
  });
  return { ...right, lines: [...right.lines.slice(0, index), ...rewritten] };
}

test('a chain that was hashed anew from a line on still differs from its journal', () => {
  expect(firstOf(rewrittenFrom(700))).toMatch(/^line 701 of account .*its subject is something else/);
});

/** The first line from a place on of a movement that stands by itself: its journal has one entry. */
function placeOf(from: number, isWanted: (entry: Entry) => boolean): number {
  const isAlone = ({ status, entry }: Journal): boolean => status === 'posted' && isWanted(entry);
  const wanted = new Set(ledger.journals.filter(isAlone).map(({ key }) => key));
  return ledger.lines.findIndex((line, place) => place >= from && wanted.has(line.journalKey));
}

/** The same with the journal: its entry is changed, and every hash from its line on is made anew. */
function forgedAt(place: number, change: (entry: Entry) => Entry): BooksAsItems {
  const isForged = ({ key }: Journal): boolean => key === ledger.lines[place]?.journalKey;
  const journals = ledger.journals.map((one) => (isForged(one) ? { ...one, entry: change(one.entry) } : one));
  const forged = journals.find(isForged);
  if (!forged) throw new Error('no such journal');
  const { subject } = forged.entry;
  let previousHash = ledger.lines[place - 1]?.hash ?? '';
  const lines = ledger.lines.slice(place).map((line, offset) => {
    const own = offset === 0 ? { subject, entryHash: entryHash(forged.key, forged.entry) } : {};
    const changed = { ...line, ...own, previousHash };
    previousHash = lineHash(changed);
    return lineItem({ ...changed, hash: previousHash });
  });
  const books = asItems({ ...ledger, journals });
  return { ...right, journals: books.journals, lines: [...right.lines.slice(0, place), ...lines] };
}

test('a chain rewritten with its journals still differs from what was sealed', () => {
  const place = placeOf(700, () => true);
  const first = firstOf(forgedAt(place, (entry) => ({ ...entry, subject: 'something else' })));
  expect(first).toContain(`line ${place + 1} of account`);
  expect(first).toContain('another line than was sealed');
});

test.each(['soon', '2026-13', '2026-1'])('promo coins of "%s", which is no month, are found', (month) => {
  const place = placeOf(0, ({ changes }) => Object.keys(changes[0]?.lots.promo ?? {}).length > 0);
  const misdated = (entry: Entry): Entry =>
    JSON.parse(JSON.stringify(entry).replace(/"promo":{"[^"]+"/, `"promo":{"${month}"`));
  expect(firstOf({ ...forgedAt(place, misdated), seals: [] })).toContain(`line ${place + 1} of account`);
});

/** Every value in a journal, by its path. */
function paths(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, part]) => paths(part, [...path, name]));
}

function withAltered(value: unknown, [name, ...rest]: (string | number)[]): unknown {
  if (name === undefined) return altered(value);
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[name] = withAltered(copy[name], rest);
  return copy;
}

const isKey = ([name]: (string | number)[]): boolean => name === 'pk' || name === 'sk';

test('every value of a journal is covered', () => {
  const missed: string[] = [];
  for (const [index, journal] of right.journals.entries()) {
    if (index % 151 !== 0) continue;
    for (const path of paths(journal).filter((one) => !isKey(one))) {
      const changed = withAltered(journal, path) as Item;
      if (audit({ ...right, journals: replaced(right.journals, index, changed) }).findingCount === 0)
        missed.push(`${index}: ${path.join('.')}`);
    }
  }
  expect(missed).toEqual([]);
});

test('a journal that is gone or stands twice is found in its line', () => {
  const [journal] = right.journals.slice(200);
  expect(firstOf({ ...right, journals: right.journals.toSpliced(200, 1) })).toContain(
    'no journal speaks of it',
  );
  expect(firstOf({ ...right, journals: [...right.journals, journal ?? {}] })).toContain(
    'two journals speak of it',
  );
});

/** Counters of limits have tests of their own; keys of the index follow from the wallet's buckets. */
const uncovered = ['usage', 'gpk', 'gsk'];

test('every value of a wallet is covered', () => {
  const [item = {}] = right.wallets;
  const missed = Object.keys(item)
    .filter((name) => !uncovered.includes(name))
    .filter((name) => {
      const value = item[name];
      const changed = typeof value === 'string' && value.startsWith('[') ? '[[1,1]]' : altered(value);
      return audit({ ...right, wallets: [{ ...item, [name]: changed }] }).findingCount === 0;
    });
  expect(missed).toEqual(['pk', 'sk']);
});

/** Coins were bought twice on a day and sent away on the next: each counts in its own period. */
function givingWallet(): { movements: Movement[]; wallet: Wallet; other: Wallet } {
  const movements: Movement[] = [];
  const add = (make: (wallet: Wallet) => Movement | undefined) => {
    const movement = make(movements.at(-1)?.sides[0].after ?? emptyWallet('hh_1', 'acc_giving'));
    if (movement) movements.push(movement);
  };
  const bought = (paymentId: string, coins: number, now: string) => (wallet: Wallet) =>
    creditPurchased(wallet, {
      key: creditKey(paymentId),
      kind: 'pack-purchase',
      subject: paymentId,
      coins,
      now,
      usage: { 'top-up-day': coins, 'top-up-month': coins },
    });
  add(bought('pay_1', 500, '2026-03-31T09:00:00.000Z'));
  add(bought('pay_2', 300, '2026-04-01T09:00:00.000Z'));
  add(bought('pay_3', 200, '2026-04-02T09:00:00.000Z'));
  add((wallet) =>
    transferCoins(wallet, emptyWallet('hh_2', 'acc_home'), {
      key: 'gift:2',
      kind: 'transfer',
      subject: 'gift_2',
      coins: 40,
      now: '2026-04-02T09:30:00.000Z',
      usage: { 'home-day': 40, 'home-month': 40 },
    }),
  );
  add((wallet) =>
    holdPurchased(wallet, {
      key: 'gift:1',
      kind: 'gift-hold',
      subject: 'gift_1',
      coins: 70,
      now: '2026-04-02T10:00:00.000Z',
      expiresAt: '2026-04-09T10:00:00.000Z',
      usage: { 'gift-day': 70, 'gift-month': 70, 'gift-count-day': 1 },
    }),
  );
  const wallet = movements.at(-1)?.sides[0].after;
  const other = movements.at(-2)?.sides[1]?.after;
  if (!wallet || !other) throw new Error('nothing moved');
  return { movements, wallet, other };
}

describe('a wallet that bought and gave', () => {
  const { movements, wallet, other } = givingWallet();
  const journals = movements.map(({ journal }) => journal);
  const lines = movements.flatMap(({ sides }) => sides.map(({ line }) => line));
  const books = asItems({ lines, journals, versions: journals, wallets: [wallet, other] });
  const used = {
    'top-up-day': 200,
    'top-up-month': 500,
    'gift-day': 70,
    'gift-month': 70,
    'gift-count-day': 1,
    'home-day': 40,
    'home-month': 40,
  };
  const withUsage = (usage: Partial<Record<UsageName, number>>): BooksAsItems => {
    const inOrder = JSON.stringify(usageNames.map((name) => usage[name] ?? 0));
    return { ...books, wallets: [{ ...walletItem(wallet), usage: inOrder }, walletItem(other)] };
  };

  test('counts what the lines of its day and month add up to', () => {
    expect(firstOf(books)).toBeUndefined();
    expect(firstOf(withUsage(used))).toBeUndefined();
  });

  test.each(Object.keys(used) as (keyof typeof used)[])('is found with %s set back or forgotten', (name) => {
    const { [name]: count, ...others } = used;
    const place = `wallet of account acc_giving: its ${name} is used up to`;
    expect(firstOf(withUsage({ ...used, [name]: count - 1 }))).toContain(`${place} ${count - 1}, `);
    expect(firstOf(withUsage(others))).toBe(`${place} 0, the lines say ${count}`);
  });

  const [gift] = journals.slice(-1);
  const { expiresAt = '' } = gift?.entry ?? {};
  const withGift = (change: Partial<Journal>): BooksAsItems => ({
    ...books,
    journals: [...books.journals.slice(0, -1), { ...books.journals.at(-1), ...change }],
  });

  test.each([
    ['shortened', plusMs(expiresAt, -1)],
    ['lengthened', plusMs(expiresAt, dayMs)],
  ])('is found with its hold %s', (_how, changed) => {
    if (!gift?.hold) throw new Error('nothing is held');
    const hold = { ...gift.hold, expiresAt: changed };
    expect(firstOf(withGift({ hold }))).toBe(
      `journal gift:1: its hold ends at ${changed}, its entry says ${expiresAt}`,
    );
    // Whoever changes the entry with it changes what its line was hashed with.
    expect(firstOf(withGift({ hold, entry: { ...gift.entry, expiresAt: changed } }))).toBe(
      'line 5 of account acc_giving: its entry is not the one it was hashed with',
    );
  });
});

test('every character of a seal and of its leaves is covered', () => {
  const [day, text] = right.seals[20] ?? ['', ''];
  for (let place = 0; place < text.length; place += 97) {
    const letter = text[place] === '1' ? '2' : '1';
    const changed = `${text.slice(0, place)}${letter}${text.slice(place + 1)}`;
    const seals = right.seals.with(20, [day, changed]);
    expect([place, audit({ ...right, seals }).findingCount > 0]).toEqual([place, true]);
  }
});

test('a seal that is gone is missed by the one after it', () => {
  expect(audit({ ...right, seals: right.seals.toSpliced(10, 1) }).findingCount).toBeGreaterThan(0);
});

test('sums of the house that are not those of the journals are found', () => {
  const [first = {}, ...rest] = right.books;
  const name = Object.keys(first).find((one) => one.startsWith('out:')) ?? '';
  const changed = { ...first, [name]: Number(first[name]) + 1 };
  expect(firstOf({ ...right, books: [changed, ...rest] })).toMatch(/^books of account ~/);
});

test('books of many households are right, and one wrong coin among them is found', () => {
  const many = randomLedger({
    seed: 4,
    walletCount: 40,
    movementCount: 4_000,
    from: '2026-01-01T00:00:00.000Z',
  });
  const books = asItems(many);
  expect(audit(books).findings).toEqual([]);
  for (const index of everyNth([...books.lines.keys()], 997)) {
    const line = many.lines[index];
    if (!line) continue;
    const lines = replaced(books.lines, index, lineItem({ ...line, coins: line.coins + 1 }));
    expect(firstOf({ ...books, lines })).toContain(`line ${line.sequence} of account ${line.account}`);
  }
});

test('the text of an entry that is spelt out is its canonical JSON', () => {
  const many = randomLedger({
    seed: 12,
    walletCount: 20,
    movementCount: 1_500,
    from: '2026-01-01T00:00:00.000Z',
  });
  for (const { key, entry, resolution } of many.journals)
    for (const one of [entry, ...(resolution ? [resolution] : [])]) {
      const text = canonical(['majordomo:entry:1', key, one as unknown as Hashable]);
      expect(entryHash(key, one)).toBe(sha256(text));
    }
});
