import { type CatalogueItem, isForSale } from '../../../domain/catalogue/item';
import { type ProductPhrase, resolveAmong } from '../../../domain/catalogue/resolve';
import { searchCatalogue } from '../../../domain/catalogue/search';
import { meaningfulWords } from '../../../domain/catalogue/words';
import type { Language } from '../../../domain/language';
import type { Currency } from '../../../domain/money';
import { once } from '../../../domain/once';
import type { Known } from '../../known';
import type { Turn } from '../../turn';

/** Alike enough to be another kind of the same thing: two toilet papers, two shampoos. */
const sameKind = 0.6;
/** Every word said is in the name, and every word of the name was said. */
const exactly = 0.97;
const mostCandidates = 3;

const labelsOf = (item: CatalogueItem, language: Language): string[] => [
  item.names[language].name,
  ...item.names[language].synonyms,
];

/** Other kinds of the same thing: people call them by the same word or, where none is shared, by nearly the same name. */
function othersOfKind(turn: Turn, known: Known, offered: CatalogueItem): CatalogueItem[] {
  const { language } = turn;
  const labels = new Set(labelsOf(offered, language));
  const alike = searchCatalogue(known.catalogue, offered.names[language].name, language);
  const scores = new Map(alike.map(({ item, score }) => [item, score]));
  const scoreOf = (item: CatalogueItem) => scores.get(item) ?? 0;
  const others = known.catalogue.items
    .filter((item) => item !== offered && item.category === offered.category)
    .sort((a, b) => scoreOf(b) - scoreOf(a));
  const namesakes = others.filter((item) => labelsOf(item, language).some((label) => labels.has(label)));
  return namesakes.length > 0 ? namesakes : others.filter((item) => scoreOf(item) >= sameKind);
}

/** Items that go by just these words. */
export const itemsCalled = (text: string, { catalogue }: Known, language: Language): CatalogueItem[] =>
  searchCatalogue(catalogue, text, language)
    .filter(({ score }) => score >= exactly)
    .map(({ item }) => item);

/**
 * "No, the soft one": another kind of what was just offered, by what makes it different. Undefined when the words fit
 * none or several of that kind.
 */
export function relatedItem(
  turn: Turn,
  known: Known,
  offered: CatalogueItem,
  phrase: ProductPhrase,
): CatalogueItem | undefined {
  const kind = othersOfKind(turn, known, offered);
  const exact = itemsCalled(phrase.text, known, turn.language);
  if (exact.length > 0 && !exact.some((item) => kind.includes(item))) return undefined;
  const found = resolveAmong({ ...phrase, skus: [] }, kind, known.habits, turn.language);
  return found.kind === 'one' ? found.item : undefined;
}

const otherWords: Record<Language, () => string[]> = {
  en: once(() => meaningfulWords('different else something kind brand', 'en')),
  fr: once(() => meaningfulWords('différent différente chose sorte marque', 'fr')),
};

const cheaperWords: Record<Language, () => string[]> = {
  en: once(() => meaningfulWords('cheaper cheapest less expensive', 'en')),
  fr: once(() => meaningfulWords('moins cher chère', 'fr')),
};

/** "The other one" and "a cheaper one" name nothing by themselves: they point away from what was offered. */
export function pointsAway({ text }: ProductPhrase, language: Language): 'other' | 'cheaper' | undefined {
  const other = otherWords[language]();
  const words = meaningfulWords(text, language).filter((word) => !other.includes(word));
  if (words.length === 0) return 'other';
  const cheaper = cheaperWords[language]();
  return words.every((word) => cheaper.includes(word)) ? 'cheaper' : undefined;
}

export const cheapestFirst = (items: CatalogueItem[], currency: Currency): CatalogueItem[] =>
  items.filter(isForSale).sort((a, b) => a.cents[currency] - b.cents[currency]);

/** "The other one", "a cheaper one": what else there is of the kind that was offered. */
export function awayFrom(
  turn: Turn,
  known: Known,
  offered: CatalogueItem,
  away: 'other' | 'cheaper',
): CatalogueItem[] {
  const others = othersOfKind(turn, known, offered).filter(isForSale);
  if (away === 'other') return others.slice(0, mostCandidates);
  const { currency } = known.household;
  const [cheapest] = cheapestFirst(others, currency);
  return cheapest && cheapest.cents[currency] < offered.cents[currency] ? [cheapest] : [];
}
