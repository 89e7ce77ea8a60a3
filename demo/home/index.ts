import type { AddressInfo } from 'node:net';
import type { Channel } from '../../lambda/adapters/notify/channel';
import type { Shop } from '../../lambda/domain/shop';
import type { Clock } from '../../lambda/domain/time';
import { listen } from '../../simulator/server/http-server';
import { makeHomeApp } from './app';
import { demoHomes, deviceNames } from './doors';
import { type HomeFile, openHomeFile } from './state';

export interface RunningHome {
  /** The page. */
  url: string;
  simulated: Pick<HomeFile['state'], 'locks' | 'cameras'>;
  /** Shows on the page whatever somebody is told. */
  outbox: Channel;
  close(): Promise<void>;
}

export interface HomeOptions {
  file: string;
  clock: Clock;
  shop: Pick<Shop, 'deliveryHomes'>;
  householdKey: string;
}

const saveEveryMs = 500;

/** The visible outbox: it stands for Alexa, for e-mail and for the pager. */
const outboxOf = ({ tell, save }: HomeFile): Channel => ({
  name: 'outbox',
  takes: () => true,
  async send({ notice: { noticeId, to, topic, at }, reader: { language }, message }) {
    tell({ noticeId, to, topic, at, language, ...message });
    save();
  },
});

/** Homes with their doors, locks and cameras on this machine, and a page on which everything can happen to them. */
export async function startHome({ file, clock, shop, householdKey }: HomeOptions): Promise<RunningHome> {
  const home = openHomeFile(file);
  const homes = demoHomes(householdKey);
  const app = makeHomeApp({
    home,
    clock,
    // The world moves, whatever operations know of it; through them a door stays where it is while a window is open.
    async moveTo(name, location) {
      const { householdId = '' } = homes[deviceNames.indexOf(name)] ?? {};
      const known = await shop.deliveryHomes.read(householdId);
      if (!known) return false;
      const doors = known.home.doors.map((door) => ({ ...door, location }));
      const moved = { ...known.home, doors, revision: known.home.revision + 1 };
      return (await shop.deliveryHomes.save(moved)) === 'saved';
    },
  });
  const server = await listen((request) => app.fetch(request), 0, '127.0.0.1');
  const timer = setInterval(home.save, saveEveryMs);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    simulated: home.state,
    outbox: outboxOf(home),
    async close() {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      home.save();
    },
  };
}
