import { createHash } from 'node:crypto';
import { epochMsOf, type Instant } from '../../domain/time';
import type { Purse } from '../../domain/wallet/wallet';
import { sortablePartOf, timePartOf } from '../system/ids';

/**
 * The one table: every key, and every way it is read.
 *
 * | item            | pk                | sk                        | read by                                          |
 * | --------------- | ----------------- | ------------------------- | ------------------------------------------------ |
 * | profile         | `H#<household>`   | `A#PROFILE`               | every turn: one Query of all that begins `A#`    |
 * | wallet          | `H#<household>`   | `A#WALLET`                | the same Query                                   |
 * | digital wallet  | `H#<guest>`       | `A#DIGITAL`               | launch, and what is about stars: one Query       |
 * | digital record  | `H#<guest>`       | `A#DIGITAL#RECORD`        | the same Query                                   |
 * | voice code      | `H#<household>`   | `A#CODE`                  | the same Query                                   |
 * | verification    | `H#<household>`   | `V#<id>`                  | DeleteItem, once. 5 minutes; TTL sweeps up       |
 * | habits, packed  | `H#<household>`   | `B#HABITS`                | GetItem, in parallel with it                     |
 * | linked account  | `H#<guest>`       | `C#ACCOUNT`               | GetItem, when a skill is disabled                |
 * | Alexa user told | `H#<household>`   | `C#ALEXA#<guest>`         | Query, when something is told unasked            |
 * | order           | `H#<household>`   | `O#<time and chance>`     | Query newest first, GetItem; by id: `orderById`  |
 * | payment         | `H#<household>`   | `M#<time and chance>`     | Query newest first, GetItem                      |
 * | charge          | `CH#<charge>`     | `CH`                      | GetItem, when the provider names it alone        |
 * | payout          | `PAYOUTS`         | `<account>`               | Query of all, at the end of wallets              |
 * | gift to accept  | `H#<household>`   | `A#GIFT#<gift>`           | every turn of the one who is to have it          |
 * | contact         | `H#<household>`   | `N#<contact>`             | Query, by what is about sending                  |
 * | home            | `H#<household>`   | `NH`                      | GetItem, when somebody enters it                 |
 * | invitation      | `IV#<code hash>`  | `IV`                      | GetItem. TTL sweeps up                           |
 * | gift code       | `GC#<code hash>`  | `GC`                      | GetItem                                          |
 * | journal         | `I#<key>`         | `J`                       | GetItem                                          |
 * | statement line  | `L#<account>`     | `E#<sequence, 12 digits>` | Query newest first                               |
 * | projection mark | `I#<key>`         | `P#<entry or resolution>` | never: its absence is a condition                |
 * | books, a day    | `Y#<month>`       | `<day>#<shard>`           | Query of a month                                 |
 * | books, in all   | `Y#ALL`           | `S#<shard>`               | Query of all                                     |
 * | catalogue head  | `CATALOGUE`       | `HEAD`                    | GetItem each turn; Query with its pages, cold    |
 * | catalogue page  | `CATALOGUE`       | `P#<edition>#<page>`      | GetItem when its revision moved                  |
 * | deal            | `DEALS`           | `<end>#<deal>`            | Query `sk > now`                                 |
 * | stock shard     | `S#<deal>#<n>`    | `S`                       | conditional updates; BatchGetItem to count       |
 * | seller's event  | `EV#<event>`      | `EV`                      | never: its absence is a condition. 30 days (TTL) |
 * | reward          | `H#<household>`   | `R#<reward>`              | GetItem; Query by the balance; due: the sweeper  |
 * | first order     | `H#<household>`   | `R#`                      | GetItem, when an order was delivered             |
 * | referral        | `H#<household>`   | `A#REFERRAL`              | with the profile; GetItem, up a line of friends  |
 * | referral code   | `RC#<code>`       | `RC`                      | GetItem, when a friend says it                   |
 * | attempts        | `T#<key>`         | `<start of the window>`   | one conditional UpdateItem. TTL sweeps up        |
 * | delivery home   | `H#<household>`   | `A#HOME`                  | every turn; its doors, and its revision          |
 * | doors proposed  | `H#<household>`   | `D#PROPOSAL`              | BatchGetItem, with the head of their log         |
 * | head of doors   | `HD#<household>`  | `HEAD`                    | the same; how far the log of its doors goes      |
 * | entry of doors  | `HD#<household>`  | `E#<sequence, 12 digits>` | Query, oldest first                              |
 * | day's doors     | `DD#<day>`        | `<household>`             | Query: whose doors' log has an entry of the day  |
 * | control log     | `CL#<day>`        | `HEAD`                    | GetItem; how far the log of kill switches goes   |
 * | control entry   | `CL#<day>`        | `E#<sequence, 12 digits>` | Query, oldest first                              |
 * | lock of a home  | `LK#<lock>`       | `LK`                      | BatchGetItem; that no other home has it          |
 * | home's camera   | `CA#<camera>`     | `CA`                      | the same                                         |
 * | view of window  | `H#<household>`   | `A#WINDOW#<window>`       | every turn. 48 hours after its end (TTL)         |
 * | delivery window | `W#<window>`      | `WINDOW`                  | BatchGetItem, with its readings                  |
 * | live readings   | `W#<window>`      | `LIVE`                    | the same. 48 hours (TTL)                         |
 * | audit entry     | `W#<window>`      | `E#<sequence, 12 digits>` | Query, oldest first                              |
 * | command         | `W#<window>`      | `Q#<command>`             | GetItem; Query                                   |
 * | day's windows   | `WD#<day>`        | `<start>#<window>`        | Query, then BatchGetItem of the windows          |
 * | courier's stops | `WC#<courier>`    | `<start>#<window>`        | the same; 48 hours after its end (TTL)           |
 * | courier device  | `COURIERS`        | `CD#<device>`             | GetItem; Query of all; a condition of an unlock  |
 * | nonce           | `CN#<hash>`       | `CN`                      | never: its absence is a condition. TTL sweeps up |
 * | reply           | `RE#<hash>`       | `RE`                      | one conditional PutItem; GetItem. 24 hours (TTL) |
 * | kill switch     | `HALTS`           | `<scope>`                 | Query; its absence is a condition of an unlock   |
 * | due (index)     | `DUE#<kind>#<n>`  | `<instant>`               | the sweeper: 16 Queries `gsk <= now` of a kind   |
 *
 * Both indexes are sparse and hold keys only; they are a moment behind, so whoever reads them reads the item after.
 */
