import { auditItem } from '../../lambda/adapters/dynamodb/audit-items';
import type { Item } from '../../lambda/adapters/dynamodb/requests';
import type { Archive } from '../../lambda/domain/proof/archive';
import { type AuditReport, LedgerAudit } from '../../lambda/domain/proof/audit/audit';
import { inWords } from '../../lambda/domain/proof/audit/finding';
import { sealedDays, sealName } from '../../lambda/domain/proof/seal';
import { spillingRoom } from './room';

/** Books in pieces, read from the start each time. */
export interface Books {
  items(): AsyncIterable<Item[]>;
  archive: Archive;
}

async function auditOnce({ items, archive }: Books): Promise<AuditReport> {
  const room = spillingRoom();
  try {
    const audit = new LedgerAudit(room);
    for (const day of await sealedDays(archive)) audit.addSeal(day, (await archive.get(sealName(day))) ?? '');
    for await (const page of items()) for (const item of page) auditItem(audit, item);
    return audit.report();
  } finally {
    room.close();
  }
}

/**
 * Audits books. A table goes on being written while it is read, and what is written between two reads looks torn: only
 * what is found wrong twice is wrong.
 */
export async function auditBooks(books: Books, isLive: boolean): Promise<AuditReport> {
  const first = await auditOnce(books);
  if (first.findingCount === 0 || !isLive) return first;
  const known = new Set(first.findings.map(inWords));
  const second = await auditOnce(books);
  const findings = second.findings.filter((finding) => known.has(inWords(finding)));
  return { ...second, findings, findingCount: findings.length };
}

const mostShown = 20;

/** A report for people: the first cause first. */
export function linesOf(report: AuditReport): string[] {
  const { lineCount, journalCount, accountCount, walletCount, sealCount, sealedLineCount, lastSealedDay } =
    report;
  const sealed = lastSealedDay ? `, the last of ${lastSealedDay}` : '';
  const [first, ...others] = report.findings;
  return [
    `${lineCount} lines of ${accountCount} accounts, ${journalCount} journals, ${walletCount} wallets`,
    `${sealCount} seals${sealed}, over ${sealedLineCount} lines`,
    ...(first ? [`WRONG: ${inWords(first)}`] : ['All of it holds together.']),
    ...others.slice(0, mostShown - 1).map((finding) => `   and: ${inWords(finding)}`),
    ...(report.findingCount > mostShown ? [`   … ${report.findingCount} in all`] : []),
  ];
}
