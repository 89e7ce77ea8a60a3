import type { Sku } from '../ids';
import { type Imported, importedOr, noteRepeatedIds, type Problem, type Row, RowReader } from '../rows';
import type { Instant } from '../time';
import type { CatalogueItem, ItemName } from './item';
import { withPrice } from './prices';

/** Columns of a catalogue file; all must be there, in any order. */
export const catalogueColumns = [
  'sku',
  'category',
  'name_en',
  'number_en',
  'name_fr',
  'gender_fr',
  'number_fr',
  'brand',
  'pack_en',
  'pack_fr',
  'pack_unit_en',
  'pack_unit_fr',
  'synonyms_en',
  'synonyms_fr',
  'price_eur',
  'price_usd',
  'stock',
  'status',
  'replaced_by',
  'typical_days',
] as const;

const mostStock = 1_000_000;
const mostTypicalDays = 730;
const grammaticalNumbers = ['s', 'p', 'u'] as const;
const genders = ['m', 'f'] as const;

interface ReadItem {
  line: number;
  id: Sku;
  item: CatalogueItem;
}

/**
 * A retailer's rows as the whole new catalogue. `current` is the one that it replaces: prices that change now keep
 * what they were in the item's history.
 */
export function importCatalogue(
  rows: Row[],
  current: readonly CatalogueItem[],
  now: Instant,
): Imported<CatalogueItem> {
  const problems: Problem[] = [];
  const before = new Map(current.map((item) => [item.sku, item]));
  const read = rows.map((row): ReadItem => {
    const item = itemOf(new RowReader(row, problems));
    const earlier = before.get(item.sku)?.priceHistory ?? [];
    const priceHistory = withPrice(earlier, item.cents, now);
    return { line: row.line, id: item.sku, item: { ...item, priceHistory } };
  });
  noteRepeatedIds(read, 'sku', problems);
  noteBadSuccessors(read, problems);
  const items = read.map(({ item }) => item);
  return importedOr(items, problems);
}

function itemOf(cells: RowReader): CatalogueItem {
  const replacedBy = cells.optional('replaced_by', 40);
  return {
    sku: cells.id('sku'),
    category: cells.id('category'),
    brand: cells.text('brand'),
    names: { en: englishName(cells), fr: frenchName(cells) },
    cents: { EUR: cells.cents('price_eur'), USD: cells.cents('price_usd') },
    stock: cells.wholeNumber('stock', 0, mostStock),
    status: cells.oneOf('status', ['active', 'discontinued']),
    ...(replacedBy === '' ? {} : { replacedBy }),
    typicalDays: cells.wholeNumber('typical_days', 1, mostTypicalDays),
    priceHistory: [],
  };
}

function englishName(cells: RowReader): ItemName {
  const [one = '', many = ''] = unitOf(cells, 'pack_unit_en', 2, 'the unit as "bag|bags"');
  return {
    name: cells.text('name_en'),
    number: cells.oneOf('number_en', grammaticalNumbers),
    pack: cells.text('pack_en'),
    unit: { one, many },
    synonyms: cells.list('synonyms_en'),
  };
}

function frenchName(cells: RowReader): ItemName {
  const expected = 'the unit as "paquet|paquets|m"';
  const [one = '', many = '', given] = unitOf(cells, 'pack_unit_fr', 3, expected);
  const gender = genders.find((each) => each === given);
  if (given !== undefined && !gender) cells.note('pack_unit_fr', `ends in "${given}"; expected ${expected}`);
  return {
    name: cells.text('name_fr'),
    number: cells.oneOf('number_fr', grammaticalNumbers),
    gender: cells.oneOf('gender_fr', genders),
    pack: cells.text('pack_fr'),
    unit: { one, many, gender: gender ?? 'm' },
    synonyms: cells.list('synonyms_fr'),
  };
}

/** Exactly `count` parts, or none with a problem noted. */
function unitOf(cells: RowReader, column: string, count: number, expected: string): string[] {
  const parts = cells.list(column);
  if (parts.length === count) return parts;
  cells.note(column, `has ${parts.length} of ${count} parts; expected ${expected}`);
  return [];
}

/** A successor must be on the shelf, and following successors must come to an end. */
function noteBadSuccessors(read: ReadItem[], problems: Problem[]): void {
  const bySku = new Map(read.map(({ item }) => [item.sku, item]));
  for (const { line, item } of read) {
    const detail = item.replacedBy === undefined ? undefined : whyNoSuccessor(item, item.replacedBy, bySku);
    if (detail) problems.push({ line, column: 'replaced_by', detail });
  }
}

function whyNoSuccessor(
  item: CatalogueItem,
  successor: Sku,
  bySku: ReadonlyMap<Sku, CatalogueItem>,
): string | undefined {
  if (item.status === 'active') return 'names a successor of an active item; expected status discontinued';
  if (!bySku.has(successor)) return `names ${JSON.stringify(successor)}, which is no sku of this file`;
  const seen = [item.sku];
  for (let next: Sku | undefined = successor; next !== undefined; next = bySku.get(next)?.replacedBy) {
    if (next === item.sku) return `goes in a circle: ${[...seen, next].join(' → ')}`;
    if (seen.includes(next)) return undefined;
    seen.push(next);
  }
  return undefined;
}