export interface Key {
  pk: string;
  sk: string;
}

export const indexes = { due: 'due', orderById: 'orderById' } as const;
export const timeToLiveAttribute = 'deleteAtEpochSeconds';
export const dueShardCount = 16;

const sequenceDigits = 12;
const pageDigits = 4;
const bookShardDigits = 2;
const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** Evenly spread and the same for ever: which shard a text belongs to. */
export const shardOf = (text: string, shardCount: number): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) % shardCount;

const householdPrefix = 'H#';
export const householdPk = (householdId: string): string => `${householdPrefix}${householdId}`;
export const householdOfPk = (pk: string): string => pk.slice(householdPrefix.length);
export const turnPrefix = 'A#';
/** Sorts after all that begins with `A#`. */
export const turnEnd = 'A$';
/** Alexa users of a household who let the skill tell them something unasked. */
export const alexaReachPrefix = 'C#ALEXA#';
export const orderPrefix = 'O#';
export const contactPrefix = 'N#';
export const giftPrefix = `${turnPrefix}GIFT#`;
export const paymentPrefix = 'M#';
export const rewardPrefix = 'R#';

export const windowViewPrefix = `${turnPrefix}WINDOW#`;
/** Sorts after all views of a home's windows. */
export const windowViewEnd = `${turnPrefix}WINDOW$`;
export const commandPrefix = 'Q#';
export const entryPrefix = 'E#';
export const windowSk = 'WINDOW';

/** What an item is from which effects follow, by its sort key. */
export const followedBy = (sortKey: string): 'order' | 'payment' | 'command' | 'window' | undefined => {
  if (sortKey === windowSk) return 'window';
  if (sortKey.startsWith(commandPrefix)) return 'command';
  if (sortKey.startsWith(orderPrefix)) return 'order';
  return sortKey.startsWith(paymentPrefix) ? 'payment' : undefined;
};
export const pagePrefix = 'P#';
export const cataloguePk = 'CATALOGUE';
export const dealsPk = 'DEALS';
export const linePrefix = 'L#';
export const linesPk = (account: string): string => `${linePrefix}${account}`;
export const journalPrefix = 'I#';
export const journalSk = 'J';
export const bookShardCount = 16;
/** Partition of a month's books (`2026-11`), or of `ALL`. */
export const booksPk = (month: string): string => `Y#${month}`;

