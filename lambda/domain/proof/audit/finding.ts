import type { Day } from '../../time';

/** Something in the books that is not as it must be. */
export interface Finding {
  /** Where: a line or a wallet of an account, a journal, a seal, or a sum of the house. */
  place:
    | { of: 'line'; account: string; sequence: number }
    | { of: 'journal'; key: string }
    | { of: 'wallet'; account: string }
    | { of: 'seal'; day: Day }
    | { of: 'books'; account: string }
    | { of: 'item'; key: string };
  problem: string;
}

/** Lines come first: what is wrong with a line is the cause of what is wrong with its wallet and its seal. */
const order = ['line', 'journal', 'item', 'seal', 'wallet', 'books'] as const;

export function inWords({ place, problem }: Finding): string {
  switch (place.of) {
    case 'line':
      return `line ${place.sequence} of account ${place.account}: ${problem}`;
    case 'journal':
    case 'item':
      return `${place.of} ${place.key}: ${problem}`;
    case 'seal':
      return `seal of ${place.day}: ${problem}`;
    case 'wallet':
    case 'books':
      return `${place.of} of account ${place.account}: ${problem}`;
  }
}

const rankOf = ({ place }: Finding): number => order.indexOf(place.of);

/** The first line that is wrong is the smallest sequence of its account. */
export function byImportance(a: Finding, b: Finding): number {
  const byRank = rankOf(a) - rankOf(b);
  if (byRank !== 0) return byRank;
  if (a.place.of === 'line' && b.place.of === 'line' && a.place.account === b.place.account)
    return a.place.sequence - b.place.sequence;
  return inWords(a) < inWords(b) ? -1 : 1;
}
