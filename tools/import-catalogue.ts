/** `npm run catalogue:import -- FILE.csv`: replaces the catalogue by a retailer's own. See docs/importing.md. */
import { catalogueColumns, importCatalogue } from '../lambda/domain/catalogue/import';
import type { CatalogueItem } from '../lambda/domain/catalogue/item';
import { type Import, importFromCommandLine } from './imports/program';

const catalogueImport: Import<CatalogueItem> = {
  command: 'catalogue:import',
  columns: catalogueColumns,
  noun: ['item', 'items'],
  async check(rows, { stores, now }) {
    const { items } = await stores.catalogue.current();
    return importCatalogue(rows, items, now);
  },
  async apply(items, { stores }) {
    await stores.catalogue.replace(items);
    return undefined;
  },
};

importFromCommandLine(catalogueImport);