/** Partition of a delivery window, of all that is kept of it. */
export const windowPk = (windowId: string): string => `W#${windowId}`;
/** Partition of the list of windows that begin on a day (UTC). */
export const windowsOfDayPk = (day: string): string => `WD#${day}`;
/** Partition of the list of windows that a courier is sent to. */
export const windowsOfCourierPk = (courierId: string): string => `WC#${courierId}`;
export const couriersPk = 'COURIERS';
export const devicePrefix = 'CD#';
export const haltsPk = 'HALTS';
/** Partition of what is to be paid by hand to people who were forgotten. */
export const payoutsPk = 'PAYOUTS';

/** Made of its window's id, which ends at the first dot. */
const windowOfCommand = (commandId: string): string => commandId.split('.', 1)[0] ?? '';

/**
 * What the sweeper looks for, each by itself: many of one kind do not hold up the others. `door`: a delivery window
 * whose door may be open. `notice`: somebody was not told yet.
 */
export type DueKind = 'order' | 'wallet' | 'payment' | 'reward' | 'gift' | 'window' | 'door' | 'notice';
export const duePk = (kind: DueKind, shard: number): string => `DUE#${kind}#${shard}`;
export const lineSk = (sequence: number): string => `${entryPrefix}${digits(sequence, sequenceDigits)}`;

/** Names an edition of the catalogue: sorts by revision, and two of the same revision differ by their contents. */
export const editionName = (revision: number, contents: string): string =>
  `${digits(revision, sequenceDigits)}-${createHash('sha256').update(contents).digest('hex').slice(0, 16)}`;

/** Sort keys of an edition's pages begin with this. */
export const editionPrefix = (edition: string): string => `${pagePrefix}${edition}#`;

/** The key of an item that was read. */
export const keyOf = (item: Record<string, unknown>): Key => ({ pk: String(item.pk), sk: String(item.sk) });

/** Whether an item that was read is the one of a key. */
export const isAt =
  ({ pk, sk }: Key) =>
  (item: Record<string, unknown>): boolean =>
    item.pk === pk && item.sk === sk;

/** Sort keys of payments, or of orders, whose ids were made in a millisecond begin with this. */
export const paymentSkAt = (instant: Instant): string => `${paymentPrefix}${timePartOf(epochMsOf(instant))}`;
export const orderSkAt = (instant: Instant): string => `${orderPrefix}${timePartOf(epochMsOf(instant))}`;

type ListedWindow = { startsAt: Instant; windowId: string };
const listedSk = ({ startsAt, windowId }: ListedWindow): string => `${startsAt}#${windowId}`;

const purseNames: Record<Purse, string> = { coins: 'WALLET', digital: 'DIGITAL' };

