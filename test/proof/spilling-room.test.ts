import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spillingRoom } from '../../tools/ledger/room';
import { randomLedger } from '../support/random-ledger';
import { asItems, audit, type BooksAsItems } from './books-as-items';

/** An audit whose evidence does not fit into memory finds what one in memory finds, word for word. */

const right = asItems(
  randomLedger({ seed: 9, walletCount: 15, movementCount: 700, from: '2026-03-01T00:00:00.000Z' }),
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'room-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Coins added to every so many lines, of all accounts. */
const withCoinsInEvery = (nth: number): BooksAsItems => ({
  ...right,
  lines: right.lines.map((line, place) =>
    place % nth === 3 ? { ...line, coins: Number(line.coins) + 1 } : line,
  ),
});

const books: [string, BooksAsItems][] = [
  ['right books', right],
  ['one wrong line', withCoinsInEvery(right.lines.length)],
  ['wrong lines of many accounts', withCoinsInEvery(11)],
  ['a line gone', { ...right, lines: right.lines.toSpliced(40, 1) }],
  ['lines in the other order', { ...right, lines: right.lines.toReversed() }],
  ['a journal gone', { ...right, journals: right.journals.toSpliced(60, 1) }],
  ['a seal gone', { ...right, seals: right.seals.toSpliced(2, 1) }],
  [
    'a wallet set back',
    { ...right, wallets: [...right.wallets.slice(1), { ...right.wallets[0], sequence: 1 }] },
  ],
];

describe.each([1, 7, 100])('with room for %i pieces', (limit) => {
  it.each(books)('%s: the report is the one of memory', (_what, these) => {
    const room = spillingRoom(limit, folder);
    const report = audit(these, room);
    expect(readdirSync(folder)).toHaveLength(1);
    room.close();
    expect(report).toEqual(audit(these));
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('writes nothing while memory suffices', () => {
  const room = spillingRoom(undefined, folder);
  expect(audit(right, room)).toMatchObject({ findingCount: 0 });
  room.close();
  expect(readdirSync(folder)).toEqual([]);
});
