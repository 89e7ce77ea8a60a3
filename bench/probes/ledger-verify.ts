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
  roundsMs: number[];
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

/** Only the computing is timed: reading the items is the table's or the disk's. */
function verifyOnce({ pages, seals }: ReturnType<typeof madeBooks>): number {
  const room = spillingRoom(Number.POSITIVE_INFINITY);
  const audit = new LedgerAudit(room);
  let spentMs = 0;
  const timed = (work: () => void) => {
    const beforeMs = processorMs();
    work();
    spentMs += processorMs() - beforeMs;
  };
  timed(() => {
    for (const [day, text] of seals) audit.addSeal(day, text);
  });
  for (const page of pages) {
    const items = JSON.parse(page) as Item[];
    timed(() => {
      for (const item of items) auditItem(audit, item);
    });
  }
  timed(() => {
    const { findings } = audit.report();
    if (findings.length > 0) throw new Error(`right books were found wrong: ${JSON.stringify(findings[0])}`);
  });
  return spentMs;
}

probe(async ({ lines, rounds }: VerifyTask): Promise<VerifyTimes> => {
  const books = madeBooks(lines);
  const roundsMs = Array.from({ length: rounds }, () => verifyOnce(books));
  return { lineCount: books.lineCount, roundsMs };
});
