import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { folderArchive } from '../lambda/adapters/archive/folder';
import { httpStores } from '../lambda/adapters/dynamodb/http-stores';
import { logger } from '../lambda/adapters/system/log';
import { report } from '../lambda/adapters/system/report';
import { doorsConfig, httpConfig, type SkillConfig, skillConfig, workerConfig } from '../lambda/config';
import type { Shop } from '../lambda/domain/shop';
import { makeHandler as makeSkillHandler } from '../lambda/entry/alexa';
import { makeHandler as makeDeadlinesHandler } from '../lambda/entry/deadlines';
import { doorsShop, makeHandler as makeDoorsHandler } from '../lambda/entry/doors';
import { makeHandler as makeHttpHandler } from '../lambda/entry/http';
import { makeHandler as makeWorkerHandler, workerShop } from '../lambda/entry/worker';
import { makeShop } from '../lambda/shop';
import { createLocalAlexa } from '../simulator';
import {
  answerConnections,
  grantEverything,
  openEntitlements,
  type Panel,
  serveLocalAlexa,
} from '../simulator/server';
import type { SkillHandler } from '../simulator/types';
import { demoAccounts, demoDevices, type Issuer, openIssuer } from './accounts';
import { type RunningBank, startBank } from './bank';
import { type DemoClock, makeDemoClock } from './clock';
import { Closers } from './closers';
import { type DeliveryPorts, makeDeliveries } from './deliveries';
import { followStream, type OnRecords, startEngine } from './engine';
import { archiveFolder, writeEngineFile } from './engine-file';
import { type RunningHome, startHome } from './home';
import { demoHomes, setUpDoors } from './home/doors';
import { profiles } from './household/profiles';
import { isSeeded, seedDemo } from './household/seed';
import { serveHttpFunction } from './http';
import { startIssuer } from './issuer';
import { closeBooksNightly } from './night';
import type { DemoOptions } from './options';
import { suggestions } from './said';
import { type RunningStore, startStore } from './store';
import { emptyTable, openTable } from './table';
import {
  demoEnvironment,
  demoTableName,
  householdKey,
  newWebhookSecret,
  signInEnvironment,
  storeDelays,
  type WebhookSecrets,
} from './terms';

export interface Demo {
  /** The local Alexa. */
  url: string;
  storeUrl: string;
  /** Where a household sees its account. */
  accountUrl: string;
  /** Doors, locks, cameras, and what people were told. */
  homeUrl: string;
  /** Where operations watch deliveries. */
  consoleUrl: string;
  /** What couriers carry. */
  courierUrl: string;
  close(): Promise<void>;
}

/** What all parts of a demo share while it starts. */
interface Base {
  options: DemoOptions;
  closers: Closers;
  clock: DemoClock;
  endpoint: string;
  client: DynamoDBDocumentClient;
  issuer: Issuer;
}

const packageDir = join(__dirname, '../skill-package');
/** What the local Alexa has sold: as old as the ledger that counts it. */
const entitlementsFile = 'entitlements.json';
/** Of the doors of the demo, and of their devices. */
const homeFolder = 'home';
const sweepEveryMs = 30_000;

