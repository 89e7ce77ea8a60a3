import { Catalogue } from '../../../domain/catalogue/catalogue';
import type { CatalogueItem } from '../../../domain/catalogue/item';
import { type ProductPhrase, resolveProduct } from '../../../domain/catalogue/resolve';
import { searchCatalogue } from '../../../domain/catalogue/search';
import type { Known } from '../../known';
import type { Turn } from '../../turn';

/** Alike enough to be another kind of the same thing: two toilet papers, two shampoos. */
const sameKind = 0.6;

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
  const name = offered.names[turn.language].name;
  const kind = searchCatalogue(known.catalogue, name, turn.language)
    .filter(({ item, score }) => score >= sameKind && item.category === offered.category && item !== offered)
    .map(({ item }) => item);
  const words = { ...phrase, skus: [] };
  const found = resolveProduct(words, new Catalogue(0, kind), known.habits, turn.language);
  return found.kind === 'one' ? found.item : undefined;
}
