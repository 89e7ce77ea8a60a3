import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ensureTable } from '../demo/engine/table';
import type { Stores } from '../lambda/adapters/dynamodb';
import { lineSk, linesPk } from '../lambda/adapters/dynamodb/table';
import { untilUnchanged } from '../lambda/domain/wallet/commit';
import { creditPurchased, takeCoins } from '../lambda/domain/wallet/moves';
import { transferCoins } from '../lambda/domain/wallet/transfers';
import type { Wallet } from '../lambda/domain/wallet/wallet';
import { countRequests } from '../test/support/counting-client';
import { noWaiting, scanAll, type TestTable, withTestTable } from '../test/support/dynamodb';
import { newId, newWallet, sampleHousehold, testNow, walletAfter } from '../test/support/samples';
import type { Benchmark, Row } from './report';
import { type ImportedItem, withImportedTable } from './support/imported-table';
import { quantile } from './support/statistics';

const budgets = { p50: 1.1, p99: 1.25, balance: 1.1, oneWalletUnits: 6, twoWalletUnits: 10 };
const warmUp = 400;
const movements = 2_000;
const balanceReads = 1_000;
const lineCounts = { short: 10, long: 1_000_000 };
const concurrent = 64;

/** What an SDK command was asked with, the last time. */
type Sent = ConstructorParameters<typeof TransactWriteCommand>[0];

/** Keeps the input of the last transaction: the bare one writes the same. */
function lastTransaction(client: DynamoDBDocumentClient): () => Sent {
  let sent: Sent | undefined;
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (String(context.commandName).startsWith('TransactWrite')) sent = args.input as Sent;
      return next(args);
    },
    { step: 'initialize', name: 'lastTransaction' },
  );
  return () => {
    if (!sent) throw new Error('no transaction was sent');
    return sent;
  };
}

