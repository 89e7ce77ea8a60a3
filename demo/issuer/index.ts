import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { listen } from '../../simulator/server/http-server';
import type { Issuer } from '../accounts';
import { profiles } from '../household/profiles';
import { type IssuerClient, type IssuerPerson, makeIssuerApp } from './app';

export interface RunningIssuer {
  /** Its address, which is its name. */
  url: string;
  /** Of the account pages. */
  client: IssuerClient;
  /** Of the console. */
  operations: IssuerClient;
  close(): Promise<void>;
}

/** Two operators, since some things take two. */
const staff: IssuerPerson[] = [
  { subject: 'operator-1', label: 'Operator', roles: ['operator'] },
  { subject: 'operator-2', label: 'Second operator', roles: ['operator'] },
  { subject: 'auditor', label: 'Auditor', roles: ['auditor'] },
  { subject: 'viewer', label: 'Viewer', roles: ['viewer'] },
  { subject: 'nobody', label: 'Somebody without a role' },
];

/** Serves the demo's account server on loopback, on a free port, for account pages at the given address. */
export async function startIssuer({ publicKey, idToken }: Issuer, pagesUrl: string): Promise<RunningIssuer> {
  const secret = () => randomBytes(24).toString('base64url');
  const client = {
    clientId: 'demo-account-pages',
    clientSecret: secret(),
    redirectUri: `${pagesUrl}/account/sign-in/return`,
    people: profiles,
  };
  const operations = {
    clientId: 'demo-operations',
    clientSecret: secret(),
    redirectUri: `${pagesUrl}/ops/sign-in/return`,
    people: staff,
  };
  let url = '';
  const app = makeIssuerApp({ issuer: () => url, clients: [client, operations], publicKey, idToken });
  const server = await listen((request) => app.fetch(request), 0, '127.0.0.1');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    client,
    operations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
