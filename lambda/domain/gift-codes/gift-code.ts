import type { HouseholdId } from '../ids';
import type { Instant } from '../time';

/** A code worth coins, to be redeemed once. The code itself is nowhere: only its keyed hash. */
export interface GiftCode {
  codeHash: string;
  /** Keyed hash of the request and the place in it: what tells a repetition from another request that drew the same digits. */
  askedBy: string;
  coins: number;
  /** Sold: never expires once redeemed. Given: expires so many months after it was redeemed. */
  kind: 'sold' | 'given';
  validMonths?: number;
  /** Until then it can be redeemed. */
  expiresAt: Instant;
  issuedAt: Instant;
  /** Issued together with so many, itself counted: a repeated request asks for as many. */
  batchSize: number;
  redeemed?: { householdId: HouseholdId; account: string; at: Instant };
  version: number;
}

export const giftCodeDigits = 12;

/** Luhn: a digit heard wrong, or two said the wrong way round, is noticed without asking anybody. */
function checkDigitOf(digits: string): number {
  const doubled = [...digits].reverse().map((digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return value > 9 ? value - 9 : value;
  });
  return (10 - (doubled.reduce((sum, value) => sum + value, 0) % 10)) % 10;
}

export const withCheckDigit = (digits: string): string => `${digits}${checkDigitOf(digits)}`;

/** Twelve digits that belong together, however they were grouped; undefined for anything else. */
export function giftCodeIn(text: string): string | undefined {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{12}$/.test(digits)) return undefined;
  return withCheckDigit(digits.slice(0, -1)) === digits ? digits : undefined;
}
