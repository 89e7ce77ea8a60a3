import type { AddressInfo } from 'node:net';
import { makeVerifier } from '../../lambda/adapters/system/standard-webhooks';
import type { Clock } from '../../lambda/domain/time';
import { listen } from '../../simulator/server/http-server';
import { makeStoreApp } from './app';
import { type SenderOptions, sendDueEvents } from './sender';
import { openState, type StoreState } from './state';
import { type Delays, Warehouse } from './warehouse';

export interface StoreOptions extends SenderOptions {
  /** 0 takes a free one. */
  port: number;
  /** Where `store.json` stands; the store goes on from it after a restart. */
  dataDir: string;
  /** The shop signs its messages with this one, the store its events with `secretOut`. */
  secretIn: string;
  clock: Clock;
  delays: Delays;
  /** How often it looks for what is due, on the machine's own timer. */
  tickMs?: number;
}

export interface RunningStore {
  /** For `STORE_WEBHOOK_URL`: where the shop hands orders over. */
  handOverUrl: string;
  /** The page. */
  url: string;
  /** Ships, delivers and sends what is due by the clock. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

const tickDefaultMs = 500;

/** One run at a time: a call during a run waits for it and for one more. */
class Turns {
  private last = Promise.resolve();
  private waiting: Promise<void> | undefined;

  constructor(private readonly work: () => Promise<void>) {}

  take = (): Promise<void> => {
    this.waiting ??= this.last.then(() => {
      this.waiting = undefined;
      this.last = this.work().catch((error) => console.error('The simulated store failed:', error));
      return this.last;
    });
    return this.waiting;
  };

  /** Nothing runs any more, and nothing waits. */
  end = (): Promise<void> => this.waiting ?? this.last;
}

function ticker(state: StoreState, warehouse: Warehouse, save: () => void, options: StoreOptions) {
  return new Turns(async () => {
    const before = JSON.stringify(state);
    warehouse.advance();
    for (const orderId of await sendDueEvents(state, options)) warehouse.keep(orderId);
    if (JSON.stringify(state) !== before) save();
  });
}

/** A retailer's system on this machine: takes orders, ships and delivers them after a while, and reports back. */
export async function startStore(options: StoreOptions): Promise<RunningStore> {
  const { state, save } = openState(options.dataDir);
  const warehouse = new Warehouse(state, options.clock, options.delays);
  const turns = ticker(state, warehouse, save, options);
  const verify = makeVerifier([options.secretIn], options.clock);
  const app = makeStoreApp({ state, warehouse, verify, save, wake: () => void turns.take() });
  const server = await listen((request) => app.fetch(request), options.port, '127.0.0.1');
  const timer = setInterval(() => void turns.take(), options.tickMs ?? tickDefaultMs);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    handOverUrl: `${url}/hand-overs`,
    tick: turns.take,
    async close() {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await turns.end();
    },
  };
}