/** Starts everything there is of Majordomo on this machine. @throws Error when a part does not start; none is left. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const closers = new Closers();
  try {
    return await bringUp(await prepare(options, closers));
  } catch (error) {
    await closers.closeAll().catch((failure) => report(failure, { while: 'giving up the start' }));
    throw error;
  }
}

async function prepare(options: DemoOptions, closers: Closers): Promise<Base> {
  const { dataDir, endpoint, dynamoDbLocalDir } = options;
  mkdirSync(dataDir, { recursive: true });
  // Turns are shown on the page; the terminal is for what went wrong.
  logger.setLogLevel('WARN');
  const engine = await startEngine({
    dataDir: join(dataDir, 'engine'),
    ...(endpoint && { endpoint }),
    ...(dynamoDbLocalDir && { dynamoDbLocalDir }),
  });
  closers.add(() => engine.stop());
  const client = await openTable(engine.endpoint);
  closers.add(() => client.destroy());
  const issuer = await openIssuer(dataDir);
  return { options, closers, clock: makeDemoClock(options.now), endpoint: engine.endpoint, client, issuer };
}

async function bringUp(base: Base): Promise<Demo> {
  const { options, closers, clock, endpoint, issuer } = base;
  const secrets = {
    toStore: newWebhookSecret(),
    fromStore: newWebhookSecret(),
    fromBank: newWebhookSecret(),
  };
  const environment = demoEnvironment({ accountPort: options.accountPort, endpoint, issuer, secrets });
  const archive = folderArchive(join(options.dataDir, archiveFolder));
  const shop = makeShop(skillConfig(environment), { clock, archive, storesIn: httpStores });
  await fill(base, shop);
  const home = await openHome(base, shop);
  const deliveries = startDeliveries(base, shop, home);
  const pagesUrl = await serveHttp(base, { ...shop, timers: deliveries.timers }, environment);
  const [accountUrl, consoleUrl, courierUrl] = [
    `${pagesUrl}/account`,
    `${pagesUrl}/ops`,
    `${pagesUrl}/courier`,
  ];
  const store = await startSeller(base, secrets, pagesUrl);
  const bank = await openBank(base, secrets, pagesUrl);
  followTable(base, { ...environment, STORE_WEBHOOK_URL: store.handOverUrl }, bank, deliveries);
  sweep({ ...shop, ...deliveries }, closers);
  closers.add(closeBooksNightly(shop, environment));
  const url = await serveAlexa(base, shop, skillConfig(environment), [
    { title: 'Store', url: store.url },
    { title: 'Bank', url: bank.url },
    { title: 'Home', url: home.url },
    { title: 'Account', url: accountUrl, opensApart: true },
    { title: 'Console', url: consoleUrl, opensApart: true },
    { title: 'Courier', url: courierUrl, opensApart: true },
  ]);
  closers.add(writeEngineFile(options.dataDir, { endpoint, tableName: demoTableName, url }));
  const urls = { url, storeUrl: store.url, accountUrl, homeUrl: home.url, consoleUrl, courierUrl };
  return { ...urls, close: () => closers.closeAll() };
}

/** A start that was broken off left a table that is not whole; in an engine of our own it begins again. */
async function fill({ client, options, clock, endpoint }: Base, shop: Shop): Promise<void> {
  if (!options.fresh && (await isSeeded(shop))) return;
  if (options.fresh || endpoint !== options.endpoint) await emptyTable(client);
  for (const name of ['store', 'stream', 'bank', homeFolder, archiveFolder, entitlementsFile])
    rmSync(join(options.dataDir, name), { recursive: true, force: true });
  const table = { client, tableName: demoTableName };
  await seedDemo(shop, table, { seed: options.seed, now: clock.now(), householdKey });
}

/** Doors for the households of the demo. A table that was filled before there were any gets them now. */
async function openHome({ options, closers, clock }: Base, shop: Shop): Promise<RunningHome> {
  for (const home of demoHomes(householdKey))
    if (!(await shop.deliveryHomes.read(home.householdId))) await setUpDoors(shop, home);
  const file = join(options.dataDir, homeFolder, 'devices.json');
  const home = await startHome({ file, clock, shop, householdKey });
  closers.add(home.close);
  return home;
}

function startDeliveries({ closers, clock }: Base, shop: Shop, home: RunningHome): DeliveryPorts {
  const { ports, timers } = makeDeliveries(shop, home, clock);
  closers.add(timers.close);
  return ports;
}

