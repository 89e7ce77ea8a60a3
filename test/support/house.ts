import path from 'node:path';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { packHabits } from '../../lambda/adapters/dynamodb/habit-pack';
import { keys } from '../../lambda/adapters/dynamodb/table';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import type { CatalogueItem } from '../../lambda/domain/catalogue/item';
import type { Deal } from '../../lambda/domain/deals/deal';
import type { InSkillProducts } from '../../lambda/domain/digital/in-skill-products';
import type { Household } from '../../lambda/domain/household/household';
import { householdIdFromSubject } from '../../lambda/domain/household/identity';
import type { Order } from '../../lambda/domain/orders/order';
import type { Habit } from '../../lambda/domain/purchases/habit';
import type { Seller } from '../../lambda/domain/seller';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, epochMsOf, type Instant, plusMs } from '../../lambda/domain/time';
import { setVoiceCode } from '../../lambda/domain/voice-code/set';
import { creditPurchased } from '../../lambda/domain/wallet/moves';
import { emptyWallet } from '../../lambda/domain/wallet/wallet';
import { customsOf, type Locale } from '../../lambda/voice/locale';
import { makeSkill } from '../../lambda/voice/skill';
import { createLocalAlexa } from '../../simulator';
import { conversation } from '../../simulator/kit';
import type { LocalAlexa, SimulatorOptions, Speaker, Turn } from '../../simulator/types';
import { readCatalogueFile } from '../../tools/model/sources';
import { noWaiting, type TestTable } from './dynamodb';
import { quietPorts } from './ports';
import { grantOf, holdOf, sampleDeal, walletAfter } from './samples';
import { testSeller } from './sellers';

const root = path.join(__dirname, '..', '..');
export const houseKey = 'obviously-fake-household-key-0000000';
/** A Tuesday morning in Paris, and before dawn in New York. */
export const houseNow: Instant = '2026-03-10T09:00:00.000Z';
const skillId = 'amzn1.ask.skill.test';

let sampleShelf: CatalogueItem[] | undefined;

/** The bundled sample catalogue, read once. */
export function sampleCatalogue(): CatalogueItem[] {
  sampleShelf ??= readCatalogueFile(path.join(root, 'demo', 'catalogue.csv'));
  return sampleShelf;
}

export interface HouseOptions {
  locale?: Locale;
  coins?: number;
  /** A linked account, unless false. */
  linked?: boolean;
  /** What the household buys. */
  habits?: Habit[];
  items?: CatalogueItem[];
  /** For this household alone: the table is shared. */
  deals?: Deal[];
  orders?: Order[];
  now?: Instant;
  screen?: boolean;
  /** Another client of the same table, with faults or counters on it. */
  client?: DynamoDBDocumentClient;
  seller?: Partial<Seller>;
  /** What Alexa does when the talk is handed over to her. */
  connections?: SimulatorOptions['connections'];
  /** Amazon's list of in-skill products; she sells nothing otherwise. */
  inSkillProducts?: InSkillProducts;
  /** The voice that Alexa recognises. */
  personId?: string;
  /** A card is saved at the payment provider. */
  card?: boolean;
  /** The voice code that is set. */
  voiceCode?: string;
  /** The seller has verified who the customer is. */
  verified?: boolean;
}

/** A household with its Alexa, in front of the real skill on a real engine. */
export interface House {
  shop: Shop;
  household: Household;
  alexa: LocalAlexa;
  speaker: Speaker;
  say(utterance: string): Promise<Turn>;
  /** A script of "U: …" and "A: …" lines. */
  talk(script: string): Promise<Turn[]>;
  /** Moves the clock that requests are dated by. */
  setNow(now: Instant): void;
  balanceCoins(): Promise<number>;
  orders(): Promise<Order[]>;
  /** Faults that were logged, by code. */
  faults: string[];
  /** Rules that responses broke: a conversation leaves it empty. */
  lints: unknown[];
  /** Every line that was logged, whole. */
  logged: unknown[];
}

/** A good of the sample catalogue, bought every twenty days and due in about a week. */
export const habitOf = (sku: string, overrides: Partial<Habit> = {}): Habit => ({
  sku,
  count: 8,
  firstDay: '2025-10-01',
  lastDay: '2026-02-26',
  lastQuantity: 2,
  usualQuantity: 2,
  sumLogGapDays: 7 * Math.log(20),
  ...overrides,
});

/** A deal on a good of the sample catalogue: a fifth off, until Sunday. */
export function dealOn(sku: string, overrides: Partial<Deal> = {}): Deal {
  const item = sampleCatalogue().find((one) => one.sku === sku);
  if (!item) throw new Error(`no ${sku} in the sample catalogue`);
  const cents = { EUR: Math.round(item.cents.EUR * 0.8), USD: Math.round(item.cents.USD * 0.8) };
  return sampleDeal({
    sku,
    cents,
    lowestRecentCents: item.cents,
    startsAt: plusMs(houseNow, -dayMs),
    endsAt: plusMs(houseNow, 5 * dayMs),
    ...overrides,
  });
}

let houses = 0;

