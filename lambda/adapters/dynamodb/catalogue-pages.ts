import * as v from 'valibot';
import { changedItem } from '../../domain/catalogue/change';
import type { CatalogueItem } from '../../domain/catalogue/item';
import type { ItemChange } from '../../domain/catalogue/store';
import type { Instant } from '../../domain/time';
import { catalogueItemShape, pageShape, parse, unpack } from './parse';
import type { Item } from './requests';
import { keys } from './table';

/** An item of the shelf, and when the seller last reported its price and its stock. */
export interface Entry {
  item: CatalogueItem;
  reported?: { cents?: Instant; stock?: Instant };
}

/** Entries that are stored and rewritten together. */
export interface Page {
  revision: number;
  entries: Entry[];
}

/** Small enough that a change of one price is cheap to write, large enough that a cold start reads few items. */
const mostPageBytes = 32_000;

const reportedShape = v.object({ cents: v.exactOptional(v.string()), stock: v.exactOptional(v.string()) });

const entriesShape: v.GenericSchema<unknown, Entry[]> = v.array(
  v.object({ item: catalogueItemShape, reported: v.exactOptional(reportedShape) }),
);

/** Distributes items over pages by their size. */
export function paginate(items: CatalogueItem[], revision: number): Page[] {
  const pages: Page[] = [];
  let roomBytes = 0;
  for (const item of items) {
    const sizeBytes = Buffer.byteLength(JSON.stringify(item));
    const page = pages.at(-1);
    if (page && sizeBytes <= roomBytes) page.entries.push({ item });
    else pages.push({ revision, entries: [{ item }] });
    roomBytes = (page && sizeBytes <= roomBytes ? roomBytes : mostPageBytes) - sizeBytes;
  }
  return pages;
}

export const packPage = (edition: string, index: number, { revision, entries }: Page) => ({
  ...keys.cataloguePage(edition, index),
  revision,
  entries: JSON.stringify(entries),
});

export function unpackPage(item: Item): Page {
  const { revision, entries, sk } = parse(pageShape, item);
  return { revision, entries: unpack(entriesShape, entries, sk) };
}

/** The entry after a report, or nothing when later reports said all that it says. */
export function reportedOn(
  { item, reported = {} }: Entry,
  { sku, at, cents, stock }: ItemChange,
): Entry | undefined {
  const news = {
    ...(cents && !(reported.cents && reported.cents > at) && { cents }),
    ...(stock !== undefined && !(reported.stock && reported.stock > at) && { stock }),
  };
  const told = Object.keys(news).map((fact) => [fact, at] as const);
  if (told.length === 0) return undefined;
  return {
    item: changedItem(item, { sku, at, ...news }),
    reported: { ...reported, ...Object.fromEntries(told) },
  };
}
