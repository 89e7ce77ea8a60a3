import { join } from 'node:path';
import { catalogueColumns, importCatalogue } from '../../lambda/domain/catalogue/import';
import type { CatalogueItem, PricePoint } from '../../lambda/domain/catalogue/item';
import { withPrice } from '../../lambda/domain/catalogue/prices';
import type { Imported, Row } from '../../lambda/domain/rows';
import { dayMs, type Instant, plusMs } from '../../lambda/domain/time';
import { readCsvFile } from '../../tools/imports/csv-file';
import type { Chance } from './chance';

const folder = join(__dirname, '..');
const promotedShare = 0.3;
const promotion = { share: 0.95, beganDaysAgo: 25, endedDaysAgo: 9 };

function bundledRows(name: string, columns: readonly string[]): Row[] {
  const file = readCsvFile(join(folder, name), columns);
  if (file.kind === 'rows') return file.rows;
  throw new Error(`${name}: ${JSON.stringify(file.problems)}`);
}

function valuesOf<T>(imported: Imported<T>, name: string): T[] {
  if (imported.kind === 'good') return imported.values;
  throw new Error(`${name}: ${JSON.stringify(imported.problems)}`);
}

/** Some goods were a little cheaper last month, as it happens: deals must say so where the law wants it. */
function earlierPrices({ cents }: CatalogueItem, now: Instant, chance: Chance): PricePoint[] {
  const daysAgo = (days: number) => plusMs(now, -days * dayMs);
  const always = withPrice([], cents, daysAgo(400));
  if (chance.next() > promotedShare) return always;
  const lower = (price: number) => Math.ceil(price * promotion.share);
  const promoted = { EUR: lower(cents.EUR), USD: lower(cents.USD) };
  const during = withPrice(always, promoted, daysAgo(promotion.beganDaysAgo));
  return withPrice(during, cents, daysAgo(promotion.endedDaysAgo));
}

/** The goods of the demo's shop, from the file that a retailer's own would replace. */
export function demoItems(now: Instant, chance: Chance): CatalogueItem[] {
  const name = 'catalogue.csv';
  const items = valuesOf(importCatalogue(bundledRows(name, catalogueColumns), [], now), name);
  return items.map((item) => ({ ...item, priceHistory: earlierPrices(item, now, chance) }));
}
