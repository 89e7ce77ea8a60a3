import type { Money } from '../../../domain/money';
import type { NoFacts } from '../../../domain/outcome';
import type { PaymentId } from '../../../domain/payments/payment';
import type { Day } from '../../../domain/time';
import type { StatementEntry, Topic } from '../../../domain/wallet/statement';
import type { Period } from '../../slots';

/** A movement, on the household's calendar. */
export interface DatedEntry extends StatementEntry {
  day: Day;
}

/** What was asked for. */
export interface Asked {
  topic: Topic;
  /** Absent: ever. */
  period?: Period;
  /** A weekday that was heard as the one to come, and is told of the one that was. */
  nextToCome?: boolean;
}

/** What the movements that were asked for come to. */
export interface Sum extends Asked {
  movements: number;
  /** What came in and what went out, each with its worth; expired coins are in neither. */
  inCoins: number;
  inWorth: Money;
  outCoins: number;
  outWorth: Money;
  expiredCoins: number;
  /** False when there were more movements than can be looked through by voice. */
  isWhole: boolean;
  /** So few that they are told at once, newest first; otherwise none. */
  entries: DatedEntry[];
}

export type StatementOutcomes = {
  /** Newest first. */
  movements: { entries: DatedEntry[]; more: boolean };
  sum: Sum;
  'nothing-found': Asked;
  /** Coins that were to be bought and are not there: declined, or the bank takes its time. */
  'unpaid-top-up': { paymentId: PaymentId; price: Money; isDeclined: boolean };
  /** There may have been some: it is longer ago than can be looked through by voice. */
  'too-long-ago': NoFacts;
  'still-to-come': NoFacts;
  'unclear-date': NoFacts;
  'more-again': NoFacts;
  'nothing-yet': NoFacts;
  'link-account': NoFacts;
};
