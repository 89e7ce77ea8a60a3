import { Catalogue } from '../catalogue/catalogue';
import type { CatalogueItem } from '../catalogue/item';
import { itemsNamed, type ProductPhrase } from '../catalogue/resolve';
import type { Sku } from '../ids';
import type { Language } from '../language';
import type { Order, OrderLine } from './order';

/** An item that has left the catalogue, as the order remembers it. */
const offTheShelf = ({ sku, names, unitCents }: OrderLine): CatalogueItem => ({
  sku,
  names,
  category: '',
  brand: '',
  cents: { EUR: unitCents, USD: unitCents },
  stock: 0,
  status: 'discontinued',
  typicalDays: 0,
  priceHistory: [],
});

/** All that was ordered, sent or not. */
const linesOf = ({ lines, notSent }: Order): OrderLine[] => [...lines, ...(notSent?.lines ?? [])];

/** Each item of some orders once, those of the first order first. */
export function orderedItems(orders: readonly Order[], catalogue: Catalogue): CatalogueItem[] {
  const items = new Map<Sku, CatalogueItem>();
  for (const line of orders.flatMap(linesOf))
    items.set(line.sku, catalogue.find(line.sku) ?? offTheShelf(line));
  return [...items.values()];
}

/** The orders that a customer's words for a product may mean: those with an item that fits them best. */
export function ordersNamed(
  phrase: ProductPhrase,
  orders: readonly Order[],
  catalogue: Catalogue,
  language: Language,
): Order[] {
  const shelf = new Catalogue(catalogue.revision, orderedItems(orders, catalogue));
  const skus = new Set(itemsNamed(phrase, shelf, language).map(({ sku }) => sku));
  return orders.filter((order) => linesOf(order).some(({ sku }) => skus.has(sku)));
}
