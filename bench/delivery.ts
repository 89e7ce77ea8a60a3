import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BatchWriteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { ensureTable } from '../demo/engine/table';
import { moveDoor, setFault } from '../lambda/adapters/locks/simulated-lock';
import { changeWindow } from '../lambda/domain/delivery/change';
import { sendCommand } from '../lambda/domain/delivery/send';
import type { Shop } from '../lambda/domain/shop';
import { actors } from '../test/delivery/samples';
import { type Story, tell } from '../test/delivery/world/story';
import { request } from '../test/delivery/world/tasks';
import type { Terminal } from '../test/delivery/world/terminal';
import { deliveryShop } from '../test/support/deliveries';
import { type TestTable, withTestTable } from '../test/support/dynamodb';
import type { Benchmark, Row } from './report';
import { askedAt, benchTerminal, challenge, placeDelivery } from './support/placed-deliveries';
import { recordCommands, replayOn } from './support/replayed';
import { quantile } from './support/statistics';

const budgets = { p50: 1.25, p99: 1.5, memory: 1.2 };
const warmUp = 50;
const measured = 300;
const batchSize = 25;
const windows = 200;
const secondMs = 1_000;
const minuteMs = 60 * secondMs;

interface Times {
  oursMs: number[];
  bareMs: number[];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function mirrorOf({ client, name }: TestTable): Promise<string> {
  const mirror = `${name}-mirror`;
  await ensureTable(client, mirror);
  const pages = paginateScan({ client, pageSize: batchSize }, { TableName: name, ConsistentRead: true });
  for await (const { Items = [] } of pages) {
    const puts = Items.map((Item) => ({ PutRequest: { Item } }));
    if (puts.length > 0) await client.send(new BatchWriteCommand({ RequestItems: { [mirror]: puts } }));
  }
  return mirror;
}

/** What a terminal sends, as one function hears it. */
async function unlock(shop: Shop, terminal: Terminal, windowId: string): Promise<void> {
  const path = `/stops/${windowId}/unlock`;
  const { status, text } = await terminal.send(
    shop,
    terminal.signed('POST', path, { challenge }, { key: windowId }),
  );
  if (status !== 202) throw new Error(`not unlocked: ${text}`);
}

/** A revocation, and the lock command that follows from it, up to the lock. */
async function revoke(shop: Shop, windowId: string): Promise<void> {
  const event = { kind: 'revoke', reason: 'customer-request' } as const;
  const result = await changeWindow(shop, { windowId, event, by: actors.customer });
  if (result.name !== 'changed') throw new Error(`not revoked: ${result.name}`);
  const lock = result.facts.step.commands.find(({ body }) => body.kind === 'lock');
  await sendCommand(shop, lock?.commandId ?? '');
}

/** Each is done once to each window, and followed by its own requests, sent bare. */
async function measureCalls(table: TestTable): Promise<Record<'unlock' | 'revoke', Times>> {
  const client = table.newClient();
  const lock = async () => ({ outcome: 'confirmed' }) as const;
  const { shop, clock } = deliveryShop(table, {}, client);
  const worker: Shop = { ...shop, locks: { ...shop.locks, lock } };
  clock.set(askedAt);
  const terminal = benchTerminal();
  const { deviceId, courierId, publicKey } = terminal;
  await shop.couriers.enroll({ deviceId, courierId, publicKey, enrolledAt: askedAt, enrolledBy: 'op_9' });
  const windowIds: string[] = [];
  for (let place = 0; place < warmUp + measured; place++) windowIds.push(await placeDelivery(shop, terminal));
  const replay = replayOn(table.newClient(), table.name, await mirrorOf(table));
  const sent = recordCommands(client);
  const measure = async (work: (windowId: string) => Promise<void>): Promise<Times> => {
    const times: Times = { oursMs: [], bareMs: [] };
    for (const [place, windowId] of windowIds.entries()) {
      const oursMs = await timed(() => work(windowId));
      const bareMs = await timed(replay(sent()));
      if (place < warmUp) continue;
      times.oursMs.push(oursMs);
      times.bareMs.push(bareMs);
    }
    return times;
  };
  return {
    unlock: await measure((windowId) => unlock(shop, terminal, windowId)),
    revoke: await measure((windowId) => revoke(worker, windowId)),
  };
}

function rowsOf(what: string, { oursMs, bareMs }: Times): Row[] {
  const over = (name: 'p50' | 'p99', share: number): Row => ({
    what: `${what}, over its bare requests, ${name}`,
    budget: budgets[name],
    measured: quantile(oursMs, share) / quantile(bareMs, share),
    unit: 'times',
  });
  return [
    over('p50', 0.5),
    over('p99', 0.99),
    { what: `${what}, p50`, measured: quantile(oursMs, 0.5), unit: 'ms' },
    { what: `${what}: its bare requests, p50`, measured: quantile(bareMs, 0.5), unit: 'ms' },
  ];
}

/** What is in use once the garbage is collected. */
function heapMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1_048_576;
}

