import type { AddressInfo } from 'node:net';
import { makeVerifier } from '../../lambda/adapters/system/standard-webhooks';
import { listen } from '../../simulator/server/http-server';
import { makeGatewayApp } from './app';
import { type CallbackOptions, tellCompleted } from './callbacks';
import { Gateway, type GatewayDevices } from './devices';

export interface GatewayOptions extends GatewayDevices {
  /** 0 takes a free one. */
  port: number;
  /** What Majordomo signs its messages with; two while one is changed. */
  secretsIn: readonly string[];
  /** Where to tell that commands were done; absent: nowhere. */
  callbacks?: Omit<CallbackOptions, 'clock'>;
}

export interface RunningGateway {
  url: string;
  /** All callbacks that were begun have come to an end. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** The reference gateway of docs/locks.md on this machine, over any locks and cameras. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { clock, locks, callbacks, secretsIn, port } = options;
  const begun = new Set<Promise<void>>();
  const app = makeGatewayApp({
    gateway: new Gateway(options),
    verify: makeVerifier(secretsIn, clock),
    completed(command, outcome) {
      if (!callbacks) return;
      const told = tellCompleted({ ...callbacks, clock }, locks, command, outcome);
      begun.add(told);
      void told.finally(() => begun.delete(told));
    },
  });
  const server = await listen((request) => app.fetch(request), port, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settled: async () => {
      await Promise.all(begun);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(begun);
    },
  };
}
