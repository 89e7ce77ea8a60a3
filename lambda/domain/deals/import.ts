import type { CatalogueItem } from '../catalogue/item';
import type { Sku } from '../ids';
import { currencies } from '../money';
import { type Imported, importedOr, noteRepeatedIds, type Problem, type Row, RowReader } from '../rows';
import { addDays, type Day, dayOf, type Instant, startOfDay, type TimeZone } from '../time';
import { type Audience, type Deal, shardCountFor } from './deal';
import { lowestRecentCents } from './lowest-price';

/** Columns of a file of deals; all must be there, in any order. */
export const dealColumns = [
  'deal_id',
  'sku',
  'price_eur',
  'price_usd',
  'starts_on',
  'ends_on',
  'stock',
  'audience',
] as const;

/** What deals are read against. */
export interface DealImportContext {
  items: readonly CatalogueItem[];
  now: Instant;
  /** Whose days `starts_on` and `ends_on` are. */
  zone: TimeZone;
}

interface Shelf extends DealImportContext {
  bySku: ReadonlyMap<Sku, CatalogueItem>;
  categories: ReadonlySet<string>;
  today: Day;
}

const mostStock = 1_000_000;
const farthestDay = 366;

/** A retailer's rows as new deals. A deal holds from the start of its first day to the end of its last. */
export function importDeals(rows: Row[], context: DealImportContext): Imported<Deal> {
  const problems: Problem[] = [];
  const shelf: Shelf = {
    ...context,
    bySku: new Map(context.items.map((item) => [item.sku, item])),
    categories: new Set(context.items.map(({ category }) => category)),
    today: dayOf(context.now, context.zone),
  };
  const deals = rows.map((row) => dealOf(new RowReader(row, problems), shelf));
  const ids = rows.map(({ line }, index) => ({ line, id: deals[index]?.dealId ?? '' }));
  noteRepeatedIds(ids, 'deal_id', problems);
  return importedOr(deals, problems);
}

function dealOf(cells: RowReader, shelf: Shelf): Deal {
  const { zone } = shelf;
  const dealId = cells.id('deal_id');
  const sku = cells.id('sku');
  const cents = { EUR: cells.cents('price_eur'), USD: cells.cents('price_usd') };
  const firstDay = readDay(cells, 'starts_on', shelf.today);
  const lastDay = readDay(cells, 'ends_on', shelf.today);
  if (lastDay < firstDay) cells.note('ends_on', `${lastDay} is before starts_on, ${firstDay}`);
  const stock = cells.wholeNumber('stock', 1, mostStock);
  const item = shelf.bySku.get(sku);
  if (item) notePriceNotCut(cells, item, cents);
  else if (sku !== '') cells.note('sku', `${JSON.stringify(sku)} is not in the catalogue`);
  return {
    dealId,
    sku,
    cents,
    startsAt: startOfDay(firstDay, zone),
    endsAt: startOfDay(addDays(lastDay, 1), zone),
    stock,
    shardCount: shardCountFor(stock),
    soldOut: false,
    audience: readAudience(cells, shelf),
    lowestRecentCents: lowestRecentCents(item?.priceHistory ?? [], firstDay, zone) ?? item?.cents ?? cents,
  };
}

/** `2026-12-24`, or days from today: `+3`, `0`, `-2`. */
function readDay(cells: RowReader, column: string, today: Day): Day {
  const cell = cells.optional(column);
  if (/^[+-]?\d{1,3}$/.test(cell) && Math.abs(Number(cell)) <= farthestDay) {
    return addDays(today, Number(cell));
  }
  if (isCalendarDay(cell)) return cell;
  cells.note(column, `${JSON.stringify(cell)}; expected a day like 2026-12-24, or days from today like +3`);
  return today;
}

function isCalendarDay(cell: string): boolean {
  const epochMs = /^\d{4}-\d{2}-\d{2}$/.test(cell) ? Date.parse(cell) : Number.NaN;
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().startsWith(cell);
}

function notePriceNotCut(cells: RowReader, item: CatalogueItem, cents: Deal['cents']): void {
  for (const currency of currencies) {
    if (cents[currency] < item.cents[currency]) continue;
    const current = (item.cents[currency] / 100).toFixed(2);
    cells.note(`price_${currency.toLowerCase()}`, `is no cut: the current price is ${current} ${currency}`);
  }
}

function readAudience(cells: RowReader, { bySku, categories }: Shelf): Audience {
  const cell = cells.optional('audience');
  const [kind, value = ''] = cell.split(':', 2);
  if (kind === 'buyers' && bySku.has(value)) return { kind, sku: value };
  if (kind === 'category' && categories.has(value)) return { kind, category: value };
  if (kind === 'household' && value !== '') return { kind, householdId: value };
  if (kind === 'tier' && value !== '') return { kind, tierId: value };
  if (cell !== 'everyone') {
    const known = 'everyone, buyers:SKU and category:NAME of the catalogue, tier:ID, or household:ID';
    cells.note('audience', `${JSON.stringify(cell)}; expected ${known}`);
  }
  return { kind: 'everyone' };
}
