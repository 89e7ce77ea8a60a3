import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openIssuer } from '../../demo/accounts';
import { startIssuer } from '../../demo/issuer';
import { openIdSignIn } from '../../lambda/adapters/sign-in/openid';
import { listen } from '../../simulator/server/http-server';
import type { TestTable } from '../support/dynamodb';
import { type OpsHouse, openOpsHouse } from './house';

/** The console on a socket, with the demo's account server to sign in at. */
export interface OpsServer {
  url: string;
  house: OpsHouse;
  close(): Promise<void>;
}

export async function serveOperations(table: TestTable): Promise<OpsServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'operations-'));
  let house: OpsHouse | undefined;
  const answer = (request: Request) => house?.app.fetch(request) ?? new Response(null, { status: 503 });
  const server = await listen(answer, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = await startIssuer(await openIssuer(dataDir), url);
  const { redirectUri: returnUrl, clientId, clientSecret } = issuer.operations;
  const signIn = openIdSignIn(
    { issuer: issuer.url, clientId, clientSecret, returnUrl },
    { allowInsecure: true },
  );
  house = openOpsHouse(table, {}, { baseUrl: url, signIn });
  return {
    url,
    house,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await issuer.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
