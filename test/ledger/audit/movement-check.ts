import type { ItemChange } from '../fake/storage';
import { breakage } from './ask';
import type { Book } from './book';
import { entryHashOf, lineHashOf } from './chain';
import { amount, list, part, promoOf, type Raw, signed, text } from './raw';
import type { Expected } from './rules';
import { assertSame, assertThat } from './violation';

/** A movement as it stands in the table, beside what it had to do. */
export interface Written {
  journalKey: string;
  entry: Raw;
  expected: Expected;
  wallets: readonly ItemChange[];
  lines: readonly ItemChange[];
}

/** P1: the legs of an entry are what they must be, and come to nothing together. */
function checkLegs(entry: Raw, expected: Expected): void {
  const legs = list(entry, 'legs').map((leg): [string, number] => [
    text(leg, 'account'),
    signed(leg, 'coins'),
  ]);
  const sum = legs.reduce((total, [, coins]) => total + coins, 0);
  assertThat(sum === 0, 'P1', `the legs of an entry come to ${sum}`, entry);
  assertSame('P1', 'the legs of an entry', Object.fromEntries(legs), Object.fromEntries(expected.legs));
  assertThat(legs.length === new Set(legs.map(([account]) => account)).size, 'P1', 'an account has two legs');
}

const noon = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1, 12)).toISOString();
};

function checkWallet(book: Book, wallet: Raw): void {
  const promo = book.promoByMonth();
  const [earliest] = Object.keys(promo).sort();
  const actual = {
    account: text(wallet, 'account'),
    status: text(wallet, 'status'),
    sequence: amount(wallet, 'sequence'),
    at: text(wallet, 'at'),
    head: text(wallet, 'head'),
    availableCoins: amount(wallet, 'availableCoins'),
    heldCoins: amount(wallet, 'heldCoins'),
    owedCoins: amount(wallet, 'owedCoins'),
    credited: amount(wallet, 'credited'),
    debited: amount(wallet, 'debited'),
    promo: promoOf(wallet),
    dueAt: wallet.gsk,
  };
  const expected = {
    account: book.account,
    status: book.isOpen ? 'open' : 'closed',
    sequence: book.sequence,
    at: book.at,
    head: book.head,
    availableCoins: book.total(),
    heldCoins: book.heldCoins,
    owedCoins: book.owedCoins,
    credited: book.creditedCoins,
    debited: book.debitedCoins,
    promo,
    dueAt: earliest && noon(earliest),
  };
  assertSame('P2 P7 P11 P12 P13 P14', 'a wallet', actual, expected);
}

function expectedLine(written: Written, side: Expected['sides'][number]) {
  const { journalKey, entry } = written;
  const { book, coins, expiredCoins } = side;
  return {
    account: book.account,
    sequence: book.sequence,
    at: text(entry, 'at'),
    kind: text(entry, 'kind'),
    coins,
    ...(expiredCoins > 0 && { expiredCoins }),
    balanceCoins: book.total(),
    heldCoins: book.heldCoins,
    owedCoins: book.owedCoins,
    subject: text(entry, 'subject'),
    journalKey,
    entryHash: entryHashOf(journalKey, entry),
    previousHash: book.head,
  };
}

function checkLine(written: Written, side: Expected['sides'][number]): string {
  const { book } = side;
  const key = `L#${book.account}\nE#${String(book.sequence).padStart(12, '0')}`;
  const change = written.lines.find((one) => one.key === key);
  assertThat(change?.after !== undefined, 'P6', `line ${book.sequence} of ${book.account} is not written`);
  assertThat(change?.before === undefined, 'P6', `line ${book.sequence} of ${book.account} was written over`);
  const expected = expectedLine(written, side);
  const hash = lineHashOf(expected);
  const { pk: _pk, sk: _sk, ...line } = change?.after ?? {};
  assertSame('P6 P7 P8', 'a line', line, { ...expected, hash });
  return hash;
}

/** What the entry says of an account is what became of it. */
function checkChange(entry: Raw, { book, expiredCoins }: Expected['sides'][number]): void {
  const change = list(entry, 'changes').find(({ account }) => account === book.account);
  assertSame('P7', 'the balance in an entry', change?.balanceCoins, book.total());
  assertSame('P6', 'the sequence in an entry', change?.sequence, book.sequence);
  const expired = change?.expired === undefined ? {} : part(change, 'expired');
  const booked = Object.values(expired).reduce((sum: number, coins) => sum + Number(coins), 0);
  assertSame('P11', `what was booked to ${breakage}`, booked, expiredCoins);
}

/** Compares all that was written of a movement with what it had to be (P1, P2, P5 to P8, P11 to P14). */
export function checkMovement(written: Written): void {
  const { entry, expected, wallets, lines } = written;
  checkLegs(entry, expected);
  assertSame('P5', 'the number of lines', lines.length, expected.sides.length);
  assertSame('P5', 'the number of wallets', wallets.length, expected.sides.length);
  for (const side of expected.sides) {
    const { book } = side;
    book.sequence += 1;
    book.at = text(entry, 'at');
    checkChange(entry, side);
    book.head = checkLine(written, side);
    const wallet = wallets.find(({ after }) => after?.account === book.account)?.after;
    checkWallet(book, wallet ?? {});
  }
}
