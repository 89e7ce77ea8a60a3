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

function withOrder({ at, kind, coins, subject }: RecentMovement, orders: readonly Order[]): StatementEntry {
  const order = orders.find(({ orderId }) => orderId === subject);
  return { at, kind, coins, subject, ...(order && { order }) };
}

/** A page of the movements that end with `lastSequence`, the newest first; sequences have no gaps. */
function pageOf(
  movements: readonly RecentMovement[],
  lastSequence: number,
  orders: readonly Order[],
): StatementPage {
  const entries = movements.map((movement) => withOrder(movement, orders));
  return { entries, ...(lastSequence > 1 && { beforeSequence: lastSequence }) };
}

/** The newest movements, from what the wallet itself remembers. */
export const newestPage = ({ recent, sequence }: Wallet, orders: readonly Order[]): StatementPage =>
  pageOf(recent, sequence - recent.length + 1, orders);

/** A page of older movements, as read from the ledger. */
export const olderPage = (
  lines: readonly (RecentMovement & { sequence: number })[],
  orders: readonly Order[],
): StatementPage => pageOf(lines, lines.at(-1)?.sequence ?? 0, orders);
