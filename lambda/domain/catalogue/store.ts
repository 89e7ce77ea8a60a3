import type { Sku } from '../ids';
import type { Currency } from '../money';
import type { Instant } from '../time';
import type { Catalogue } from './catalogue';
import type { CatalogueItem } from './item';

/** What the seller's system reports of one item; what is absent stays as it was. */
export interface ItemChange {
  sku: Sku;
  cents?: Record<Currency, number>;
  stock?: number;
  at: Instant;
}

/** The shelf: kept whole in memory by its revision, checked once a turn. */
export interface CatalogueStore {
  /** The current catalogue; one read when nothing changed since the last call, of one small item. */
  current(): Promise<Catalogue>;
  /** Replaces the whole catalogue, all or nothing. */
  replace(items: CatalogueItem[]): Promise<void>;
  /**
   * Applies a report of the seller, once per event id.
   * `stale` when a later report of this item's price or stock, whichever it tells, was applied already.
   */
  change(eventId: string, change: ItemChange): Promise<'changed' | 'repeated' | 'unknown-item' | 'stale'>;
}
