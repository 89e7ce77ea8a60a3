import type { TestTable } from '../support/dynamodb';
import { type SignedInServer, serveSignedIn } from '../support/signed-in-server';
import { type OpsHouse, openOpsHouse } from './house';

const orderPage = 'https://orders.example.com/support/{order}';

/** The console, with operators to sign in as. */
export type OpsServer = SignedInServer<OpsHouse>;

export const serveOperations = (table: TestTable): Promise<OpsServer> =>
  serveSignedIn('operations', (entrance) => openOpsHouse(table, {}, { ...entrance, orderPage }));
