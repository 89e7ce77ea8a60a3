import type { Shop } from '../../../domain/shop';
import type { Line } from '../../../domain/wallet/movement';
import { type Filter, isWanted } from './filter';

/** Some lines that were wanted, newest first. */
export interface FoundLines {
  lines: Line[];
  /** Where to look on; absent when there is nothing more. */
  beforeSequence?: number;
}

const linesPerRead = 100;

interface Search {
  account: string;
  filter: Filter;
  /** At most so many lines are found, and so many looked at: what a page may cost has an end. */
  mostFound: number;
  mostRead: number;
  beforeSequence?: number | undefined;
}

/** An account's lines, newest first, read some at a time; whether any are left when enough were looked at. */
async function* linesBack(
  { wallets }: Pick<Shop, 'wallets'>,
  { account, mostRead, beforeSequence }: Search,
): AsyncGenerator<Line, boolean> {
  let before = beforeSequence;
  for (let read = 0; read < mostRead; read += linesPerRead) {
    const from = before !== undefined && { beforeSequence: before };
    const page = await wallets.statement(account, { limit: linesPerRead, ...from });
    yield* page;
    if (page.length < linesPerRead) return false;
    before = page.at(-1)?.sequence;
  }
  return true;
}

/** Looks through an account's lines, newest first, until enough are found, or nothing older can be wanted. */
export async function findLines(shop: Pick<Shop, 'wallets'>, search: Search): Promise<FoundLines> {
  const { filter, mostFound } = search;
  const { since = '' } = filter;
  const lines: Line[] = [];
  const back = linesBack(shop, search);
  let last = search.beforeSequence;
  for (let next = await back.next(); ; next = await back.next()) {
    if (next.done) return { lines, ...(next.value && last !== undefined && { beforeSequence: last }) };
    const line = next.value;
    if (line.at < since) return { lines };
    if (lines.length === mostFound) return { lines, beforeSequence: line.sequence + 1 };
    if (isWanted(line, filter)) lines.push(line);
    last = line.sequence;
  }
}
