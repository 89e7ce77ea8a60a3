import type { Intent as HeardIntent } from 'ask-sdk-model';
import { giftCodeDigits, giftCodeIn } from '../../../domain/gift-codes/gift-code';
import { slotText } from '../../slots';

/**
 * Twelve digits are too many for one slot. People say them in groups of four, or one by one, which Alexa hears as three
 * four-digit numbers; or in one go, which she hears as a number, without the zeros it begins with.
 */
export const digitSlots = {
  first: 'AMAZON.FOUR_DIGIT_NUMBER',
  second: 'AMAZON.FOUR_DIGIT_NUMBER',
  third: 'AMAZON.FOUR_DIGIT_NUMBER',
  number: 'AMAZON.NUMBER',
};

const digitsOf = (heard: HeardIntent, slot: string): string =>
  (slotText(heard, slot) ?? '').replace(/[\s.,-]/g, '');

/** A number of nearly twelve digits that is a code once its first zeros are back; otherwise as it was heard. */
function withFirstZeros(number: string): string {
  const padded = number.padStart(giftCodeDigits, '0');
  return number.length > giftCodeDigits - 3 && giftCodeIn(padded) ? padded : number;
}

/** The digits that were said, in their order; empty when there were none. */
export function heardDigits(heard: HeardIntent): string {
  const groups = ['first', 'second', 'third'].map((slot) => digitsOf(heard, slot)).join('');
  const all = groups || withFirstZeros(digitsOf(heard, 'number'));
  return /^\d+$/.test(all) ? all : '';
}

/** What was heard now after what was heard before; a whole code said anew takes the place of a part. */
export const digitsTogether = (before: string, now: string): string =>
  now.length >= giftCodeDigits ? now : before + now;
