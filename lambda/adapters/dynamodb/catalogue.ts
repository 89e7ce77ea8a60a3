import { Catalogue } from '../../domain/catalogue/catalogue';
import type { CatalogueItem } from '../../domain/catalogue/item';
import type { CatalogueStore, ItemChange } from '../../domain/catalogue/store';
import { Fault } from '../../domain/fault';
import { type Entry, type Page, packPage, paginate, reportedOn, unpackPage } from './catalogue-pages';
import { eventLabel, eventWrites } from './events';
import { headShape, parse } from './parse';
import { deleteItems, getItem, getItems, type Item, putItem, queryItems, type Table } from './requests';
import { cataloguePk, editionName, editionPrefix, keyOf, keys, pagePrefix } from './table';
import { transact, type Write } from './transact';

/** Which pages make the shelf: those of one edition, each at its revision. Every change raises `revision`. */
interface Head {
  revision: number;
  edition: string;
  pageRevisions: number[];
}

interface Shelf {
  head: Head;
  pages: Page[];
  catalogue: Catalogue;
}

const nothing: Head = { revision: 0, edition: '', pageRevisions: [] };
const mostTries = 8;
const headLabel = 'catalogue head';

const isPage = ({ sk }: Item): boolean => String(sk).startsWith(pagePrefix);
const headOf = (item: Item | undefined): Head => (item ? parse(headShape, item) : nothing);

const shelfOf = (head: Head, pages: Page[]): Shelf => {
  const items = pages.flatMap(({ entries }) => entries.map(({ item }) => item));
  return { head, pages, catalogue: new Catalogue(head.revision, items) };
};

/** Pages of a head out of what was read, or nothing when one is missing: a new edition came in between. */
function pagesOf(head: Head, found: Map<string, Page>): Page[] | undefined {
  const pages = head.pageRevisions.map((_, index) => found.get(keys.cataloguePage(head.edition, index).sk));
  return pages.every((page) => page !== undefined) ? pages : undefined;
}

const unpackAll = (items: Item[]): Map<string, Page> =>
  new Map(items.map((item) => [String(item.sk), unpackPage(item)]));

const headWrite = (table: Table, before: Head, after: Head): Write => ({
  label: headLabel,
  item: {
    Put: {
      TableName: table.name,
      Item: { ...keys.catalogueHead(), ...after },
      ConditionExpression: before.revision === 0 ? 'attribute_not_exists(pk)' : 'revision = :before',
      ...(before.revision > 0 && { ExpressionAttributeValues: { ':before': before.revision } }),
    },
  },
});

/** The shelf with one entry changed, and what must be written for it. */
function changedShelf(shelf: Shelf, at: { page: number; entry: number }, entry: Entry): Shelf {
  const revision = shelf.head.revision + 1;
  const entries = (shelf.pages[at.page]?.entries ?? []).with(at.entry, entry);
  const head = { ...shelf.head, revision, pageRevisions: shelf.head.pageRevisions.with(at.page, revision) };
  return shelfOf(head, shelf.pages.with(at.page, { revision, entries }));
}

function placeOf(shelf: Shelf, sku: string): { page: number; entry: number } | undefined {
  for (const [page, { entries }] of shelf.pages.entries()) {
    const entry = entries.findIndex(({ item }) => item.sku === sku);
    if (entry >= 0) return { page, entry };
  }
  return undefined;
}

/** The catalogue in the table, with the last shelf that was read kept in memory. */
class StoredCatalogue implements CatalogueStore {
  private shelf: Shelf | undefined;

  constructor(private readonly table: Table) {}

  async current(): Promise<Catalogue> {
    return (await this.currentShelf()).catalogue;
  }

