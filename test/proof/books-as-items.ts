import { auditItem } from '../../lambda/adapters/dynamodb/audit-items';
import type { Item } from '../../lambda/adapters/dynamodb/requests';
import { keys } from '../../lambda/adapters/dynamodb/table';
import { walletItem } from '../../lambda/adapters/dynamodb/wallet-item';
import { addJournal } from '../../lambda/domain/books/recompute';
import type { DailyTotals } from '../../lambda/domain/books/store';
import { type AuditReport, LedgerAudit } from '../../lambda/domain/proof/audit/audit';
import { memoryRoom } from '../../lambda/domain/proof/audit/evidence';
import { inWords } from '../../lambda/domain/proof/audit/finding';
import { bookDayOf, type Seal, sealDay, sealedDayText } from '../../lambda/domain/proof/seal';
import { addDays, type Day } from '../../lambda/domain/time';
import type { Journal, Line } from '../../lambda/domain/wallet/movement';
import type { RandomLedger } from '../support/random-ledger';

/** Books as they stand in a table and an archive; a test alters them as a thief would. */
export interface BooksAsItems {
  lines: Item[];
  journals: Item[];
  wallets: Item[];
  books: Item[];
  seals: [Day, string][];
}

export const lineItem = (line: Line): Item => ({ ...keys.line(line.account, line.sequence), ...line });
export const journalItem = (journal: Journal): Item => ({ ...keys.journal(journal.key), ...journal });

function sealsOf(lines: readonly Line[]): [Day, string][] {
  const byDay = new Map<Day, Line[]>();
  for (const line of lines) byDay.set(bookDayOf(line.at), [...(byDay.get(bookDayOf(line.at)) ?? []), line]);
  const days = [...byDay.keys()].sort();
  const [first, last] = [days[0], days.at(-1)];
  const seals: [Day, string][] = [];
  let previous: Seal | undefined;
  for (let day = first ?? ''; last !== undefined && day <= last; day = addDays(day, 1)) {
    const sealed = sealDay([{ day, supplement: 0, lines: byDay.get(day) ?? [] }], previous);
    previous = sealed.seal;
    seals.push([day, sealedDayText(sealed)]);
  }
  return seals;
}

export function asItems({ lines, journals, wallets }: RandomLedger): BooksAsItems {
  const days = journals.reduce<DailyTotals>((all, journal) => addJournal(all, journal), {});
  return {
    lines: lines.map(lineItem),
    journals: journals.map(journalItem),
    wallets: wallets.map(walletItem),
    books: Object.entries(days).map(([day, totals]) => ({ ...keys.booksOfDay(day, 3), ...totals })),
    seals: sealsOf(lines),
  };
}

/** As a table gives them, in no order that helps. */
export const itemsOf = ({ lines, journals, wallets, books }: BooksAsItems): Item[] => [
  ...wallets,
  ...lines,
  ...books,
  ...journals,
];

export function audit(books: BooksAsItems, room = memoryRoom()): AuditReport {
  const ledger = new LedgerAudit(room);
  for (const [day, text] of books.seals) ledger.addSeal(day, text);
  for (const item of itemsOf(books)) auditItem(ledger, item);
  return ledger.report();
}

/** The first finding, in words; undefined when the books are right. */
export const firstOf = (books: BooksAsItems): string | undefined => audit(books).findings.map(inWords)[0];
