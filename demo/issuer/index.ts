import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { listen } from '../../simulator/server/http-server';
import type { Issuer } from '../accounts';
import { type IssuerClient, makeIssuerApp } from './app';

export interface RunningIssuer {
  /** Its address, which is its name. */
  url: string;
  client: IssuerClient;
  close(): Promise<void>;
}

/** Serves the demo's account server on loopback, on a free port, for account pages at the given address. */
export async function startIssuer({ publicKey, idToken }: Issuer, pagesUrl: string): Promise<RunningIssuer> {
  const client = {
    clientId: 'demo-account-pages',
    clientSecret: randomBytes(24).toString('base64url'),
    redirectUri: `${pagesUrl}/account/sign-in/return`,
  };
  let url = '';
  const app = makeIssuerApp({ issuer: () => url, client, publicKey, idToken });
  const server = await listen((request) => app.fetch(request), 0, '127.0.0.1');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    client,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
