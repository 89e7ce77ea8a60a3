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

const inOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Lines by account, the first that is wrong first; where one line has several, as they were found. */
export function byImportance(a: Finding, b: Finding): number {
  if (a.place.of === 'line' && b.place.of === 'line')
    return inOrder(a.place.account, b.place.account) || a.place.sequence - b.place.sequence;
  return rankOf(a) - rankOf(b) || inOrder(inWords(a), inWords(b));
}