async function furnish(
  table: TestTable,
  shop: Shop,
  household: Household,
  options: HouseOptions,
): Promise<void> {
  const { coins = 10_000, deals = [], orders = [], now = houseNow } = options;
  await shop.catalogue.replace(options.items ?? sampleCatalogue());
  if (options.linked !== false) await shop.households.save(household);
  if (coins > 0 && options.linked !== false) {
    const wallet = emptyWallet(household.id, `acc_${household.id}`);
    const key = `grant:${household.id}`;
    const ask = { key, kind: 'adjustment' as const, coins, subject: 'opening', now };
    await shop.wallets.commit(creditPurchased(wallet, ask));
  }
  const audience = { kind: 'household', householdId: household.id } as const;
  if (deals.length > 0) await shop.deals.add(deals.map((deal) => ({ ...deal, audience })));
  if (options.habits) await saveHabits(table, household, options.habits);
  if (options.voiceCode) await setVoiceCode(shop, household.id, options.voiceCode, now);
  for (const order of orders) await placeOld(shop, { ...order, householdId: household.id });
}

/** Orders of the past, paid with coins granted for them. */
async function placeOld(shop: Shop, order: Order): Promise<void> {
  const view = await shop.households.read(order.householdId);
  const wallet = view?.wallet ?? emptyWallet(order.householdId, `acc_${order.householdId}`);
  const grant = grantOf(wallet, order.totalCents, `grant:${order.orderId}`);
  await shop.wallets.commit(grant);
  await shop.orders.place(order, holdOf(walletAfter(grant), order));
}

/** Habits as the worker packs them. */
async function saveHabits(table: TestTable, household: Household, habits: Habit[]): Promise<void> {
  const packed = { ...keys.habits(household.id), version: 1, habits: packHabits(habits) };
  await table.client.send(new PutCommand({ TableName: table.name, Item: packed }));
}

const householdOf = (subject: string, locale: Locale, { card, verified }: HouseOptions): Household => ({
  id: householdIdFromSubject(houseKey, subject),
  customerId: subject,
  ...customsOf[locale],
  ...(card && { paymentCustomerId: `cus_${subject}` }),
  ...(verified && { isVerified: true }),
});

/** Keeps every line, and what they say of faults and of broken rules. */
function keepingLog() {
  const [faults, lints, logged]: [string[], unknown[], unknown[]] = [[], [], []];
  const log = {
    info: (...line: unknown[]) => logged.push(line),
    warn: (message: string, facts: object) => {
      logged.push([message, facts]);
      lints.push(facts);
    },
    error: (message: string, facts: Record<string, unknown>) => {
      logged.push([message, facts]);
      faults.push(String(facts.code));
    },
  };
  return { log, kept: { faults, lints, logged } };
}

type Log = ReturnType<typeof keepingLog>['log'];

/** A token says of the household what stands in it by then: tests may change it. */
const skillOf = (shop: Shop, household: Household, log: Log) =>
  makeSkill({
    shop,
    skillId,
    householdKey: houseKey,
    turnTimeoutMs: 20_000,
    readToken: async (token) => {
      if (!token.startsWith('token:')) return undefined;
      const { paymentCustomerId, isVerified = false } = household;
      const subject = token.slice('token:'.length);
      return { subject, isVerified, ...(paymentCustomerId !== undefined && { paymentCustomerId }) };
    },
    log,
  });

function alexaOf(
  subject: string,
  { timeZone }: Household,
  { locale = 'en-US', linked = true, screen = false, personId, connections }: HouseOptions,
  { handler, now }: Pick<SimulatorOptions, 'handler' | 'now'>,
) {
  const person = personId !== undefined && { personId };
  const speaker = {
    userId: `user-${subject}`,
    deviceId: screen ? 'screen' : 'speaker',
    locale,
    ...person,
  };
  const account = {
    ...{ userId: speaker.userId, label: 'household', locale, timeZone },
    ...(person && { persons: [{ ...person, label: 'voice' }] }),
    ...(linked && { accessToken: `token:${subject}` }),
  };
  const alexa = createLocalAlexa({
    skillId,
    packageDir: path.join(root, 'skill-package'),
    handler,
    accounts: [account],
    devices: [
      { deviceId: 'speaker', label: 'speaker', screen: false },
      { deviceId: 'screen', label: 'screen', screen: true },
    ],
    now,
    ...(connections && { connections }),
  });
  return { alexa, speaker };
}

export async function openHouse(table: TestTable, options: HouseOptions = {}): Promise<House> {
  let now = options.now ?? houseNow;
  const subject = `subject-${++houses}`;
  const household = householdOf(subject, options.locale ?? 'en-US', options);
  const clock = { now: () => now };
  const common = {
    seller: { ...testSeller, ...options.seller },
    clock,
    ids: makeIdSource(),
    ...quietPorts,
    ...(options.inSkillProducts && { inSkillProducts: options.inSkillProducts }),
  };
  const shopOn = (client?: DynamoDBDocumentClient): Shop => ({
    ...common,
    ...table.stores({ clock, patience: noWaiting }, client),
  });
  const shop = shopOn();
  await furnish(table, shop, household, options);
  const { log, kept } = keepingLog();
  const handler = skillOf(options.client ? shopOn(options.client) : shop, household, log);
  const parts = { handler, now: () => epochMsOf(now) };
  const { alexa, speaker } = alexaOf(subject, household, options, parts);
  const talk = conversation(alexa, speaker);
  return {
    ...{ shop, household, alexa, speaker },
    say: talk.say,
    talk: talk.run,
    setNow: (instant) => {
      now = instant;
    },
    balanceCoins: async () => (await shop.households.read(household.id))?.wallet?.availableCoins ?? 0,
    orders: () => shop.orders.latest(household.id, 50),
    ...kept,
  };
}
