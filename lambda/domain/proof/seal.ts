import type { Day, Instant } from '../time';
import { canonical, type Hashable, sha256 } from '../wallet/chain';
import type { Line } from '../wallet/movement';
import type { MovementKind } from '../wallet/wallet';
import type { Archive } from './archive';
import { merkleRoot } from './merkle';

/*
 * A seal is the fingerprint of all lines of a day, in an archive that cannot be rewritten. Seals are chained by day,
 * without gaps: an empty day has one too. Lines that come to light after their day was sealed are sealed with the
 * next day, as a supplement of theirs.
 */

/** What a seal takes of a line. */
export type SealableLine = Pick<Line, 'account' | 'sequence' | 'kind' | 'coins' | 'expiredCoins' | 'hash'>;

/** A leaf of the tree: whose line it is, and its hash. */
export type Leaf = Pick<Line, 'account' | 'sequence' | 'hash'>;

/** Lines of one kind, and what they moved. */
export interface KindSum {
  lineCount: number;
  coins: number;
  expiredCoins: number;
}

/** Lines of one day that were sealed together. */
export interface SealedPart {
  day: Day;
  /** 0 for the day itself; 1, 2, … for lines that came later. */
  supplement: number;
  lineCount: number;
  /** Root of the Merkle tree over the lines' hashes, ordered by account, then sequence. */
  root: string;
  sums: Partial<Record<MovementKind, KindSum>>;
}

export interface Seal {
  /** UTC. */
  day: Day;
  /** First the day itself, then supplements of days before. */
  parts: SealedPart[];
  /** Lines in this seal and all before it. */
  totalLineCount: number;
  /** Hash of the seal of the day before; empty in the first. */
  previousHash: string;
  hash: string;
}

/** A seal, and the leaves of each of its parts: enough to prove a line later, in one read. */
export interface SealedDay {
  seal: Seal;
  leaves: Leaf[][];
}

/** Lines to be sealed together. */
export interface UnsealedPart {
  day: Day;
  supplement: number;
  lines: SealableLine[];
}

const sealTag = 'majordomo:seal:1';
const sealsPrefix = 'seals/';
const sealsSuffix = '.jsonl';

/** The day of an instant, in UTC: days of the books are nobody's time zone. */
export const bookDayOf = (instant: Instant): Day => instant.slice(0, 10);

/** The order of leaves: by account, then sequence. */
export const byPlace = (a: Leaf, b: Leaf): number =>
  a.account === b.account ? a.sequence - b.sequence : a.account < b.account ? -1 : 1;

export function sumsOf(lines: readonly SealableLine[]): SealedPart['sums'] {
  const sums: SealedPart['sums'] = {};
  for (const { kind, coins, expiredCoins = 0 } of lines) {
    const sum = sums[kind] ?? { lineCount: 0, coins: 0, expiredCoins: 0 };
    sums[kind] = {
      lineCount: sum.lineCount + 1,
      coins: sum.coins + coins,
      expiredCoins: sum.expiredCoins + expiredCoins,
    };
  }
  return sums;
}

/** Hash of a seal; it covers the seal of the day before. */
export const sealHash = ({ day, parts, totalLineCount, previousHash }: Omit<Seal, 'hash'>): string =>
  sha256(canonical([sealTag, day, parts as unknown as Hashable, totalLineCount, previousHash]));

/** The part of a seal over lines that stand in their order. */
export const sealedPart = ({ day, supplement, lines }: UnsealedPart): SealedPart => ({
  day,
  supplement,
  lineCount: lines.length,
  root: merkleRoot(lines.map(({ hash }) => hash)),
  sums: sumsOf(lines),
});

/** Seals a day after the one before: the first part is the day's own. */
export function sealDay(parts: [UnsealedPart, ...UnsealedPart[]], previous: Seal | undefined): SealedDay {
  const ordered = parts.map((part) => ({ ...part, lines: [...part.lines].sort(byPlace) }));
  const sealed = ordered.map(sealedPart);
  const seal = {
    day: parts[0].day,
    parts: sealed,
    totalLineCount: sealed.reduce((sum, part) => sum + part.lineCount, previous?.totalLineCount ?? 0),
    previousHash: previous?.hash ?? '',
  };
  return {
    seal: { ...seal, hash: sealHash(seal) },
    leaves: ordered.map(({ lines }) =>
      lines.map(({ account, sequence, hash }) => ({ account, sequence, hash })),
    ),
  };
}

export const sealName = (day: Day): string => `${sealsPrefix}${day}${sealsSuffix}`;

/** As it stands in the archive: the seal in the first line, then one line for every leaf, part after part. */
export const sealedDayText = ({ seal, leaves }: SealedDay): string =>
  [seal, ...leaves.flat().map(({ account, sequence, hash }) => [account, sequence, hash])]
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('');

export function parseSealedDay(text: string): SealedDay {
  const [first = '', ...rest] = text.trimEnd().split('\n');
  const seal = JSON.parse(first) as Seal;
  let from = 0;
  const leaves = seal.parts.map(({ lineCount }) => {
    const rows = rest.slice(from, from + lineCount);
    from += lineCount;
    return rows.map((row) => {
      const [account, sequence, hash] = JSON.parse(row) as [string, number, string];
      return { account, sequence, hash };
    });
  });
  if (from !== rest.length || leaves.some((part, place) => part.length !== seal.parts[place]?.lineCount))
    throw new Error(`the seal of ${seal.day} counts other lines than it has`);
  return { seal, leaves };
}

/** Days that have a seal, in order. */
export const sealedDays = async (archive: Archive): Promise<Day[]> =>
  (await archive.list(sealsPrefix)).map((name) => name.slice(sealsPrefix.length, -sealsSuffix.length));

export async function readSealedDay(archive: Archive, day: Day): Promise<SealedDay | undefined> {
  const text = await archive.get(sealName(day));
  return text === undefined ? undefined : parseSealedDay(text);
}