/** The same items and conditions, in another table that has seen the same before. */
const onMirror = ({ TransactItems = [] }: Sent, mirror: string): Sent => ({
  TransactItems: TransactItems.map(({ Put }) => (Put ? { Put: { ...Put, TableName: mirror } } : {})),
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One movement after the other on one wallet: a credit, then what a customer spends. */
function nextMovement(wallet: Wallet, place: number) {
  const ask = { key: newId('bench'), subject: 'bench', now: testNow, coins: 5 };
  const spent = place % 2 === 1 ? takeCoins(wallet, { ...ask, kind: 'purchase' }) : undefined;
  return spent ?? creditPurchased(wallet, { ...ask, kind: 'adjustment' });
}

/** Movements of the ledger, each followed by its own transaction sent bare. */
async function measureMovements(table: TestTable): Promise<{ movementMs: number[]; bareMs: number[] }> {
  const client = table.newClient();
  const bareClient = table.newClient();
  const mirror = `${table.name}-mirror`;
  await ensureTable(table.client, mirror);
  const { wallets } = table.stores({ patience: noWaiting }, client);
  const last = lastTransaction(client);
  const [movementMs, bareMs]: [number[], number[]] = [[], []];
  let wallet = newWallet(newId('hh'));
  for (let place = 0; place < warmUp + movements; place++) {
    let after = wallet;
    const ours = await timed(async () => {
      const movement = nextMovement(wallet, place);
      after = walletAfter(movement);
      await wallets.commit(movement);
    });
    wallet = after;
    const command = onMirror(last(), mirror);
    const bare = await timed(() => bareClient.send(new TransactWriteCommand(command)));
    if (place < warmUp) continue;
    movementMs.push(ours);
    bareMs.push(bare);
  }
  return { movementMs, bareMs };
}

function movementRows({ movementMs, bareMs }: { movementMs: number[]; bareMs: number[] }): Row[] {
  const over = (what: string, share: number, budget: number): Row => ({
    what: `a movement over a bare three-item TransactWriteItems, ${what}`,
    budget,
    measured: quantile(movementMs, share) / quantile(bareMs, share),
    unit: 'times',
  });
  return [
    over('p50', 0.5, budgets.p50),
    over('p99', 0.99, budgets.p99),
    { what: 'a movement, p50', measured: quantile(movementMs, 0.5), unit: 'ms' },
    { what: 'the bare transaction, p50', measured: quantile(bareMs, 0.5), unit: 'ms' },
  ];
}

/** A household with coins, and where the lines of its account stand. */
async function withAccount(stores: Stores): Promise<{ householdId: string; pk: string }> {
  const household = sampleHousehold();
  await stores.households.save(household);
  const ask = { key: newId('grant'), kind: 'adjustment', subject: 'opening', now: testNow } as const;
  const grant = creditPurchased(newWallet(household.id), { ...ask, coins: 1_000 });
  await stores.wallets.commit(grant);
  return { householdId: household.id, pk: linesPk(walletAfter(grant).account) };
}

/** Further lines of an account, as small as lines can be. */
function* pastLines(pk: string, count: number): Generator<ImportedItem> {
  for (let sequence = 2; sequence <= count; sequence++) yield { pk, sk: lineSk(sequence), coins: 1 };
}

/** Two households of a table, and all that stands in it. */
async function twoAccounts(table: TestTable) {
  const stores = table.stores({ patience: noWaiting });
  const [short, long] = [await withAccount(stores), await withAccount(stores)];
  return { short, long, items: await scanAll(table) };
}

async function readBalances(stores: Stores, short: string, long: string): Promise<Row> {
  const [shortMs, longMs]: [number[], number[]] = [[], []];
  for (let place = 0; place < warmUp + balanceReads; place++) {
    const shortTime = await timed(() => stores.households.read(short));
    const longTime = await timed(() => stores.households.read(long));
    if (place < warmUp) continue;
    shortMs.push(shortTime);
    longMs.push(longTime);
  }
  return {
    what: 'balance of an account with 1,000,000 lines over one with 10, p50',
    budget: budgets.balance,
    measured: quantile(longMs, 0.5) / quantile(shortMs, 0.5),
    unit: 'times',
  };
}

async function balanceRows(): Promise<Row[]> {
  const { short, long, items } = await withTestTable(twoAccounts);
  function* all() {
    yield* items;
    yield* pastLines(short.pk, lineCounts.short);
    yield* pastLines(long.pk, lineCounts.long);
  }
  return withImportedTable(all(), async (table) => {
    const client = table.newClient();
    const stores = table.stores({ patience: noWaiting }, client);
    const flatness = await readBalances(stores, short.householdId, long.householdId);
    const counter = countRequests(client);
    await stores.households.read(long.householdId);
    const { roundTrips } = counter.counts();
    return [{ what: 'balance: round trips', budget: 1, measured: roundTrips, unit: 'round trips' }, flatness];
  });
}

/** Write units of one commit, from the real sizes of its items. */
async function unitsOf(table: TestTable, commit: (stores: Stores) => Promise<unknown>): Promise<number> {
  const client = table.newClient();
  const counter = countRequests(client);
  await commit(table.stores({ patience: noWaiting }, client));
  return counter.counts().writeUnits;
}

async function openWallet({ wallets }: Stores): Promise<Wallet> {
  const ask = { key: newId('grant'), kind: 'adjustment', subject: 'opening', now: testNow } as const;
  const grant = creditPurchased(newWallet(newId('hh')), { ...ask, coins: 10_000 });
  await wallets.commit(grant);
  return walletAfter(grant);
}

async function unitRows(table: TestTable): Promise<Row[]> {
  const stores = table.stores({ patience: noWaiting });
  const [from, to] = [await openWallet(stores), await openWallet(stores)];
  const ask = { key: newId('transfer'), kind: 'transfer', subject: 'bench', now: testNow } as const;
  const transfer = transferCoins(from, to, { ...ask, coins: 10 });
  if (!transfer) throw new Error('too few coins to transfer');
  const two = await unitsOf(table, ({ wallets }) => wallets.commit(transfer));
  const spent = nextMovement(await openWallet(stores), 1);
  const one = await unitsOf(table, ({ wallets }) => wallets.commit(spent));
  return [
    { what: 'a movement of one wallet', budget: budgets.oneWalletUnits, measured: one, unit: 'units' },
    { what: 'a movement of two wallets', budget: budgets.twoWalletUnits, measured: two, unit: 'units' },
  ];
}

async function contentionRows(table: TestTable): Promise<Row[]> {
  const { wallets } = table.stores();
  const first = await openWallet({ wallets } as Stores);
  let tries = 0;
  const spend = (key: string) =>
    untilUnchanged(first, async (wallet) => {
      tries += 1;
      const ask = { key, kind: 'purchase', subject: 'bench', now: testNow } as const;
      const movement = takeCoins(wallet, { ...ask, coins: 10 });
      if (!movement) throw new Error('the coins were not there');
      return wallets.commit(movement);
    });
  const keysOf = Array.from({ length: concurrent }, () => newId('bench'));
  const durationMs = await timed(() => Promise.all(keysOf.map(spend)));
  const lost = 10_000 - concurrent * 10 - ((await wallets.read(first.householdId))?.availableCoins ?? 0);
  return [
    {
      what: '64 movements at once on one wallet: coins lost or made',
      budget: 0,
      measured: Math.abs(lost),
      unit: 'coins',
    },
    { what: '64 movements at once on one wallet: until all are done', measured: durationMs, unit: 'ms' },
    {
      what: '64 movements at once on one wallet: transactions for each',
      measured: tries / concurrent,
      unit: 'units',
    },
  ];
}

async function measure(table: TestTable): Promise<{ rows: Row[]; notes: string[] }> {
  const times = await measureMovements(table);
  const rows = [
    ...movementRows(times),
    ...(await unitRows(table)),
    ...(await contentionRows(table)),
    ...(await balanceRows()),
  ];
  return {
    rows,
    notes: [
      `${times.movementMs.length} movements after ${warmUp} to warm up: what is timed is working out the movement with its hashes, and committing it. The bare transaction after each writes the same three items under the same conditions to a copy of the table.`,
      'Units are computed from the real sizes of the items: engines other than Amazon’s misreport them.',
    ],
  };
}

export const ledger: Benchmark = {
  name: 'ledger',
  title: 'The ledger over its bare DynamoDB calls',
  run: () => withTestTable(measure),
};
