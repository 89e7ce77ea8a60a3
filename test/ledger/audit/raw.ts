import type { Commit, ItemChange } from '../fake/storage';
import { Violation } from './violation';

/*
 * Items as they stand in the table, read by the auditor itself: were a reading of the code wrong, the auditor would not
 * share the mistake.
 */

export type Raw = Readonly<Record<string, unknown>>;

const prefixes: [kind: RawKind, pk: string, sk: string][] = [
  ['journal', 'I#', 'J'],
  ['line', 'L#', 'E#'],
  ['wallet', 'H#', 'A#WALLET'],
  ['wallet', 'H#', 'A#DIGITAL'],
  ['order', 'H#', 'O#'],
  ['payment', 'H#', 'M#'],
  ['gift', 'H#', 'A#GIFT#'],
];

export type RawKind = 'journal' | 'line' | 'wallet' | 'order' | 'payment' | 'gift' | 'other';

export function kindOf(key: string): RawKind {
  const [pk = '', sk = ''] = key.split('\n');
  if (sk === 'A#DIGITAL#RECORD') return 'other';
  return prefixes.find(([, one, other]) => pk.startsWith(one) && sk.startsWith(other))?.[0] ?? 'other';
}

export type Parts = Record<RawKind, ItemChange[]>;

/** What a commit changed, by what it is. */
export function partsOf(commit: Commit): Parts {
  const parts: Parts = { journal: [], line: [], wallet: [], order: [], payment: [], gift: [], other: [] };
  for (const change of commit) parts[kindOf(change.key)].push(change);
  return parts;
}

export const text = (item: Raw | undefined, name: string): string => {
  const value = item?.[name];
  if (typeof value === 'string') return value;
  throw new Violation('shape', `${name} is ${JSON.stringify(value)}, not a text`, item);
};

/** A whole number that is not negative: no amount in the ledger is anything else (P2). */
export function amount(item: Raw | undefined, name: string): number {
  const value = item?.[name];
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new Violation('P2', `${name} is ${JSON.stringify(value)}`, item);
}

export const signed = (item: Raw | undefined, name: string): number => {
  const value = item?.[name];
  if (Number.isSafeInteger(value)) return value as number;
  throw new Violation('P1', `${name} is ${JSON.stringify(value)}`, item);
};

export const part = (item: Raw | undefined, name: string): Raw => {
  const value = item?.[name];
  if (value !== null && typeof value === 'object') return value as Raw;
  throw new Violation('shape', `${name} is missing`, item);
};

export const list = (item: Raw | undefined, name: string): readonly Raw[] => {
  const value = item?.[name] ?? [];
  if (Array.isArray(value)) return value;
  throw new Violation('shape', `${name} is no list`, item);
};

/** Promo coins of a wallet by month: pairs of a month's four digits, `2612`, and its coins. */
export function promoOf(wallet: Raw): Record<string, number> {
  const pairs = JSON.parse(text(wallet, 'promo')) as number[];
  const promo: Record<string, number> = {};
  for (let place = 0; place < pairs.length; place += 2) {
    const [month = 0, coins = Number.NaN] = [pairs[place], pairs[place + 1]];
    const name = `20${String(Math.floor(month / 100)).padStart(2, '0')}-${String(month % 100).padStart(2, '0')}`;
    if (!(Number.isSafeInteger(coins) && coins > 0) || name in promo)
      throw new Violation('P2', `${coins} promo coins of ${name}`, wallet);
    promo[name] = coins;
  }
  return promo;
}
