import type { LedgerAudit } from '../../domain/proof/audit/audit';
import { isJournal, isLine } from '../../domain/proof/audit/shape';
import type { Filter } from './ledger';
import type { Item } from './requests';
import {
  booksPk,
  householdPk,
  isAt,
  journalPrefix,
  journalSk,
  type Key,
  keyOf,
  keys,
  linePrefix,
} from './table';
import { walletOf } from './wallet-item';

const allBooks = booksPk('ALL');
const walletSks = [keys.wallet('', 'coins').sk, keys.wallet('', 'digital').sk];

/** What an audit looks at: lines, journals, wallets, and the sums of the house by day. */
export const ofAudit: Filter = {
  FilterExpression:
    'begins_with(pk, :lines) OR (begins_with(pk, :journals) AND sk = :journal) OR begins_with(pk, :books) OR sk IN (:coins, :digital)',
  ExpressionAttributeValues: {
    ':lines': linePrefix,
    ':journals': journalPrefix,
    ':journal': journalSk,
    ':books': booksPk(''),
    ':coins': walletSks[0] ?? '',
    ':digital': walletSks[1] ?? '',
  },
};

const isWallet = ({ pk, sk }: Key): boolean => pk.startsWith(householdPk('')) && walletSks.includes(sk);

const misplaced = (item: Item, key: Key, what: string): string | undefined =>
  isAt(key)(item) ? undefined : `it is ${what}`;

function lineProblem(audit: LedgerAudit, item: Item): string | undefined {
  if (!isLine(item)) return 'it is no line';
  const { account, sequence } = item;
  const problem = misplaced(item, keys.line(account, sequence), `line ${sequence} of account ${account}`);
  if (!problem) audit.addLine(item);
  return problem;
}

function journalProblem(audit: LedgerAudit, item: Item): string | undefined {
  if (!isJournal(item)) return 'it is no journal';
  const problem = misplaced(item, keys.journal(item.key), `journal ${item.key}`);
  if (!problem) audit.addJournal(item);
  return problem;
}

function walletProblem(audit: LedgerAudit, item: Item): string | undefined {
  try {
    audit.addWallet(walletOf(item));
    return undefined;
  } catch {
    return 'it is no wallet';
  }
}

function booksProblem(audit: LedgerAudit, { pk, sk, ...totals }: Item): string | undefined {
  const wrong = Object.values(totals).some((total) => !Number.isSafeInteger(total));
  if (wrong) return 'it holds something that is no number';
  const day = `${String(pk).slice(booksPk('').length)}-${String(sk).slice(0, 2)}`;
  audit.addBooks(day, totals as Record<string, number>);
  return undefined;
}

type Take = (audit: LedgerAudit, item: Item) => string | undefined;

/** How an item is looked at, by its key; undefined for what belongs to no account. */
function takerOf({ pk, sk }: Key): Take | undefined {
  if (pk.startsWith(linePrefix)) return lineProblem;
  if (pk.startsWith(journalPrefix)) return sk === journalSk ? journalProblem : undefined;
  if (pk.startsWith(booksPk(''))) return pk === allBooks ? undefined : booksProblem;
  return isWallet({ pk, sk }) ? walletProblem : undefined;
}

/** Takes an item as it stands in the table; what belongs to no account is passed over. */
export function auditItem(audit: LedgerAudit, item: Item): void {
  const key = keyOf(item);
  const problem = takerOf(key)?.(audit, item);
  if (problem) audit.addUnreadable(`${key.pk}/${key.sk}`, problem);
}
