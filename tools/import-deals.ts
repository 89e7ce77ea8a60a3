/** `npm run deals:import -- FILE.csv`: adds a retailer's deals to the running ones. See docs/importing.md. */
import type { Deal } from '../lambda/domain/deals/deal';
import { dealColumns, importDeals } from '../lambda/domain/deals/import';
import { type Import, importFromCommandLine } from './imports/program';

const dealImport: Import<Deal> = {
  command: 'deals:import',
  columns: dealColumns,
  noun: ['deal', 'deals'],
  async check(rows, { stores, now }, zone) {
    const { items } = await stores.catalogue.current();
    return importDeals(rows, { items, now, zone });
  },
  async apply(deals, { stores }) {
    const added = await stores.deals.add(deals);
    return added.kind === 'added' ? undefined : `A deal ${added.dealId} stands already; give it another id.`;
  },
};

importFromCommandLine(dealImport);
