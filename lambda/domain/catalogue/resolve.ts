import type { Sku } from '../ids';
import type { Language } from '../language';
import type { Habit } from '../purchases/habit';
import { Catalogue } from './catalogue';
import { type CatalogueItem, isForSale } from './item';
import { isRefused, type Match, searchCatalogue } from './search';

/** What a customer's words for a product come to. */
export type Resolution =
  | { kind: 'one'; item: CatalogueItem; habit?: Habit }
  /** At most three, the likeliest first. */
  | { kind: 'several'; items: CatalogueItem[] }
  /** Nothing fits, but this is close. */
  | { kind: 'near'; item: CatalogueItem }
  | { kind: 'none' };

export interface ProductPhrase {
  /** As heard. */
  text: string;
  /** Items that Alexa's own entity resolution found in it. */
  skus: Sku[];
}

const fits = 0.72;
const close = 0.45;
/** One word at least must be heard this well, to be close. */
const sure = 0.8;
/** What names only an aside of an item loses this share: « crêpes » are no syrup, though near to it. */
const asideShare = 0.8;
/** Every word said is in the name, and every word of the name was said. */
const exactly = 0.97;
/** Matches this near to the best are as good as the best. */
const tie = 0.06;
const mostCandidates = 3;

const byScore = (a: Match, b: Match): number => b.score - a.score;

/** What Alexa found is meant; of several, those that go by just these words: "a dozen eggs" are not half a dozen. */
function candidates(phrase: ProductPhrase, catalogue: Catalogue, language: Language): Match[] {
  const searched = searchCatalogue(catalogue, phrase.text, language);
  const called = searched.filter(({ score, item }) => score >= exactly && phrase.skus.includes(item.sku));
  const found = called.length > 0 ? called.map(({ item }) => item.sku) : phrase.skus;
  const known = found
    .map((sku) => catalogue.find(sku))
    .filter((item) => item !== undefined)
    .filter((item) => !isRefused(phrase.text, item, language))
    .map((item) => ({ item, score: 1, surest: 1, isAside: false }));
  return [...known, ...searched.filter((match) => !found.includes(match.item.sku))].sort(byScore);
}

/** Matches as good as the best one. */
function equalsOf(matches: Match[]): CatalogueItem[] {
  const least = (matches[0]?.score ?? 0) - tie;
  return matches.filter(({ score }) => score >= least).map(({ item }) => item);
}

/** Every item that a phrase fits, all equally well; none when nothing fits. */
export function itemsNamed(phrase: ProductPhrase, catalogue: Catalogue, language: Language): CatalogueItem[] {
  const fitting = candidates(phrase, catalogue, language).filter(({ score }) => score >= fits);
  return equalsOf(fitting);
}

/** One habit stands out when it was bought at least twice as often as the next. */
const standsOut = (own: Habit[]): boolean =>
  own.length === 1 || (own[0]?.count ?? 0) >= 2 * (own[1]?.count ?? 0);

function chooseAmongEquals(equals: CatalogueItem[], habits: Habit[]): Resolution {
  const bySku = new Map(equals.map((item) => [item.sku, item]));
  const own = habits.filter((habit) => bySku.has(habit.sku)).sort((a, b) => b.count - a.count);
  const favourite = own[0];
  const usual = favourite && bySku.get(favourite.sku);
  if (usual && favourite && standsOut(own)) return { kind: 'one', item: usual, habit: favourite };
  if (usual) return { kind: 'several', items: named(own, bySku).slice(0, mostCandidates) };
  const buyable = equals.filter(isForSale);
  const offered = buyable.length > 0 ? buyable : equals;
  const [first] = offered;
  if (first && offered.length === 1) return { kind: 'one', item: first };
  return { kind: 'several', items: offered.slice(0, mostCandidates) };
}

const named = (habits: Habit[], bySku: Map<Sku, CatalogueItem>): CatalogueItem[] =>
  habits.map((habit) => bySku.get(habit.sku)).filter((item) => item !== undefined);

/**
 * The household's own products first, then the catalogue, then a question with at most three candidates.
 * Of several equally good fits the one bought by far the most is meant.
 */
export function resolveProduct(
  phrase: ProductPhrase,
  catalogue: Catalogue,
  habits: Habit[],
  language: Language,
): Resolution {
  const matches = candidates(phrase, catalogue, language).map((match) =>
    match.isAside ? { ...match, score: match.score * asideShare } : match,
  );
  return resolutionOf(matches.sort(byScore), habits);
}

/** Among a few items that were just spoken of, where "the olive one" says enough. */
export function resolveAmong(
  phrase: ProductPhrase,
  items: CatalogueItem[],
  habits: Habit[],
  language: Language,
): Resolution {
  return resolutionOf(candidates(phrase, new Catalogue(0, items), language), habits);
}

function resolutionOf(matches: Match[], habits: Habit[]): Resolution {
  const [best] = matches;
  if (!best || best.score < close || best.surest < sure) return { kind: 'none' };
  if (best.score < fits) return { kind: 'near', item: best.item };
  return chooseAmongEquals(equalsOf(matches), habits);
}
