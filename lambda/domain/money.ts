import { Fault } from './fault';

export const currencies = ['EUR', 'USD'] as const;

/** A home currency. One coin is one hundredth of it. */
export type Currency = (typeof currencies)[number];

/** Whole cents of one currency: fractions of a cent do not exist here. */
export interface Money {
  cents: number;
  currency: Currency;
}

/** Coins are whole and one cent each, so a total in cents is its price in coins. */
export const coinsFor = (money: Money): number => money.cents;

/**
 * A whole, safe, non-negative amount of cents or coins.
 * @throws Fault `amount-invalid` for fractions, NaN, negatives and numbers beyond 2^53 - 1.
 */
export function assertAmount(amount: number, what: string): number {
  if (Number.isSafeInteger(amount) && amount >= 0) return amount;
  throw new Fault('amount-invalid', `${what} must be a whole number from 0 to 2^53 - 1`, { amount });
}
