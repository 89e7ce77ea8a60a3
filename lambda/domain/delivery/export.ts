import type { Shop } from '../shop';
import type { Instant } from '../time';
import { sha256 } from '../wallet/chain';
import { type AuditEntry, type Flaw, flawIn } from './audit';
import { type DayRange, windowsOfDays } from './board';

/*
 * The log of some days as JSON lines that anybody can check without us: a first line that says what follows, each window
 * with the hash of its last entry before its entries, and a last line that counts and seals all lines before it.
 */

export const exportFormat = 'majordomo-delivery-audit-1';

interface Head extends DayRange {
  kind: 'export';
  format: typeof exportFormat;
  at: Instant;
  by: string;
}

interface WindowLine {
  kind: 'window';
  windowId: string;
  head: string;
  entries: number;
}

interface EntryLine {
  kind: 'entry';
  entry: AuditEntry;
}

interface EndLine {
  kind: 'end';
  windows: number;
  entries: number;
  /** SHA-256, base64url, of all lines before this one, each with its line feed. */
  hash: string;
}

const written = (lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** The entries as they stand now: read after the window, they may have grown by then, and are cut where it ended. */
async function windowLines(
  { windows }: Pick<Shop, 'windows'>,
  { windowId, head, version }: { windowId: string; head: string; version: number },
): Promise<(WindowLine | EntryLine)[]> {
  const entries = (await windows.entries(windowId)).filter(({ sequence }) => sequence <= version);
  const line: WindowLine = { kind: 'window', windowId, head, entries: entries.length };
  return [line, ...entries.map((entry): EntryLine => ({ kind: 'entry', entry }))];
}

/** Every step of every window that begins on some days. */
export async function exportAudit(
  shop: Pick<Shop, 'windows' | 'clock'>,
  by: string,
  range: DayRange,
): Promise<string> {
  const windows = await windowsOfDays(shop, range);
  const blocks = await Promise.all(windows.map((window) => windowLines(shop, window)));
  const head: Head = { kind: 'export', format: exportFormat, ...range, at: shop.clock.now(), by };
  const body = written([head, ...blocks.flat()]);
  const entries = blocks.reduce((sum, block) => sum + block.length - 1, 0);
  const end: EndLine = { kind: 'end', windows: windows.length, entries, hash: sha256(body) };
  return body + written([end]);
}

export type ExportFlaw =
  | { kind: 'malformed'; line: number }
  | { kind: 'cut-off' }
  | { kind: 'hash' }
  | { kind: 'counts' }
  | { kind: 'window'; windowId: string; flaw: Flaw };

export type ExportCheck =
  | { kind: 'right'; windows: number; entries: number; range: DayRange }
  | { kind: 'wrong'; flaws: ExportFlaw[] };

type Line = Head | WindowLine | EntryLine | EndLine;
const kinds = ['export', 'window', 'entry', 'end'];

function lineOf(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Line;
    return kinds.includes(line?.kind) ? line : undefined;
  } catch {
    return undefined;
  }
}

interface Block {
  window: WindowLine;
  entries: AuditEntry[];
}

/** Entries by the window they stand under; undefined when one stands under none. */
function blocksOf(lines: readonly Line[]): Block[] | undefined {
  const blocks: Block[] = [];
  for (const line of lines) {
    if (line.kind === 'window') blocks.push({ window: line, entries: [] });
    else if (line.kind === 'entry' && blocks.length > 0) blocks.at(-1)?.entries.push(line.entry);
    else return undefined;
  }
  return blocks;
}

function flawsOfBlocks(blocks: readonly Block[]): ExportFlaw[] {
  return blocks.flatMap(({ window: { windowId, head }, entries }): ExportFlaw[] => {
    const flaw = flawIn(windowId, entries, head);
    return flaw ? [{ kind: 'window', windowId, flaw }] : [];
  });
}

/** Checks an export by itself: every chain from its beginning to the head of its window, and that no line is missing. */
export function checkExport(text: string): ExportCheck {
  const texts = text.split('\n').slice(0, -1);
  const lines = texts.map(lineOf);
  const malformed = lines.indexOf(undefined);
  if (malformed >= 0) return { kind: 'wrong', flaws: [{ kind: 'malformed', line: malformed + 1 }] };
  const [head, ...rest] = lines as Line[];
  const end = rest.pop();
  if (head?.kind !== 'export' || head.format !== exportFormat)
    return { kind: 'wrong', flaws: [{ kind: 'malformed', line: 1 }] };
  if (end?.kind !== 'end') return { kind: 'wrong', flaws: [{ kind: 'cut-off' }] };
  const blocks = blocksOf(rest);
  if (!blocks) return { kind: 'wrong', flaws: [{ kind: 'malformed', line: 2 }] };
  const body = texts
    .slice(0, -1)
    .map((line) => `${line}\n`)
    .join('');
  const entries = rest.length - blocks.length;
  const flaws: ExportFlaw[] = flawsOfBlocks(blocks);
  if (sha256(body) !== end.hash) flaws.push({ kind: 'hash' });
  if (blocks.length !== end.windows || entries !== end.entries) flaws.push({ kind: 'counts' });
  const { from, to } = head;
  return flaws.length > 0
    ? { kind: 'wrong', flaws }
    : { kind: 'right', windows: blocks.length, entries, range: { from, to } };
}
