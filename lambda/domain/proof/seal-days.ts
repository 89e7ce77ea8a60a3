import type { Shop } from '../shop';
import { addDays, type Day, dayMs, epochMsOf, type Instant, instantOf } from '../time';
import {
  bookDayOf,
  type Leaf,
  readSealedDay,
  type Seal,
  type SealableLine,
  sealDay,
  sealedDays,
  sealedDayText,
  sealName,
  type UnsealedPart,
} from './seal';

/*
 * Sealing the days that have ended. It may be broken off anywhere and begun again, and two may run at once: a day's
 * seal is one object, written once, and all that is decided is decided from what stands in the archive.
 */

type Archived = Pick<Shop, 'archive'>;
type Books = Pick<Shop, 'archive' | 'ledger'>;

/** How many lines stand under each day. */
export type LineCounts = Map<Day, number>;

/** Lines that are held in memory at once; a day is never split. */
const linesPerWalk = 400_000;
const hourMs = 3_600_000;

/** The last day that has ended and has had its hours for late lines. */
export const lastEndedDay = (now: Instant, cutOffHours: number): Day =>
  bookDayOf(instantOf(epochMsOf(now) - cutOffHours * hourMs - dayMs));

/** The newest seal; undefined before the first. */
export async function lastSeal({ archive }: Archived): Promise<Seal | undefined> {
  const day = (await sealedDays(archive)).at(-1);
  return day === undefined ? undefined : (await readSealedDay(archive, day))?.seal;
}

/** Lines of some days, by day. */
async function linesOf({ ledger }: Books, days: ReadonlySet<Day>): Promise<Map<Day, SealableLine[]>> {
  const found = new Map([...days].map((day): [Day, SealableLine[]] => [day, []]));
  for await (const records of ledger.records()) {
    for (const record of records)
      if (record.kind === 'line') found.get(bookDayOf(record.line.at))?.push(record.line);
  }
  return found;
}

/** What the archive has of a day: how many lines, in how many parts. */
interface Sealed {
  lineCount: number;
  partCount: number;
}

async function sealedByDay({ archive }: Archived): Promise<Map<Day, Sealed>> {
  const byDay = new Map<Day, Sealed>();
  for (const sealedDay of await sealedDays(archive)) {
    const parts = (await readSealedDay(archive, sealedDay))?.seal.parts ?? [];
    for (const { day, lineCount, supplement } of parts) {
      const before = byDay.get(day)?.lineCount ?? 0;
      byDay.set(day, { lineCount: before + lineCount, partCount: supplement + 1 });
    }
  }
  return byDay;
}

/** Days before the last seal that have other lines than were sealed. */
interface Differing {
  late: Map<Day, Sealed>;
  /** Lines that were sealed and are gone. */
  missingLineCount: number;
}

const nothingDiffers: Differing = { late: new Map(), missingLineCount: 0 };

async function differingDays(shop: Archived, counts: LineCounts, last: Seal): Promise<Differing> {
  const before = [...counts].filter(([day]) => day <= last.day);
  const total = before.reduce((sum, [, lineCount]) => sum + lineCount, 0);
  if (total === last.totalLineCount) return nothingDiffers;
  const sealed = await sealedByDay(shop);
  const gone = [...sealed].map(([day, { lineCount }]) => Math.max(0, lineCount - (counts.get(day) ?? 0)));
  const late = before
    .map(([day, lineCount]) => ({
      day,
      lineCount,
      sealed: sealed.get(day) ?? { lineCount: 0, partCount: 1 },
    }))
    .filter((one) => one.lineCount > one.sealed.lineCount);
  return {
    late: new Map(late.map((one) => [one.day, one.sealed])),
    missingLineCount: gone.reduce((sum, lineCount) => sum + lineCount, 0),
  };
}

/** Which lines of a day the archive has, by place; read seal by seal from the day on. */
async function sealedPlaces({ archive }: Archived, of: Day): Promise<Set<string>> {
  const places = new Set<string>();
  for (const sealedDay of (await sealedDays(archive)).filter((day) => day >= of)) {
    const sealed = await readSealedDay(archive, sealedDay);
    const leaves = sealed?.leaves.filter((_, part) => sealed.seal.parts[part]?.day === of) ?? [];
    for (const leaf of leaves.flat()) places.add(placeOf(leaf));
  }
  return places;
}

const placeOf = ({ account, sequence }: Pick<Leaf, 'account' | 'sequence'>): string =>
  `${account}/${sequence}`;

async function supplements(shop: Books, late: ReadonlyMap<Day, Sealed>): Promise<UnsealedPart[]> {
  if (late.size === 0) return [];
  const lines = await linesOf(shop, new Set(late.keys()));
  const parts: UnsealedPart[] = [];
  for (const day of [...late.keys()].sort()) {
    const known = await sealedPlaces(shop, day);
    const unsealed = (lines.get(day) ?? []).filter((line) => !known.has(placeOf(line)));
    if (unsealed.length > 0) parts.push({ day, supplement: late.get(day)?.partCount ?? 1, lines: unsealed });
  }
  return parts;
}

function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Days that fit into one walk through the books. */
function walksOf(days: readonly Day[], counts: LineCounts): Day[][] {
  const walks: Day[][] = [];
  let lineCount = Number.POSITIVE_INFINITY;
  for (const day of days) {
    lineCount += counts.get(day) ?? 0;
    if (lineCount > linesPerWalk) {
      walks.push([]);
      lineCount = counts.get(day) ?? 0;
    }
    walks.at(-1)?.push(day);
  }
  return walks;
}

/** Writes a seal; where one stands that another run wrote, that one counts. */
async function writeSeal({ archive }: Archived, parts: [UnsealedPart, ...UnsealedPart[]], previous?: Seal) {
  const made = sealDay(parts, previous);
  const written = await archive.put(sealName(made.seal.day), sealedDayText(made));
  if (written === 'written') return made.seal;
  return (await readSealedDay(archive, made.seal.day))?.seal ?? made.seal;
}

export interface Sealing {
  sealedDays: Day[];
  /** Lines of days before that had not been there when their day was sealed. */
  lateLineCount: number;
  /** Lines that were sealed and are gone. */
  missingLineCount: number;
}

/** Seals every day that has ended and has no seal yet; `counts` are of all lines there are. */
export async function sealEndedDays(shop: Books, counts: LineCounts, until: Day): Promise<Sealing> {
  const last = await lastSeal(shop);
  const first = last ? addDays(last.day, 1) : [...counts.keys()].sort()[0];
  const days = first === undefined ? [] : daysBetween(first, until);
  const differing = last ? await differingDays(shop, counts, last) : nothingDiffers;
  const { missingLineCount } = differing;
  if (days.length === 0) return { sealedDays: [], lateLineCount: 0, missingLineCount };
  const late = await supplements(shop, differing.late);
  let [previous, waiting] = [last, late];
  for (const walk of walksOf(days, counts)) {
    const lines = await linesOf(shop, new Set(walk));
    for (const day of walk) {
      previous = await writeSeal(
        shop,
        [{ day, supplement: 0, lines: lines.get(day) ?? [] }, ...waiting],
        previous,
      );
      waiting = [];
    }
  }
  const lateLineCount = late.reduce((sum, part) => sum + part.lines.length, 0);
  return { sealedDays: days, lateLineCount, missingLineCount };
}
