import type { Sku } from '../ids';
import type { CatalogueItem } from './item';

/** The whole shelf at one revision. */
export class Catalogue {
  private readonly bySku: ReadonlyMap<Sku, CatalogueItem>;

  constructor(
    readonly revision: number,
    readonly items: readonly CatalogueItem[],
  ) {
    this.bySku = new Map(items.map((item) => [item.sku, item]));
  }

  find(sku: Sku): CatalogueItem | undefined {
    return this.bySku.get(sku);
  }
}
