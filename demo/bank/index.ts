import type { AddressInfo } from 'node:net';
import { makeSandbox, type Sandbox, type SandboxConfig } from '../../lambda/adapters/payment/sandbox';
import { listen } from '../../simulator/server/http-server';
import { makeBankApp } from './app';

export interface RunningBank {
  /** Charges the cards. */
  sandbox: Sandbox;
  /** The page. */
  url: string;
  close(): Promise<void>;
}

const tickMs = 500;

/** A payment provider on this machine, with a page on which its cards are told what to do. */
export async function startBank(config: SandboxConfig, customers: string[]): Promise<RunningBank> {
  const sandbox = makeSandbox(config);
  const app = makeBankApp(sandbox, customers);
  const server = await listen((request) => app.fetch(request), 0, '127.0.0.1');
  let calling: Promise<void> | undefined;
  const call = () => {
    calling ??= sandbox.deliver().finally(() => {
      calling = undefined;
    });
  };
  const timer = setInterval(call, tickMs);
  return {
    sandbox,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await calling;
    },
  };
}
