import type { Intent as HeardIntent } from 'ask-sdk-model';
import { meaningfulWords } from '../../../domain/catalogue/words';
import type { Language } from '../../../domain/language';
import { type CoinOffer, packOffers } from '../../../domain/payments/packs';
import type { WalletTerms } from '../../../domain/wallet/terms';
import { slotIds, slotText } from '../../slots';
import { ordinalOf } from '../reorder/ordinals';

/** As many packs as are read aloud: a place is one of these. */
export const packsRead = 3;

/** Places and sizes, as the slot type names them. */
const placeIds = ['first', 'second', 'third'];
const sizeIds = ['smallest', 'largest'] as const;
type Size = (typeof sizeIds)[number];

const sizeWords: Record<Language, Record<Size, string[]>> = {
  en: { smallest: ['smallest', 'small', 'cheapest'], largest: ['biggest', 'big', 'largest', 'large'] },
  fr: { smallest: ['petit', 'moins cher'], largest: ['gros', 'grand'] },
};

function sizeIn(text: string, language: Language): Size | undefined {
  const key = (words: string) => meaningfulWords(words, language).join(' ');
  const said = key(text);
  return sizeIds.find((size) => sizeWords[language][size].some((words) => key(words) === said));
}

/** "The second one", "the biggest" as the slot type names it; undefined for words that name no pack. */
export function packIdIn(text: string, language: Language): string | undefined {
  const place = ordinalOf(text, language, packsRead);
  return place === undefined ? sizeIn(text, language) : placeIds[place];
}

/** A day of a month is how "the first" is heard where it could be a date. */
export function packIdOfDay(date: string): string | undefined {
  const [, day] = /^\d{4}-\d{2}-(\d{2})$/.exec(date) ?? [];
  return day === undefined ? undefined : placeIds[Number(day) - 1];
}

/** "The smallest pack", "the second": undefined when no pack was named, or none that there is. */
export function packSaid(heard: HeardIntent, terms: WalletTerms): CoinOffer | undefined {
  const id = slotIds(heard, 'size')[0] ?? slotText(heard, 'size') ?? '';
  const packs = packOffers(terms);
  const [first] = packs;
  const bySize = { smallest: first, largest: packs.at(-1) };
  return sizeIds.some((size) => size === id) ? bySize[id as Size] : packs[placeIds.indexOf(id)];
}
