import type { Order } from '../orders/order';
import type { Instant } from '../time';
import { isOfGroup, type MovementGroup } from './groups';
import type { MovementKind, RecentMovement, Wallet } from './wallet';

/** A movement as it is told: with the order that it paid or paid back. */
export interface StatementEntry extends RecentMovement {
  order?: Order;
}

/** Some movements of a wallet, newest first. */
export interface StatementPage {
  entries: StatementEntry[];
  /** Where the next page begins; absent when this is the last one. */
  beforeSequence?: number;
}

function withOrder(movement: RecentMovement, orders: readonly Order[]): StatementEntry {
  const { sequence, at, kind, coins, expiredCoins, subject } = movement;
  const order = orders.find(({ orderId }) => orderId === subject);
  const expired = expiredCoins !== undefined && { expiredCoins };
  return { sequence, at, kind, coins, ...expired, subject, ...(order && { order }) };
}

/** Movements with the orders they are about. */
export const told = (movements: readonly RecentMovement[], orders: readonly Order[]): StatementEntry[] =>
  movements.map((movement) => withOrder(movement, orders));

/**
 * A page of movements, the newest first. The first line of every account is a credit, and told: before any other line
 * there is always one more to tell.
 */
export function pageOf(movements: readonly RecentMovement[], orders: readonly Order[]): StatementPage {
  const entries = told(movements, orders);
  const lastSequence = entries.at(-1)?.sequence ?? 0;
  return { entries, ...(lastSequence > 1 && { beforeSequence: lastSequence }) };
}

/** The newest movements, from what the wallet itself remembers. */
export const newestPage = ({ recent }: Wallet, orders: readonly Order[]): StatementPage =>
  pageOf(recent, orders);

/** What may be asked of a statement: what was spent, what came back, … or everything. */
export const topics = [
  'spent',
  'refunded',
  'earned',
  'bought',
  'withdrawn',
  'expired',
  'gifts',
  'corrected',
  'all',
] as const;
export type Topic = (typeof topics)[number];

/** A time: from its first instant to just before its end. Either may be open. */
export interface TimeSpan {
  since?: Instant;
  until?: Instant;
}

/** What was found, newest first, and what it comes to. */
export interface Found {
  movements: RecentMovement[];
  /** What came in and what went out, both positive; expired coins are in neither. */
  inCoins: number;
  outCoins: number;
  expiredCoins: number;
}

const spendKinds: readonly MovementKind[] = ['purchase', 'order-hold'];
const cameBackKinds: readonly MovementKind[] = ['order-void', 'order-expiry', 'order-capture'];

type Way = 'in' | 'out' | 'either';

/** Which movements of which group a topic is about. */
const chosenBy: Record<Exclude<Topic, 'spent' | 'expired' | 'all'>, [MovementGroup, Way]> = {
  refunded: ['orders', 'in'],
  earned: ['rewards', 'in'],
  bought: ['bought', 'in'],
  withdrawn: ['bought', 'out'],
  gifts: ['gifts', 'either'],
  corrected: ['corrections', 'either'],
};

const goes: Record<Way, (coins: number) => boolean> = {
  in: (coins) => coins > 0,
  out: (coins) => coins < 0,
  either: () => true,
};

/** What was paid and not given back before it shipped, whenever that was: a cancelled order was no spending. */
function spendings(all: readonly RecentMovement[], isWithin: (movement: RecentMovement) => boolean) {
  const backOf = (subject: string): number =>
    all
      .filter((movement) => movement.subject === subject && cameBackKinds.includes(movement.kind))
      .reduce((sum, { coins }) => sum + coins, 0);
  return all
    .filter((movement) => isWithin(movement) && spendKinds.includes(movement.kind))
    .map((movement) => ({ ...movement, coins: movement.coins + backOf(movement.subject) }))
    .filter(({ coins }) => coins < 0);
}

const expiries = (movements: readonly RecentMovement[]): RecentMovement[] =>
  movements
    .filter(({ expiredCoins = 0 }) => expiredCoins > 0)
    .map((movement) => ({ ...movement, kind: 'promo-expiry', coins: 0 }));

/** What of the movements is asked for. @param all back to the beginning of the span, and on to now. */
export function findMovements(all: readonly RecentMovement[], topic: Topic, span: TimeSpan): Found {
  const isWithin = ({ at }: RecentMovement): boolean =>
    (span.since === undefined || at >= span.since) && (span.until === undefined || at < span.until);
  const movements = chosen(all, topic, isWithin);
  const sumOf = (amount: (movement: RecentMovement) => number): number =>
    movements.reduce((sum, movement) => sum + Math.max(0, amount(movement)), 0);
  return {
    movements,
    inCoins: sumOf(({ coins }) => coins),
    outCoins: sumOf(({ coins }) => -coins),
    expiredCoins: sumOf(({ expiredCoins = 0 }) => expiredCoins),
  };
}

function chosen(
  all: readonly RecentMovement[],
  topic: Topic,
  isWithin: (movement: RecentMovement) => boolean,
): RecentMovement[] {
  const within = all.filter(isWithin);
  if (topic === 'all') return within;
  if (topic === 'spent') return spendings(all, isWithin);
  if (topic === 'expired') return expiries(within);
  const [group, way] = chosenBy[topic];
  return within.filter(({ kind, coins }) => isOfGroup(kind, group) && goes[way](coins));
}