export const keys = {
  profile: (householdId: string): Key => ({ pk: householdPk(householdId), sk: `${turnPrefix}PROFILE` }),
  wallet: (householdId: string, purse: Purse = 'coins'): Key => ({
    pk: householdPk(householdId),
    sk: `${turnPrefix}${purseNames[purse]}`,
  }),
  digitalRecord: (householdId: string): Key => ({
    pk: householdPk(householdId),
    sk: `${turnPrefix}${purseNames.digital}#RECORD`,
  }),
  voiceCode: (householdId: string): Key => ({ pk: householdPk(householdId), sk: `${turnPrefix}CODE` }),
  verification: (householdId: string, id: string): Key => ({ pk: householdPk(householdId), sk: `V#${id}` }),
  habits: (householdId: string): Key => ({ pk: householdPk(householdId), sk: 'B#HABITS' }),
  account: (guestId: string): Key => ({ pk: householdPk(guestId), sk: 'C#ACCOUNT' }),
  alexaReach: (householdId: string, guestId: string): Key => ({
    pk: householdPk(householdId),
    sk: `${alexaReachPrefix}${guestId}`,
  }),
  order: (householdId: string, orderId: string): Key => ({
    pk: householdPk(householdId),
    sk: `${orderPrefix}${sortablePartOf(orderId)}`,
  }),
  payment: (householdId: string, paymentId: string): Key => ({
    pk: householdPk(householdId),
    sk: `${paymentPrefix}${sortablePartOf(paymentId)}`,
  }),
  payout: (account: string): Key => ({ pk: payoutsPk, sk: account }),
  charge: (reference: string): Key => ({ pk: `CH#${reference}`, sk: 'CH' }),
  gift: (householdId: string, giftId: string): Key => ({
    pk: householdPk(householdId),
    sk: `${giftPrefix}${giftId}`,
  }),
  contact: (householdId: string, contactId: string): Key => ({
    pk: householdPk(householdId),
    sk: `${contactPrefix}${contactId}`,
  }),
  /** Who entered a household's home last. */
  homeContacts: (householdId: string): Key => ({ pk: householdPk(householdId), sk: 'NH' }),
  invitation: (codeHash: string): Key => ({ pk: `IV#${codeHash}`, sk: 'IV' }),
  giftCode: (codeHash: string): Key => ({ pk: `GC#${codeHash}`, sk: 'GC' }),
  journal: (key: string): Key => ({ pk: `${journalPrefix}${key}`, sk: journalSk }),
  projectionMark: (key: string, part: string): Key => ({ pk: `${journalPrefix}${key}`, sk: `P#${part}` }),
  booksOfDay: (day: string, shard: number): Key => ({
    pk: booksPk(day.slice(0, 7)),
    sk: `${day.slice(8)}#${digits(shard, bookShardDigits)}`,
  }),
  booksInAll: (shard: number): Key => ({ pk: booksPk('ALL'), sk: `S#${digits(shard, bookShardDigits)}` }),
  line: (account: string, sequence: number): Key => ({ pk: linesPk(account), sk: lineSk(sequence) }),
  catalogueHead: (): Key => ({ pk: cataloguePk, sk: 'HEAD' }),
  cataloguePage: (edition: string, page: number): Key => ({
    pk: cataloguePk,
    sk: `${editionPrefix(edition)}${digits(page, pageDigits)}`,
  }),
  deal: (deal: { endsAt: Instant; dealId: string }): Key => ({
    pk: dealsPk,
    sk: `${deal.endsAt}#${deal.dealId}`,
  }),
  stock: (dealId: string, shard: number): Key => ({ pk: `S#${dealId}#${shard}`, sk: 'S' }),
  reward: (householdId: string, rewardId: string): Key => ({
    pk: householdPk(householdId),
    sk: `${rewardPrefix}${rewardId}`,
  }),
  firstOrder: (householdId: string): Key => ({ pk: householdPk(householdId), sk: rewardPrefix }),
  referral: (householdId: string): Key => ({ pk: householdPk(householdId), sk: `${turnPrefix}REFERRAL` }),
  referralCode: (code: string): Key => ({ pk: `RC#${code}`, sk: 'RC' }),
  attempts: (key: string, from: Instant): Key => ({ pk: `T#${key}`, sk: from }),
  event: (eventId: string): Key => ({ pk: `EV#${eventId}`, sk: 'EV' }),
  home: (householdId: string): Key => ({ pk: householdPk(householdId), sk: `${turnPrefix}HOME` }),
  windowView: (householdId: string, windowId: string): Key => ({
    pk: householdPk(householdId),
    sk: `${windowViewPrefix}${windowId}`,
  }),
  window: (windowId: string): Key => ({ pk: windowPk(windowId), sk: windowSk }),
  live: (windowId: string): Key => ({ pk: windowPk(windowId), sk: 'LIVE' }),
  entry: (windowId: string, sequence: number): Key => ({ pk: windowPk(windowId), sk: lineSk(sequence) }),
  command: (commandId: string): Key => ({
    pk: windowPk(windowOfCommand(commandId)),
    sk: `${commandPrefix}${commandId}`,
  }),
  windowOfDay: (window: ListedWindow): Key => ({
    pk: windowsOfDayPk(window.startsAt.slice(0, 10)),
    sk: listedSk(window),
  }),
  windowOfCourier: (courierId: string, window: ListedWindow): Key => ({
    pk: windowsOfCourierPk(courierId),
    sk: listedSk(window),
  }),
  device: (deviceId: string): Key => ({ pk: couriersPk, sk: `${devicePrefix}${deviceId}` }),
  nonce: (hash: string): Key => ({ pk: `CN#${hash}`, sk: 'CN' }),
  reply: (hash: string): Key => ({ pk: `RE#${hash}`, sk: 'RE' }),
  halt: (scope: string): Key => ({ pk: haltsPk, sk: scope }),
};

/** Keys of the `due` index; an item without them is not in it. */
export interface DueKeys {
  gpk: string;
  gsk: string;
}

export const dueKeys = (kind: DueKind, { pk, sk }: Key, dueAt: Instant): DueKeys => ({
  gpk: duePk(kind, shardOf(`${pk}/${sk}`, dueShardCount)),
  gsk: dueAt,
});
