import { auditItem } from '../../lambda/adapters/dynamodb/audit-items';
import type { Item } from '../../lambda/adapters/dynamodb/requests';
import { LedgerAudit } from '../../lambda/domain/proof/audit/audit';
import { asItems } from '../../test/proof/books-as-items';
import { randomLedger } from '../../test/support/random-ledger';
import { spillingRoom } from '../../tools/ledger/room';
import { probe } from './probe';

export interface VerifyTask {
  lines: number;
  rounds: number;
}

export interface VerifyTimes {
  lineCount: number;
  /** Processor time of each round. */
  rounds: Round[];
}

interface Round {
  /** Making items of text. */
  readingMs: number;
  /** Verifying items. */
  verifyingMs: number;
}

const linesPerLedger = 20_000;
const itemsPerPage = 5_000;

/** Books as text, as an export has them: every round reads them anew. */
function madeBooks(lines: number): { pages: string[]; seals: [string, string][]; lineCount: number } {
  const ledger = { lines: [], journals: [], versions: [], wallets: [] } as ReturnType<typeof randomLedger>;
  for (let seed = 1; ledger.lines.length < lines; seed++) {
    const from = '2026-01-01T00:00:00.000Z';
    const size = { walletCount: 500, movementCount: 10 * linesPerLedger, mostLines: linesPerLedger };
    const more = randomLedger({ seed, from, stepMs: 300_000, ...size });
    for (const name of ['lines', 'journals', 'wallets'] as const)
      for (const one of more[name]) (ledger[name] as unknown[]).push(one);
  }
  const { seals, lines: lineItems, journals, wallets, books } = asItems(ledger);
  const items = [...lineItems, ...journals, ...wallets, ...books];
  const pages: string[] = [];
  for (let from = 0; from < items.length; from += itemsPerPage)
    pages.push(JSON.stringify(items.slice(from, from + itemsPerPage)));
  return { pages, seals, lineCount: lineItems.length };
}

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Reads and verifies all books, each timed by itself. */
function verifyOnce({ pages, seals }: ReturnType<typeof madeBooks>): Round {
  const room = spillingRoom(Number.POSITIVE_INFINITY);
  const audit = new LedgerAudit(room);
  const round = { readingMs: 0, verifyingMs: 0 };
  const timed = <T>(what: keyof Round, work: () => T): T => {
    const beforeMs = processorMs();
    const result = work();
    round[what] += processorMs() - beforeMs;
    return result;
  };
  timed('verifyingMs', () => {
    for (const [day, text] of seals) audit.addSeal(day, text);
  });
  for (const page of pages) {
    const items = timed('readingMs', () => JSON.parse(page) as Item[]);
    timed('verifyingMs', () => {
      for (const item of items) auditItem(audit, item);
    });
  }
  const { findings } = timed('verifyingMs', () => audit.report());
  if (findings.length > 0) throw new Error(`right books were found wrong: ${JSON.stringify(findings[0])}`);
  return round;
}

probe(async ({ lines, rounds }: VerifyTask): Promise<VerifyTimes> => {
  const books = madeBooks(lines);
  return { lineCount: books.lineCount, rounds: Array.from({ length: rounds }, () => verifyOnce(books)) };
});