  async replace(items: CatalogueItem[]): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      const before = headOf(await getItem(this.table, keys.catalogueHead()));
      const revision = before.revision + 1;
      const edition = editionName(revision, JSON.stringify(items));
      const pages = paginate(items, revision);
      const after = { revision, edition, pageRevisions: pages.map(() => revision) };
      for (const [index, page] of pages.entries()) await putItem(this.table, packPage(edition, index, page));
      const flipped = await transact(this.table, [headWrite(this.table, before, after)]);
      if (flipped.kind === 'refused') continue;
      this.shelf = shelfOf(after, pages);
      return this.removeEditionsBefore(edition);
    }
    throw new Fault('store-conflict', 'the catalogue kept changing while it was replaced');
  }

  async change(eventId: string, change: ItemChange): ReturnType<CatalogueStore['change']> {
    for (let tries = 0; tries < mostTries; tries++) {
      const shelf = await this.currentShelf();
      const at = placeOf(shelf, change.sku);
      const entry = at && shelf.pages[at.page]?.entries[at.entry];
      if (!at || !entry) return 'unknown-item';
      const reported = reportedOn(entry, change);
      if (!reported) return 'stale';
      const result = await this.write(shelf, changedShelf(shelf, at, reported), at.page, eventId);
      if (result !== 'overtaken') return result;
    }
    throw new Fault('store-conflict', 'the catalogue kept changing', { sku: change.sku });
  }

  /** Writes one changed page and the head over it, once per event. */
  private async write(before: Shelf, after: Shelf, pageIndex: number, eventId: string) {
    const page = after.pages[pageIndex] ?? { revision: 0, entries: [] };
    const packed = packPage(after.head.edition, pageIndex, page);
    const result = await transact(this.table, [
      headWrite(this.table, before.head, after.head),
      { label: 'catalogue page', item: { Put: { TableName: this.table.name, Item: packed } } },
      ...eventWrites(this.table, eventId),
    ]);
    if (result.kind === 'refused') return result.failed.has(eventLabel) ? 'repeated' : 'overtaken';
    this.shelf = after;
    return 'changed';
  }

  private async currentShelf(): Promise<Shelf> {
    const known = this.shelf;
    this.shelf = known ? await this.refreshed(known) : await this.readWhole();
    return this.shelf;
  }

  /** One read when nothing changed; one more for the pages that did. */
  private async refreshed(known: Shelf): Promise<Shelf> {
    const head = headOf(await getItem(this.table, keys.catalogueHead()));
    if (head.revision === known.head.revision) return known;
    if (head.edition !== known.head.edition) return this.readWhole();
    const isOld = (revision: number, index: number) => known.pages[index]?.revision !== revision;
    const moved = head.pageRevisions.flatMap((revision, index) => (isOld(revision, index) ? [index] : []));
    const keysMoved = moved.map((index) => keys.cataloguePage(head.edition, index));
    const found = unpackAll(await getItems(this.table, keysMoved));
    const pages = known.pages.map(
      (page, index) => found.get(keys.cataloguePage(head.edition, index).sk) ?? page,
    );
    return found.size === moved.length ? shelfOf(head, pages) : this.readWhole();
  }

  /** Head and pages in one Query; again when a new edition came in between its pages. */
  private async readWhole(): Promise<Shelf> {
    for (let tries = 0; tries < mostTries; tries++) {
      const items = await queryItems(this.table, {
        KeyConditionExpression: 'pk = :catalogue',
        ExpressionAttributeValues: { ':catalogue': cataloguePk },
        ConsistentRead: true,
      });
      const head = headOf(items.find((item) => !isPage(item)));
      const ofEdition = items.filter((item) => String(item.sk).startsWith(editionPrefix(head.edition)));
      const pages = pagesOf(head, unpackAll(ofEdition));
      if (pages) return shelfOf(head, pages);
    }
    throw new Fault('store-corrupt', 'pages of the catalogue are missing', { pk: cataloguePk });
  }

  private async removeEditionsBefore(edition: string): Promise<void> {
    const items = await queryItems(this.table, {
      KeyConditionExpression: 'pk = :catalogue AND sk BETWEEN :first AND :edition',
      ExpressionAttributeValues: {
        ':catalogue': cataloguePk,
        ':first': pagePrefix,
        ':edition': editionPrefix(edition),
      },
      ProjectionExpression: 'pk, sk',
    });
    await deleteItems(this.table, items.map(keyOf));
  }
}

export const catalogueStore = (table: Table): CatalogueStore => new StoredCatalogue(table);
