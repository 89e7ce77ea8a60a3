import type { HouseholdId } from '../ids';
import type { Shop } from '../shop';
import { addDays, type Day, daysBetween, type Instant } from '../time';
import { sha256 } from '../wallet/chain';
import { type AuditEntry, type Flaw, flawIn } from './audit';
import { type DayRange, windowsOfDays } from './board';
import { type ControlEntry, flawInControls } from './controls';
import type { DoorEntry } from './doors/doors';
import { flawInDoors } from './doors/log';

/*
 * The log of some days as JSON lines that anybody can check without us: a first line that says what follows, each window,
 * each home whose doors were changed, and each day on which kill switches or terminals were, with the hash of its last
 * entry before its entries, and a last line that counts and seals all lines before it.
 */

const exportFormat = 'majordomo-delivery-audit-3';
/** The first one knew nothing of homes, the second nothing of controls; they are checked all the same. */
const knownFormats: readonly string[] = [
  exportFormat,
  'majordomo-delivery-audit-2',
  'majordomo-delivery-audit-1',
];

interface Head extends DayRange {
  kind: 'export';
  format: string;
  at: Instant;
  by: string;
}

interface WindowLine {
  kind: 'window';
  windowId: string;
  head: string;
  entries: number;
}

/** The doors of a home, whoever lives there. */
interface HomeLine {
  kind: 'home';
  householdId: HouseholdId;
  head: string;
  entries: number;
}

/** Kill switches and terminals, a day of UTC. */
interface ControlsLine {
  kind: 'controls';
  day: Day;
  head: string;
  entries: number;
}

interface EntryLine {
  kind: 'entry';
  entry: AuditEntry | DoorEntry | ControlEntry;
}

interface EndLine {
  kind: 'end';
  windows: number;
  homes?: number;
  controls?: number;
  entries: number;
  /** SHA-256, base64url, of all lines before this one, each with its line feed. */
  hash: string;
}

const written = (lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

const entryLine = (entry: EntryLine['entry']): EntryLine => ({ kind: 'entry', entry });

/** The entries as they stand now: read after the window, they may have grown by then, and are cut where it ended. */
async function windowLines(
  { windows }: Pick<Shop, 'windows'>,
  { windowId, head, version }: { windowId: string; head: string; version: number },
): Promise<(WindowLine | EntryLine)[]> {
  const entries = (await windows.entries(windowId)).filter(({ sequence }) => sequence <= version);
  const line: WindowLine = { kind: 'window', windowId, head, entries: entries.length };
  return [line, ...entries.map(entryLine)];
}

/** As with windows, as far as the log went when it was looked at. */
async function homeLines(
  { doors }: Pick<Shop, 'doors'>,
  householdId: HouseholdId,
): Promise<(HomeLine | EntryLine)[]> {
  const { head, sequence: last } = (await doors.read(householdId)).log;
  const entries = (await doors.entries(householdId)).filter(({ sequence }) => sequence <= last);
  const line: HomeLine = { kind: 'home', householdId, head, entries: entries.length };
  return [line, ...entries.map(entryLine)];
}

/** The same of a day's kill switches and terminals; nothing where there was nothing. */
async function controlLines(
  { controls }: Pick<Shop, 'controls'>,
  day: Day,
): Promise<(ControlsLine | EntryLine)[]> {
  const { head, sequence: last } = await controls.end(day);
  if (last === 0) return [];
  const entries = (await controls.entries(day)).filter(({ sequence }) => sequence <= last);
  const line: ControlsLine = { kind: 'controls', day, head, entries: entries.length };
  return [line, ...entries.map(entryLine)];
}

const daysOf = ({ from, to }: DayRange): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, place) => addDays(from, place));

/** Homes whose doors were changed, or were to be, on some days. */
async function homesOfDays({ doors }: Pick<Shop, 'doors'>, range: DayRange): Promise<HouseholdId[]> {
  const days = daysOf(range);
  const changed = await Promise.all(days.map((day) => doors.changedOn(day)));
  return [...new Set(changed.flat())].sort();
}

/** Every step of every window that begins on some days, and all that was done to doors and controls on one of them. */
export async function exportAudit(
  shop: Pick<Shop, 'windows' | 'doors' | 'controls' | 'clock'>,
  by: string,
  range: DayRange,
): Promise<string> {
  const [windows, homes] = await Promise.all([windowsOfDays(shop, range), homesOfDays(shop, range)]);
  const found = await Promise.all([
    ...windows.map((window) => windowLines(shop, window)),
    ...homes.map((householdId) => homeLines(shop, householdId)),
    ...daysOf(range).map((day) => controlLines(shop, day)),
  ]);
  const blocks = found.filter(({ length }) => length > 0);
  const head: Head = { kind: 'export', format: exportFormat, ...range, at: shop.clock.now(), by };
  const body = written([head, ...blocks.flat()]);
  const entries = blocks.reduce((sum, block) => sum + block.length - 1, 0);
  const controls = blocks.length - windows.length - homes.length;
  const counts = { windows: windows.length, homes: homes.length, controls, entries };
  const end: EndLine = { kind: 'end', ...counts, hash: sha256(body) };
  return body + written([end]);
}

