import type { CatalogueItem } from './item';
import { withPrice } from './prices';
import type { ItemChange } from './store';

/** An item after the seller's report; a new price joins the history that the lowest recent price is read from. */
export function changedItem(item: CatalogueItem, { cents, stock, at }: ItemChange): CatalogueItem {
  const restocked = stock === undefined ? item : { ...item, stock };
  if (!cents) return restocked;
  return { ...restocked, cents, priceHistory: withPrice(item.priceHistory, cents, at) };
}