/** The HTTP function, with the account server that its pages sign in at. Gives its address. */
async function serveHttp(
  { options, closers, clock, issuer }: Base,
  shop: Shop,
  environment: Record<string, string>,
): Promise<string> {
  const variables = { ...environment };
  // Read at the first request, when the addresses are known.
  const handler = makeHttpHandler(
    () => shop,
    () => httpConfig(variables),
  );
  const { url, close } = await serveHttpFunction(handler, options.accountPort, clock.movable.now);
  closers.add(close);
  const accounts = await startIssuer(issuer, url);
  closers.add(accounts.close);
  Object.assign(variables, signInEnvironment(url, accounts));
  return url;
}

/** The simulated store, which reports to the HTTP function. */
async function startSeller(
  { options, closers, clock }: Base,
  secrets: WebhookSecrets,
  httpUrl: string,
): Promise<RunningStore> {
  const store = await startStore({
    port: 0,
    dataDir: join(options.dataDir, 'store'),
    secretIn: secrets.toStore,
    secretOut: secrets.fromStore,
    eventsUrl: `${httpUrl}/v1/providers/store/events`,
    clock,
    delays: storeDelays,
  });
  closers.add(store.close);
  return store;
}

/** The simulated bank, which charges the demo's cards and calls the HTTP function. */
async function openBank(
  { options, closers, clock }: Base,
  secrets: WebhookSecrets,
  httpUrl: string,
): Promise<RunningBank> {
  const config = {
    clock,
    file: join(options.dataDir, 'bank', 'payments.json'),
    callbackUrl: `${httpUrl}/v1/providers/payments/events`,
    callbackSecret: secrets.fromBank,
  };
  const customers = profiles.flatMap(({ paymentCustomerId }) => paymentCustomerId ?? []);
  const bank = await startBank(config, customers);
  closers.add(bank.close);
  return bank;
}

/** Two follow the table, each with a shop of its own: one alone reaches the seller and the bank, one doors and people. */
function followTable(
  { endpoint, clock, closers, options }: Base,
  environment: Record<string, string>,
  { sandbox: paymentProvider }: RunningBank,
  deliveries: DeliveryPorts,
): void {
  const worker = workerShop(workerConfig(environment), { clock, paymentProvider });
  const doors = doorsShop(doorsConfig(environment), { clock, ...deliveries });
  const dir = join(options.dataDir, 'stream');
  mkdirSync(dir, { recursive: true });
  const follow = (onRecords: OnRecords, position: string) => {
    const follower = followStream({
      endpoint,
      tableName: demoTableName,
      onRecords,
      checkpointPath: join(dir, position),
      onProblem: (error) => report(error, { while: 'following the stream' }),
    });
    closers.add(() => follower.stop());
  };
  follow(
    makeWorkerHandler(() => worker),
    'position.json',
  );
  follow(
    makeDoorsHandler(() => doors),
    'doors.json',
  );
}

function sweep(shop: Shop, closers: Closers): void {
  const deadlines = makeDeadlinesHandler(() => shop);
  const run = () => void deadlines().catch((error: unknown) => report(error, { while: 'sweeping' }));
  const timer = setInterval(run, sweepEveryMs);
  closers.add(() => clearInterval(timer));
}

/** Last of all: whoever gets an answer of `/health` can begin. */
async function serveAlexa(base: Base, shop: Shop, config: SkillConfig, panels: Panel[]): Promise<string> {
  const { options, closers, clock, issuer } = base;
  const entitlements = openEntitlements(join(options.dataDir, entitlementsFile));
  const connectionChoices = grantEverything();
  const alexa = createLocalAlexa({
    skillId: config.skillId,
    packageDir,
    handler: makeSkillHandler(
      () => shop,
      () => config,
    ) as SkillHandler,
    accounts: await demoAccounts(issuer, clock.now()),
    devices: demoDevices,
    now: clock.movable.now,
    connections: answerConnections(entitlements, connectionChoices),
  });
  const server = await serveLocalAlexa({
    alexa,
    port: options.port,
    clock: clock.movable,
    panels,
    suggestions,
    entitlements,
    connectionChoices,
  });
  closers.add(() => server.close());
  return server.url;
}