export type ExportFlaw =
  | { kind: 'malformed'; line: number }
  | { kind: 'cut-off' }
  | { kind: 'hash' }
  | { kind: 'counts' }
  | { kind: 'window'; windowId: string; flaw: Flaw }
  | { kind: 'home'; householdId: string; flaw: Flaw }
  | { kind: 'controls'; day: Day; flaw: Flaw };

export type ExportCheck =
  | { kind: 'right'; windows: number; homes: number; controls: number; entries: number; range: DayRange }
  | { kind: 'wrong'; flaws: ExportFlaw[] };

type BlockLine = WindowLine | HomeLine | ControlsLine;
type Line = Head | BlockLine | EntryLine | EndLine;
const blockKinds = ['window', 'home', 'controls'];
const kinds = ['export', ...blockKinds, 'entry', 'end'];
const isBlock = (line: Line): line is BlockLine => blockKinds.includes(line.kind);

function lineOf(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Line;
    return kinds.includes(line?.kind) ? line : undefined;
  } catch {
    return undefined;
  }
}

/** What a log is about, and the log. */
interface Block {
  of: BlockLine;
  entries: EntryLine['entry'][];
}

/** Entries by what they stand under; undefined when one stands under nothing. */
function blocksOf(lines: readonly Line[]): Block[] | undefined {
  const blocks: Block[] = [];
  for (const line of lines) {
    if (isBlock(line)) blocks.push({ of: line, entries: [] });
    else if (line.kind === 'entry' && blocks.length > 0) blocks.at(-1)?.entries.push(line.entry);
    else return undefined;
  }
  return blocks;
}

function flawOfBlock({ of, entries }: Block): ExportFlaw | undefined {
  const { head } = of;
  if (of.kind === 'window') {
    const flaw = flawIn(of.windowId, entries as AuditEntry[], head);
    return flaw && { kind: 'window', windowId: of.windowId, flaw };
  }
  if (of.kind === 'home') {
    const flaw = flawInDoors(of.householdId, entries as DoorEntry[], head);
    return flaw && { kind: 'home', householdId: of.householdId, flaw };
  }
  const flaw = flawInControls(of.day, entries as ControlEntry[], head);
  return flaw && { kind: 'controls', day: of.day, flaw };
}

const countsOf = (blocks: readonly Block[]) => {
  const count = (kind: BlockLine['kind']) => blocks.filter(({ of }) => of.kind === kind).length;
  const entries = blocks.reduce((sum, block) => sum + block.entries.length, 0);
  return { windows: count('window'), homes: count('home'), controls: count('controls'), entries };
};

/** What is wrong with blocks that were read, by themselves and by what the last line says of them. */
function flawsOf(blocks: readonly Block[], body: string, end: EndLine): ExportFlaw[] {
  const flaws = blocks.map(flawOfBlock).filter((flaw) => flaw !== undefined);
  const found = countsOf(blocks);
  const { homes = 0, controls = 0 } = end;
  const isCounted =
    found.windows === end.windows &&
    found.homes === homes &&
    found.controls === controls &&
    found.entries === end.entries;
  if (sha256(body) !== end.hash) flaws.push({ kind: 'hash' });
  if (!isCounted) flaws.push({ kind: 'counts' });
  return flaws;
}

const wrong = (...flaws: ExportFlaw[]): ExportCheck => ({ kind: 'wrong', flaws });

/** Checks an export by itself: every chain from its beginning to its head, and that no line is missing. */
export function checkExport(text: string): ExportCheck {
  const texts = text.split('\n').slice(0, -1);
  const lines = texts.map(lineOf);
  const malformed = lines.indexOf(undefined);
  if (malformed >= 0) return wrong({ kind: 'malformed', line: malformed + 1 });
  const [head, ...rest] = lines as Line[];
  const end = rest.pop();
  if (head?.kind !== 'export' || !knownFormats.includes(head.format))
    return wrong({ kind: 'malformed', line: 1 });
  if (end?.kind !== 'end') return wrong({ kind: 'cut-off' });
  const blocks = blocksOf(rest);
  if (!blocks) return wrong({ kind: 'malformed', line: 2 });
  const bodyTexts = texts.slice(0, -1).map((line) => `${line}\n`);
  const flaws = flawsOf(blocks, bodyTexts.join(''), end);
  const { from, to } = head;
  return flaws.length > 0 ? wrong(...flaws) : { kind: 'right', ...countsOf(blocks), range: { from, to } };
}
