import type { NoFacts } from '../../../domain/outcome';
import type { Day } from '../../../domain/time';
import type { StatementEntry } from '../../../domain/wallet/statement';

/** A movement, on the household's calendar. */
export interface DatedEntry extends StatementEntry {
  day: Day;
}

export type StatementOutcomes = {
  /** Newest first. */
  movements: { entries: DatedEntry[]; more: boolean };
  'more-again': NoFacts;
  'nothing-yet': NoFacts;
  'link-account': NoFacts;
};
