import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openIssuer } from '../../demo/accounts';
import { type RunningIssuer, startIssuer } from '../../demo/issuer';
import { openIdSignIn } from '../../lambda/adapters/sign-in/openid';
import type { SignIn } from '../../lambda/domain/household/sign-in';
import { listen } from '../../simulator/server/http-server';

/** Pages on a socket, with the demo's account server to sign in at. */
export interface SignedInServer<House> {
  url: string;
  house: House;
  close(): Promise<void>;
}

interface Served {
  app: { fetch(request: Request): Response | Promise<Response> };
}

/**
 * @param client whose sign-in it is at the account server
 * @param open the house whose pages are served, once its address is known
 */
export async function serveSignedIn<House extends Served>(
  client: 'client' | 'operations',
  open: (entrance: { baseUrl: string; signIn: SignIn }) => House,
): Promise<SignedInServer<House>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'signed-in-'));
  let house: House | undefined;
  const answer = (request: Request) => house?.app.fetch(request) ?? new Response(null, { status: 503 });
  const server = await listen(answer, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = await startIssuer(await openIssuer(dataDir), url);
  house = open({ baseUrl: url, signIn: signInAt(issuer, client) });
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

function signInAt(issuer: RunningIssuer, client: 'client' | 'operations'): SignIn {
  const { redirectUri: returnUrl, clientId, clientSecret } = issuer[client];
  return openIdSignIn({ issuer: issuer.url, clientId, clientSecret, returnUrl }, { allowInsecure: true });
}
