import type { Order } from '../orders/order';
import type { RecentMovement, Wallet } from './wallet';

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

/**
 * A page of movements, the newest first. The first line of every account is a credit, and told: before any other line
 * there is always one more to tell.
 */
export function pageOf(movements: readonly RecentMovement[], orders: readonly Order[]): StatementPage {
  const entries = movements.map((movement) => withOrder(movement, orders));
  const lastSequence = entries.at(-1)?.sequence ?? 0;
  return { entries, ...(lastSequence > 1 && { beforeSequence: lastSequence }) };
}

/** The newest movements, from what the wallet itself remembers. */
export const newestPage = ({ recent }: Wallet, orders: readonly Order[]): StatementPage =>
  pageOf(recent, orders);
