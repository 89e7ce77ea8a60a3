import { type BinaryToTextEncoding, createHash, hash as hashAtOnce } from 'node:crypto';
import type { LotsChange } from './lots';
import type { Month } from './month';
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

type Sha256 = (content: string | Uint8Array) => string;

/** In one call where Node has it (20.12), which takes half the time: an audit hashes millions. */
const sha256As = (encoding: BinaryToTextEncoding): Sha256 =>
  hashAtOnce
    ? (content) => hashAtOnce('sha256', content, encoding)
    : (content) => createHash('sha256').update(content).digest(encoding);

export const sha256 = sha256As('base64url');
/** The bytes themselves, a character each: quickly made and quickly put where they belong. */
export const sha256Bytes = sha256As('binary');

const entryTag = 'majordomo:entry:1';
const lineTag = 'majordomo:line:1';

/** What JSON does not quote as it is: in hardly any of our texts. */
const special = /[^\w :;.,~#/+-]/;

/*
 * The canonical text of an entry, spelt out: the same as `canonical` gives, several times as fast. Every name stands in
 * its order; one that is missing here does not compile. Kinds are our own names, and quoted as they are.
 */
const quoted = (text: string): string => (special.test(text) ? JSON.stringify(text) : `"${text}"`);
type Unhashed<T, Hashed extends keyof T> = Record<Exclude<keyof T, Hashed>, never>;

({}) satisfies Unhashed<Entry, 'at' | 'changes' | 'expiresAt' | 'inputHash' | 'kind' | 'legs' | 'subject'>;
({}) satisfies Unhashed<AccountChange, 'account' | 'balanceCoins' | 'expired' | 'lots' | 'sequence'>;
({}) satisfies Unhashed<LotsChange, 'creditedCoins' | 'debitedCoins' | 'promo'>;
({}) satisfies Unhashed<Leg, 'account' | 'coins'>;

function bucketsText(buckets: Record<Month, number>): string {
  let text = '';
  for (const month of Object.keys(buckets).sort()) text += `${text && ','}${quoted(month)}:${buckets[month]}`;
  return `{${text}}`;
}

function lotsText({ creditedCoins, debitedCoins, promo }: LotsChange): string {
  let text = creditedCoins === undefined ? '' : `"creditedCoins":${creditedCoins}`;
  if (debitedCoins !== undefined) text += `${text && ','}"debitedCoins":${debitedCoins}`;
  if (promo !== undefined) text += `${text && ','}"promo":${bucketsText(promo)}`;
  return `{${text}}`;
}

function changesText(changes: readonly AccountChange[]): string {
  let text = '';
  for (const { account, balanceCoins, expired, lots, sequence } of changes) {
    const expiredText = expired === undefined ? '' : `"expired":${bucketsText(expired)},`;
    const start = `${text && ','}{"account":${quoted(account)},"balanceCoins":${balanceCoins},${expiredText}`;
    text += `${start}"lots":${lotsText(lots)},"sequence":${sequence}}`;
  }
  return text;
}

function legsText(legs: readonly Leg[]): string {
  let text = '';
  for (const { account, coins } of legs)
    text += `${text && ','}{"account":${quoted(account)},"coins":${coins}}`;
  return text;
}

function entryText({ at, changes, expiresAt, inputHash, kind, legs, subject }: Entry): string {
  const expiry = expiresAt === undefined ? '' : `"expiresAt":${quoted(expiresAt)},`;
  const start = `{"at":${quoted(at)},"changes":[${changesText(changes)}],${expiry}"inputHash":${quoted(inputHash)}`;
  return `${start},"kind":"${kind}","legs":[${legsText(legs)}],"subject":${quoted(subject)}}`;
}

/** Hash of what happened: legs, lots and all. */
export const entryHash = (key: string, entry: Entry): string =>
  sha256(`["${entryTag}",${quoted(key)},${entryText(entry)}]`);

function lineText(line: Omit<Line, 'hash'>): string {
  const start = `["${lineTag}",${quoted(line.account)},${line.sequence},${quoted(line.at)},"${line.kind}"`;
  const amounts = `${line.coins},${line.expiredCoins ?? 0},${line.balanceCoins},${line.heldCoins},${line.owedCoins}`;
  const about = `${quoted(line.subject)},${quoted(line.journalKey)}`;
  return `${start},${amounts},${about},${quoted(line.entryHash)},${quoted(line.previousHash)}]`;
}

/** Hash of a line; it covers the line before and the entry behind it. */
export const lineHash = (line: Omit<Line, 'hash'>): string => sha256(lineText(line));
