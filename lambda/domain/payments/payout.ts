import type { HouseholdId } from '../ids';
import type { Currency } from '../money';
import type { Instant } from '../time';
import type { Journal } from '../wallet/movement';
import type { Wallet } from '../wallet/wallet';

/** What a person is to be paid by hand for a closed wallet: it is written down before the person is forgotten. */
export interface Payout {
  account: string;
  householdId: HouseholdId;
  /** A cent each. */
  coins: number;
  /** When its household was forgotten. */
  at: Instant;
  /** Who is to be paid, as the seller's own system knows them. */
  customerId?: string;
  currency?: Currency;
}

/** Business key of a wallet's closing. */
export const closingKey = ({ account }: Pick<Wallet, 'account'>): string => `closing:${account}`;

/** Coins that a closing took out and that no card had paid for. */
export const payoutCoinsOf = ({ entry }: Journal): number => entry.changes[0]?.lots.debitedCoins ?? 0;
