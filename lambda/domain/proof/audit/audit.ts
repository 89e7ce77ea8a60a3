import type { Totals } from '../../books/totals';
import type { Day } from '../../time';
import type { Entry, Journal, Line } from '../../wallet/movement';
import { systemPrefix, type Wallet } from '../../wallet/wallet';
import { lineProblem } from '../checks';
import { bookDayOf } from '../seal';
import { auditAccount } from './account';
import type { EvidenceRoom } from './evidence';
import { byImportance, type Finding } from './finding';
import { journalProblem, toldOf } from './journal';
import { SealAudit } from './seals';

/** What an audit has looked at, and what is wrong. */
export interface AuditReport {
  lineCount: number;
  journalCount: number;
  walletCount: number;
  accountCount: number;
  sealCount: number;
  sealedLineCount: number;
  lastSealedDay?: Day;
  findingCount: number;
  /** The most important ones, the first cause first. */
  findings: Finding[];
}

const mostFindings = 1_000;

/** Coins of the house's accounts up to a day. */
type Balances = Map<string, number>;

function addTo(balances: Balances, account: string, coins: number): void {
  balances.set(account, (balances.get(account) ?? 0) + coins);
}

/**
 * Goes through all books, whatever order they come in. Seals come first, for they say up to which day the house's own
 * sums must be there. What is kept in memory is up to the room.
 */
export class LedgerAudit {
  private readonly seals = new SealAudit();
  private readonly findings: Finding[] = [];
  private readonly fromJournals: Balances = new Map();
  private readonly fromBooks: Balances = new Map();
  private readonly counts = {
    line: 0,
    journal: 0,
    wallet: 0,
    account: 0,
    seal: 0,
    sealedLine: 0,
    finding: 0,
  };

  constructor(private readonly room: EvidenceRoom) {}

  addSeal(day: Day, text: string): void {
    this.counts.seal++;
    this.find(this.seals.add(day, text, this.room));
  }

  addLine(line: Line): void {
    this.counts.line++;
    const { account, sequence } = line;
    // While it is at hand: a million lines later it would have to be fetched from memory again.
    const problem = lineProblem(line);
    if (problem) this.find({ place: { of: 'line', account, sequence }, problem });
    this.room.of(line.account).lines.push(line);
  }

  addJournal(journal: Journal): void {
    this.counts.journal++;
    const problem = journalProblem(journal);
    if (problem) this.find({ place: { of: 'journal', key: journal.key }, problem });
    for (const { account, told } of toldOf(journal)) this.room.of(account).told.push(told);
    this.addLegs(journal.entry);
    if (journal.resolution) this.addLegs(journal.resolution);
  }

  addWallet(wallet: Wallet): void {
    this.counts.wallet++;
    this.room.of(wallet.account).wallets.push(wallet);
  }

  /** The house's own sums of a day, as they were projected. */
  addBooks(day: Day, totals: Totals): void {
    if (day > (this.seals.lastDay ?? '')) return;
    for (const [name, coins] of Object.entries(totals)) {
      const [direction, account = ''] = name.split(':');
      if (account.startsWith(systemPrefix))
        addTo(this.fromBooks, account, direction === 'in' ? coins : -coins);
    }
  }

  /** Something where a line, a journal or a wallet should be. */
  addUnreadable(key: string, problem: string): void {
    this.find({ place: { of: 'item', key }, problem });
  }

  report(): AuditReport {
    for (const evidence of this.room.accounts()) {
      this.counts.account++;
      this.find(
        auditAccount(evidence, (line, leaf) => {
          this.counts.sealedLine++;
          this.seals.count(line, leaf);
        }),
      );
    }
    for (const finding of this.seals.wrongSums()) this.find(finding);
    this.compareBooks();
    const { line, journal, wallet, account, seal, sealedLine, finding } = this.counts;
    const { lastDay } = this.seals;
    return {
      lineCount: line,
      journalCount: journal,
      walletCount: wallet,
      accountCount: account,
      sealCount: seal,
      sealedLineCount: sealedLine,
      ...(lastDay !== undefined && { lastSealedDay: lastDay }),
      findingCount: finding,
      findings: this.findings.sort(byImportance),
    };
  }

  private addLegs({ at, legs }: Entry): void {
    if (bookDayOf(at) > (this.seals.lastDay ?? '')) return;
    for (const { account, coins } of legs)
      if (account.startsWith(systemPrefix)) addTo(this.fromJournals, account, coins);
  }

  private compareBooks(): void {
    for (const account of new Set([...this.fromJournals.keys(), ...this.fromBooks.keys()])) {
      const [told, projected] = [this.fromJournals.get(account) ?? 0, this.fromBooks.get(account) ?? 0];
      if (told === projected) continue;
      const problem = `the journals up to ${this.seals.lastDay} say ${told} coins, the projected books ${projected}`;
      this.find({ place: { of: 'books', account }, problem });
    }
  }

  private find(finding: Finding | undefined): void {
    if (!finding) return;
    this.counts.finding++;
    this.findings.push(finding);
    if (this.findings.length > 2 * mostFindings) this.findings.sort(byImportance).splice(mostFindings);
  }
}
