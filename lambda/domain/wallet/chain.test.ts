import { plusMs } from '../time';
import { canonical, entryHash, lineHash } from './chain';
import type { Entry, Line } from './movement';
import { creditPromo, creditPurchased, takeCoins } from './moves';
import { emptyWallet, type Wallet } from './wallet';

const start = '2026-03-02T09:00:00.000Z';
const lineCount = 1_000;

/** A wallet after a thousand movements, with its lines and entries. */
function longHistory() {
  const lines: Line[] = [];
  const entries: Entry[] = [];
  let wallet: Wallet = emptyWallet('hh_1', 'acc_1');
  for (let index = 0; index < lineCount; index++) {
    const ask = { key: `move:${index}`, subject: `s${index}`, now: plusMs(start, index * 60_000) };
    const movement =
      index % 3 === 0
        ? creditPurchased(wallet, { ...ask, kind: 'adjustment', coins: 20 })
        : index % 3 === 1
          ? creditPromo(wallet, { ...ask, kind: 'reward', coins: 7, month: '2026-05' })
          : takeCoins(wallet, { ...ask, kind: 'purchase', coins: 5 });
    if (!movement) throw new Error('too few coins');
    lines.push(movement.sides[0].line);
    entries.push(movement.journal.entry);
    wallet = movement.sides[0].after;
  }
  return { lines, entries, wallet };
}

const { lines, entries, wallet } = longHistory();

/** Place of the first line that does not carry on from the one before; undefined for a sound chain that ends in its head. */
function firstWrong(chain: readonly Line[], head = wallet.head): number | undefined {
  let previousHash = '';
  for (const [place, line] of chain.entries()) {
    const isNext = line.previousHash === previousHash && line.sequence === place + 1;
    if (!isNext || lineHash(line) !== line.hash) return place;
    previousHash = line.hash;
  }
  return previousHash === head ? undefined : chain.length;
}

/** The chain with one line in the place of another. */
const withLine = (place: number, line: Line): Line[] => lines.with(place, line);

const lineAt = (place: number): Line => {
  const line = lines[place];
  if (!line) throw new Error(`no line ${place}`);
  return line;
};

const flipped = (value: string | number): string | number =>
  typeof value === 'number' ? value + 1 : `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`;

const fields = Object.keys(lineAt(0)) as (keyof Line)[];

/** A window of three lines is enough to see what a change does to its neighbours. */
function isSeen(place: number, changed: Line): boolean {
  const isItself = lineHash(changed) === changed.hash;
  const previousHash = lines[place - 1]?.hash ?? '';
  const carriesOn = changed.previousHash === previousHash && changed.sequence === place + 1;
  const nextHash = lines[place + 1]?.previousHash ?? wallet.head;
  return !isItself || !carriesOn || nextHash !== changed.hash;
}

test('a chain as it was written is sound, from its first line to the head of its wallet', () => {
  expect(firstWrong(lines)).toBeUndefined();
  expect(fields).toHaveLength(13);
});

test.each([...fields, 'expiredCoins' as const])(
  'a changed %s is found in every one of a thousand lines',
  (field) => {
    for (const [place, line] of lines.entries()) {
      const changed = { ...line, [field]: flipped(line[field] ?? 0) };
      expect(isSeen(place, changed)).toBe(true);
    }
    const place = lineCount / 2;
    expect(
      firstWrong(withLine(place, { ...lineAt(place), [field]: flipped(lineAt(place)[field] ?? 0) })),
    ).toBe(place);
  },
);

test('a line that was changed and hashed anew breaks the chain after it, or the head of the wallet', () => {
  for (const [place, line] of lines.entries()) {
    const changed = { ...line, coins: line.coins + 1 };
    expect(isSeen(place, { ...changed, hash: lineHash(changed) })).toBe(true);
  }
});

test.each([0, 1, 500, 998])('lines swapped, deleted, doubled or inserted at %d are found there', (place) => {
  const [one, other] = [lineAt(place), lineAt(place + 1)];
  expect(firstWrong(lines.with(place, other).with(place + 1, one))).toBe(place);
  expect(firstWrong(lines.toSpliced(place, 1))).toBe(place);
  expect(firstWrong(lines.toSpliced(place, 0, one))).toBe(place + 1);
});

test('lines cut off at the end are found by the head', () => {
  expect(firstWrong(lines.slice(0, -1))).toBe(lineCount - 1);
});

test('a line holds the hash of the entry behind it, and the entry that of every leg, lot and key', () => {
  for (const [place, entry] of entries.entries())
    expect(entryHash(`move:${place}`, entry)).toBe(lineAt(place).entryHash);
  const [entry] = entries;
  if (!entry) throw new Error('no entry');
  const hash = entryHash('move:0', entry);
  const others: Entry[] = [
    { ...entry, kind: 'reward' },
    { ...entry, subject: 'other' },
    { ...entry, at: plusMs(entry.at, 1) },
    { ...entry, inputHash: 'other' },
    { ...entry, expiresAt: entry.at },
    { ...entry, expiresAt: plusMs(entry.at, 1) },
    { ...entry, legs: entry.legs.toReversed() },
    { ...entry, changes: entry.changes.map((change) => ({ ...change, lots: { creditedCoins: 21 } })) },
  ];
  const hashes = others.map((other) => entryHash('move:0', other));
  expect(new Set([hash, ...hashes]).size).toBe(others.length + 1);
  expect(entryHash('move:1', entry)).not.toBe(hash);
});

test('the same is hashed the same, however it was put together and wherever nothing was', () => {
  expect(canonical({ b: 1, a: [2, 'é'], c: undefined })).toBe('{"a":[2,"é"],"b":1}');
  expect(canonical({ a: [2, 'é'], b: 1 })).toBe(canonical({ b: 1, a: [2, 'é'] }));
  expect(canonical(['ab', 'c'])).not.toBe(canonical(['a', 'bc']));
  expect(canonical(-0)).toBe('0');
});
