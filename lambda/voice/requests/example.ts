import type { CatalogueItem } from '../../domain/catalogue/item';
import { isForSale } from '../../domain/catalogue/item';
import type { Known } from '../known';

/** A product the household really buys, to speak of in examples. */
export const exampleFor = (known: Known): CatalogueItem | undefined =>
  known.habits
    .map(({ sku }) => known.catalogue.find(sku))
    .find((item) => item !== undefined && isForSale(item));
