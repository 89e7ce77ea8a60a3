import type { Sku } from '../ids';
import type { Language } from '../language';
import type { Currency } from '../money';
import type { Instant } from '../time';

/** Grammatical gender, for languages that have one. */
export type Gender = 'm' | 'f';

/** How an item is spoken of in one language. */
export interface ItemName {
  /** Without article, as inside a sentence: "ground coffee". */
  name: string;
  /** Singular, plural or uncountable. */
  number: 's' | 'p' | 'u';
  gender?: Gender;
  /** "250 gram bag". */
  pack: string;
  /** What a quantity counts: one bag, two bags. */
  unit: { one: string; many: string; gender?: Gender };
  /** What else people call it. */
  synonyms: string[];
}

/** A price from an instant on, in cents of each currency. */
export interface PricePoint {
  from: Instant;
  cents: Record<Currency, number>;
}

/** One good that the seller sells. */
export interface CatalogueItem {
  sku: Sku;
  category: string;
  brand: string;
  names: Record<Language, ItemName>;
  cents: Record<Currency, number>;
  /** Units the seller last reported; orders do not count it down, the seller's own system does. */
  stock: number;
  status: 'active' | 'discontinued';
  /** Its successor, where it has one. */
  replacedBy?: Sku;
  /** Days that pass between two purchases in a typical household. */
  typicalDays: number;
  /** Earlier prices of the last 30 days and a little more, oldest first; the current one is last. */
  priceHistory: PricePoint[];
}

/** A line of a deal or an order speaks of its item by this even after the item has left the catalogue. */
export interface ItemRef {
  sku: Sku;
  names: Record<Language, ItemName>;
}

/** What an order needs to speak of an item later; what else it is called is only for finding it on the shelf. */
export function rememberedNames({ en, fr }: Record<Language, ItemName>): Record<Language, ItemName> {
  return { en: { ...en, synonyms: [] }, fr: { ...fr, synonyms: [] } };
}

export const isForSale = (item: CatalogueItem): boolean => item.status === 'active' && item.stock > 0;