/** Doors of as many houses, all open at once. */
async function openDoors(): Promise<Story> {
  const story = tell({ houses: windows });
  const { world } = story;
  const eachWindow = async (work: () => Promise<unknown>) => {
    for (const { windowIds } of world.houses) {
      story.windowId = windowIds[0] ?? '';
      await work();
    }
  };
  for (const house of world.houses) {
    await story.does(request(world, house, 10 * minuteMs, 60 * minuteMs));
    story.windowId = house.windowIds[0] ?? '';
    await story.authorizes(house.householdId);
    await story.operator({ kind: 'assign', assignment: { courierId: 'cou_1', packageIds: ['P1'] } });
    await story.operator({ kind: 'enable' });
  }
  await story.pass(11 * minuteMs);
  await eachWindow(story.arrive);
  await story.passSeconds(8);
  await eachWindow(story.unlock);
  await story.passSeconds(4);
  for (const { lock } of world.houses) moveDoor(lock, 'open', world.now());
  return story;
}

/** The provider of all locks is not there for ten minutes; any broken invariant ends it. */
async function endureOutage(): Promise<Row[]> {
  const story = await openDoors();
  const { world } = story;
  for (const { lock } of world.houses) setFault(lock, 'down');
  await story.pass(4 * minuteMs);
  const beforeMb = heapMb();
  await story.pass(6 * minuteMs);
  const afterMb = heapMb();
  const states = () => world.windows().map(({ state }) => state);
  const forgotten = states().filter((state) => state !== 'relock-failed').length;
  for (const { lock } of world.houses) {
    setFault(lock, 'down', 0);
    moveDoor(lock, 'closed', world.now());
  }
  await story.pass(3 * minuteMs);
  const unfinished = states().filter((state) => state !== 'completed').length;
  const count = (what: string, number: number): Row => ({
    what,
    budget: 0,
    measured: number,
    unit: 'windows',
  });
  return [
    count(
      `${windows} open doors, their provider down for ten minutes: invariants broken`,
      world.observer.violation ? 1 : 0,
    ),
    count('doors of which nobody was told meanwhile', forgotten),
    count('deliveries not over three minutes after it is back', unfinished),
    {
      what: 'memory at the end of the outage over that after four minutes of it',
      budget: budgets.memory,
      measured: afterMb / beforeMb,
      unit: 'times',
    },
  ];
}

async function measure(table: TestTable): Promise<{ rows: Row[]; notes: string[] }> {
  const times = await measureCalls(table);
  return {
    rows: [
      ...rowsOf('from a signed unlock request to the command in the outbox', times.unlock),
      ...rowsOf('from a revocation to the command at the lock', times.revoke),
      ...(await endureOutage()),
    ],
    notes: [
      `${measured} windows after ${warmUp} to warm up. Each is asked for over HTTP, with signature, nonce and idempotency key; the requests that this sends to the table are then sent bare, in the same order, to a copy of it.`,
      'On the embedded engine a request takes about a millisecond. In AWS it takes several, so that the ratios there are smaller.',
      'The outage is simulated: real use cases on a table in memory, by a clock of their own.',
    ],
  };
}

export const delivery: Benchmark = {
  name: 'delivery',
  title: 'Deliveries over their bare DynamoDB calls, and through an outage',
  run: () => withTestTable(measure),
};
