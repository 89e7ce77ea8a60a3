import { type CatalogueItem, isForSale } from '../../lambda/domain/catalogue/item';
import type { Sku } from '../../lambda/domain/ids';
import type { Chance } from './chance';

/** A good that a household keeps buying, at its own pace. */
export interface Regular {
  item: CatalogueItem;
  /** What is taken when the usual one is not wanted or not there. */
  substitutes: CatalogueItem[];
  gapDays: number;
  usualQuantity: number;
}

const regularCount = 45;
const shortestDays = 5;
const longestDays = 75;

/** In every household, so that the first thing anybody tries is known to it. */
const staples: Sku[] = ['COF-GROUND-250', 'PAP-TOILET-12', 'LAU-LIQ-2', 'OIL-OLIVE-1', 'DAI-OAT-1'];

const shareName = (one: CatalogueItem, other: CatalogueItem): boolean =>
  one.names.en.synonyms.some((word) => other.names.en.synonyms.includes(word));

/** One good of each kind: somebody who buys this coffee every fortnight seldom buys that coffee too. */
function oneOfEachKind(items: CatalogueItem[]): CatalogueItem[] {
  const chosen: CatalogueItem[] = [];
  for (const item of items) {
    if (!chosen.some((other) => shareName(item, other))) chosen.push(item);
  }
  return chosen;
}

function regularOf(item: CatalogueItem, items: readonly CatalogueItem[], chance: Chance): Regular {
  const isSubstitute = (other: CatalogueItem) =>
    other.sku !== item.sku && other.category === item.category && shareName(item, other);
  return {
    item,
    substitutes: items.filter((other) => isForSale(other) && isSubstitute(other)),
    gapDays: item.typicalDays * chance.factor(0.15),
    usualQuantity: chance.next() < 0.7 ? 1 : chance.whole(2, 3),
  };
}

/** What a household buys regularly, drawn from the catalogue. */
export function chooseRegulars(items: readonly CatalogueItem[], chance: Chance): Regular[] {
  const isRegular = (item: CatalogueItem) =>
    isForSale(item) && item.typicalDays >= shortestDays && item.typicalDays <= longestDays;
  const stapleFirst = (item: CatalogueItem) => (staples.includes(item.sku) ? 0 : 1);
  const candidates = chance.shuffled(items.filter(isRegular)).sort((a, b) => stapleFirst(a) - stapleFirst(b));
  const pace = chance.between(0.85, 1.2);
  return oneOfEachKind(candidates)
    .slice(0, regularCount)
    .map((item) => regularOf(item, items, chance))
    .map((regular) => ({ ...regular, gapDays: regular.gapDays * pace }));
}
