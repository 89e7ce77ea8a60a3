import type { Journal, Line } from '../wallet/movement';

/** What the books are made of, as it comes from a walk through all of them. */
export type LedgerRecord = { kind: 'line'; line: Line } | { kind: 'journal'; journal: Journal };

/** The books as they stand in the store, beyond what one household's turn reads. */
export interface LedgerReader {
  line(account: string, sequence: number): Promise<Line | undefined>;
  /** All lines and journals, in no order, some at a time. What is written meanwhile may be among them. */
  records(): AsyncIterable<LedgerRecord[]>;
}
