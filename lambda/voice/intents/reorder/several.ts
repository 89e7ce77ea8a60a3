import { isForSale } from '../../../domain/catalogue/item';
import { type ProductPhrase, type Resolution, resolveProduct } from '../../../domain/catalogue/resolve';
import type { Language } from '../../../domain/language';
import type { Wish } from '../../../domain/orders/quote';
import type { Known } from '../../known';
import type { Reply } from '../../outcome';
import type { Turn } from '../../turn';
import { askWhichOne } from './choose';
import { askToConfirm, usualUnits } from './purchase';
import { itemsCalled } from './related';

const joints: Record<Language, RegExp> = {
  en: /\s*,\s*(?:and\s+)?|\s+(?:and|plus)\s+/i,
  fr: /\s*,\s*(?:et\s+)?|\s+(?:et|plus)\s+|\s+(?=(?:du|des)\s)/i,
};

const numberWords: Record<Language, string[]> = {
  en: 'one two three four five six seven eight nine ten eleven twelve'.split(' '),
  fr: 'un deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '),
};

/** One of the products named in one breath. */
interface Part {
  /** Without its number. */
  said: string;
  quantity?: number;
  found: Resolution;
}

/** "two eggs" as the number and what it counts. */
function counted(text: string, language: Language): { said: string; quantity?: number } {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const quantity = Number(first) || numberWords[language].indexOf(first.toLowerCase()) + 1;
  return quantity > 0 && rest.length > 0 ? { said: rest.join(' '), quantity } : { said: text.trim() };
}

/** "eggs milk" as both: between all but the last two, people say no word. */
function unjoined(turn: Turn, known: Known, part: string): string[] {
  const isName = (text: string) => itemsCalled(text, known, turn.language).length > 0;
  const words = part.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  return !isName(part) && words.every(isName) ? words : [part];
}

/** Several products, unless the whole phrase is the name of one. */
function partsOf(turn: Turn, known: Known, { text }: ProductPhrase): Part[] {
  const texts = text.split(joints[turn.language]).flatMap((part) => unjoined(turn, known, part));
  if (texts.length < 2 || itemsCalled(text, known, turn.language).length > 0) return [];
  return texts.map((part) => {
    const { said, quantity } = counted(part, turn.language);
    const found = resolveProduct({ text: said, skus: [] }, known.catalogue, known.habits, turn.language);
    return { said, found, ...(quantity !== undefined && { quantity }) };
  });
}

/** As many as said, as usual, or one; never more than can be had. */
function wishOf(turn: Turn, known: Known, { found, quantity }: Part): Wish | undefined {
  if (found.kind !== 'one' || !isForSale(found.item)) return undefined;
  const wanted = quantity ?? usualUnits(known, found.item);
  return { item: found.item, quantity: Math.min(wanted, found.item.stock, turn.shop.seller.maxQuantity) };
}

/** Each product once, however often it was named. */
const onePerItem = (wishes: Wish[]): Wish[] => [
  ...new Map(wishes.map((wish) => [wish.item.sku, wish])).values(),
];

/**
 * "Milk and eggs": one order of both where each is clear; where one is not, that one first. What cannot be had is
 * said. Undefined when the words name one product, or none that is known.
 */
export function offerSeveral(
  turn: Turn,
  known: Known,
  phrase: ProductPhrase,
  quantity: number | undefined,
): Reply | undefined {
  const [first, ...rest] = partsOf(turn, known, phrase);
  if (!first) return undefined;
  const parts = [{ ...first, ...(quantity !== undefined && { quantity }) }, ...rest];
  const unsure = parts.find(({ found }) => found.kind === 'several');
  if (unsure?.found.kind === 'several') {
    const later = parts.filter((part) => part !== unsure).map(({ said }) => said);
    const skus = unsure.found.items.map(({ sku }) => sku);
    const choice = { skus, asked: 0, ...(unsure.quantity !== undefined && { quantity: unsure.quantity }) };
    return askWhichOne(known, choice, { first: unsure.said, later });
  }
  const wishes = parts.map((part) => wishOf(turn, known, part)).filter((wish) => wish !== undefined);
  if (wishes.length === 0) return undefined;
  const gone = parts.flatMap(({ found }) =>
    found.kind === 'one' && !isForSale(found.item) ? found.item : [],
  );
  const unknown = parts.filter(({ found }) => found.kind !== 'one').map(({ said }) => said);
  return askToConfirm(turn, known, onePerItem(wishes), { gone, unknown });
}
