import { createHash, hash as hashAtOnce } from 'node:crypto';
import type { LotsChange } from './lots';
import type { AccountChange, Entry, Leg, Line } from './movement';

/*
 * Every line of an account holds the hash of the one before it, and of the entry that explains it: what was written
 * can be added to, not changed. The texts that are hashed are spelt here and nowhere else, so that anyone can hash
 * them again (docs/proof.md).
 */

export type Hashable =
  | string
  | number
  | readonly Hashable[]
  | { readonly [name: string]: Hashable | undefined };

/** One text for one value: names in order, nothing undefined. */
export function canonical(value: Hashable): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const named = value as Record<string, Hashable | undefined>;
  const parts: string[] = [];
  for (const name of Object.keys(named).sort()) {
    const one = named[name];
    if (one !== undefined) parts.push(`${JSON.stringify(name)}:${canonical(one)}`);
  }
  return `{${parts.join()}}`;
}

/** In one call where Node has it (20.12), which takes half the time: an audit hashes millions. */
export const sha256: (content: string | Uint8Array) => string = hashAtOnce
  ? (content) => hashAtOnce('sha256', content, 'base64url')
  : (content) => createHash('sha256').update(content).digest('base64url');

const entryTag = 'majordomo:entry:1';
const lineTag = 'majordomo:line:1';

/** Texts that JSON quotes as they are: nearly all of ours. */
const isPlain = /^[\w :;.,~#/+-]*$/;

/*
 * The canonical text of an entry, spelt out: the same as `canonical` gives, several times as fast. Every name stands in
 * its order; one that is missing here does not compile.
 */
const quoted = (text: string): string => (isPlain.test(text) ? `"${text}"` : JSON.stringify(text));
type Unhashed<T, Hashed extends keyof T> = Record<Exclude<keyof T, Hashed>, never>;

({}) satisfies Unhashed<Entry, 'at' | 'changes' | 'expiresAt' | 'inputHash' | 'kind' | 'legs' | 'subject'>;
({}) satisfies Unhashed<AccountChange, 'account' | 'balanceCoins' | 'expired' | 'lots' | 'sequence'>;
({}) satisfies Unhashed<LotsChange, 'creditedCoins' | 'debitedCoins' | 'promo'>;
({}) satisfies Unhashed<Leg, 'account' | 'coins'>;

const legText = ({ account, coins }: Leg): string => `{"account":${quoted(account)},"coins":${coins}}`;

function lotsText({ creditedCoins, debitedCoins, promo }: LotsChange): string {
  const parts: string[] = [];
  if (creditedCoins !== undefined) parts.push(`"creditedCoins":${creditedCoins}`);
  if (debitedCoins !== undefined) parts.push(`"debitedCoins":${debitedCoins}`);
  if (promo !== undefined) parts.push(`"promo":${canonical(promo)}`);
  return `{${parts.join()}}`;
}

function changeText({ account, balanceCoins, expired, lots, sequence }: AccountChange): string {
  const expiredText = expired === undefined ? '' : `"expired":${canonical(expired)},`;
  const start = `{"account":${quoted(account)},"balanceCoins":${balanceCoins},`;
  return `${start}${expiredText}"lots":${lotsText(lots)},"sequence":${sequence}}`;
}

function entryText({ at, changes, expiresAt, inputHash, kind, legs, subject }: Entry): string {
  const expiry = expiresAt === undefined ? '' : `"expiresAt":${quoted(expiresAt)},`;
  const start = `{"at":${quoted(at)},"changes":[${changes.map(changeText).join()}],${expiry}`;
  const end = `"kind":${quoted(kind)},"legs":[${legs.map(legText).join()}],"subject":${quoted(subject)}}`;
  return `${start}"inputHash":${quoted(inputHash)},${end}`;
}

/** Hash of what happened: legs, lots and all. */
export const entryHash = (key: string, entry: Entry): string =>
  sha256(`["${entryTag}",${quoted(key)},${entryText(entry)}]`);

function lineText(line: Omit<Line, 'hash'>): string {
  const start = `["${lineTag}",${quoted(line.account)},${line.sequence},${quoted(line.at)},${quoted(line.kind)}`;
  const amounts = `${line.coins},${line.expiredCoins ?? 0},${line.balanceCoins},${line.heldCoins},${line.owedCoins}`;
  const about = `${quoted(line.subject)},${quoted(line.journalKey)}`;
  return `${start},${amounts},${about},${quoted(line.entryHash)},${quoted(line.previousHash)}]`;
}

/** Hash of a line; it covers the line before and the entry behind it. */
export const lineHash = (line: Omit<Line, 'hash'>): string => sha256(lineText(line));
