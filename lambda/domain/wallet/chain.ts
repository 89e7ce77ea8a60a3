import { createHash } from 'node:crypto';
import type { Entry, Line } from './movement';

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
  const named = Object.entries(value as Record<string, Hashable | undefined>)
    .filter((entry): entry is [string, Hashable] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${named.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join()}}`;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

const entryTag = 'majordomo:entry:1';
const lineTag = 'majordomo:line:1';

/** Hash of what happened: legs, lots and all. */
export const entryHash = (key: string, entry: Entry): string =>
  sha256(canonical([entryTag, key, entry as unknown as Hashable]));

/** Hash of a line; it covers the line before and the entry behind it. */
export const lineHash = (line: Omit<Line, 'hash'>): string =>
  sha256(
    canonical([
      lineTag,
      line.account,
      line.sequence,
      line.at,
      line.kind,
      line.coins,
      line.expiredCoins ?? 0,
      line.balanceCoins,
      line.heldCoins,
      line.owedCoins,
      line.subject,
      line.journalKey,
      line.entryHash,
      line.previousHash,
    ]),
  );
