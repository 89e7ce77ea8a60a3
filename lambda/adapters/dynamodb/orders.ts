import { Fault } from '../../domain/fault';
import { dueAt } from '../../domain/orders/due';
import type { Order } from '../../domain/orders/order';
import type { ChangeResult, OrderStore, PlaceResult, SaveResult } from '../../domain/orders/store';
import { epochMsOf, type Instant, plusMs } from '../../domain/time';
import type { CodeChange } from '../../domain/voice-code/spending';
import type { Movement } from '../../domain/wallet/movement';
import { StockTaker, transactGivingBack } from './deal-stock';
import { dueItems } from './due';
import { eventLabel, eventWrites } from './events';
import { type Failed, movementWrites, putVersion, refusalOf, replayOf } from './movements';
import { orderShape, parse } from './parse';
import { getItem, type Item, queryItems, type Table } from './requests';
import {
  type DueKeys,
  dueKeys,
  householdPk,
  indexes,
  keyOf,
  keys,
  orderPrefix,
  orderSkAt,
  timeToLiveAttribute,
} from './table';
import { transact, type Write } from './transact';
import { codeLabel, codeWrites } from './voice-codes';

const orderLabel = 'order';
const mostBetween = 100;
/** An order's id is as old as its quote, which is a little older than the order; this is far more. */
const quoteSlackMs = 24 * 3600_000;

/** An order as it stands in the table, its lines packed into one attribute that is quick to read. */
export const orderItem = (order: Order) => ({
  ...keys.order(order.householdId, order.orderId),
  ...order,
  lines: JSON.stringify(order.lines),
});

/** Refunds of an order whose household was forgotten can still be told for so long. */
export const forgottenAfterMs = 60 * 24 * 3600_000;

/** One that was to be forgotten, and is kept for what may still be told of it. */
function forgetting(table: Table, { isForgotten, status }: Order) {
  if (!isForgotten || status === 'placed') return {};
  const deleteAt = plusMs(table.clock.now(), forgottenAfterMs);
  return { [timeToLiveAttribute]: Math.floor(epochMsOf(deleteAt) / 1000) };
}

/** The order as its next version, due for the sweeper or not as its state says. */
export const putOrder = (table: Table, order: Order): Write =>
  putVersion(table, orderLabel, { ...orderItem(order), ...dueKeysOf(order), ...forgetting(table, order) });

const unexplained = (order: Order): Fault =>
  new Fault('store-corrupt', `a change of order ${order.orderId} was refused for no reason`, {
    orderId: order.orderId,
  });

/** The order as it is now, when it is not as it was read. @throws Fault `order-missing` */
function orderChange(order: Order, failed: Failed): ChangeResult | undefined {
  if (!failed.has(orderLabel)) return undefined;
  const standing = failed.get(orderLabel);
  if (standing) return { kind: 'order-changed', order: parse(orderShape, standing) };
  const { orderId } = order;
  throw new Fault('order-missing', 'an order was forgotten while it was being changed', { orderId });
}

const writesOf = (table: Table, movement: Movement | undefined): Write[] =>
  movement ? movementWrites(table, movement) : [];

/** An order that moves no coins is its own proof of having been placed. */
function placedBefore(hold: Movement | undefined, order: Order, failed: Failed): PlaceResult {
  const standing = failed.get(orderLabel);
  if (standing && !hold) return { kind: 'placed-before', order: parse(orderShape, standing) };
  throw unexplained(order);
}

/** An order on its way into the table, and what goes with it. */
interface Placing {
  table: Table;
  taker: StockTaker;
  hold: Movement | undefined;
  counted: CodeChange | undefined;
}

/** One try on the shards the taker stands at; it answers which of them held too little. */
async function tryToPlace({
  table,
  taker,
  hold,
  counted,
}: Placing): Promise<PlaceResult | { kind: 'stock-short'; failed: Failed }> {
  const placed = taker.order();
  const order = [...writesOf(table, hold), putOrder(table, placed), ...codeWrites(table, counted)];
  const result = await transact(table, [...order, ...taker.writes()]);
  if (result.kind === 'committed') return result;
  const { failed } = result;
  const answer = hold && refusalOf(hold, failed);
  if (answer) return answer;
  if (failed.has(orderLabel)) return placedBefore(hold, placed, failed);
  return failed.has(codeLabel) ? { kind: 'code-changed' } : { kind: 'stock-short', failed };
}

async function place(
  table: Table,
  order: Order,
  hold: Movement | undefined,
  counted: CodeChange | undefined,
): Promise<PlaceResult> {
  const placing = { table, taker: new StockTaker(table, order), hold, counted };
  for (;;) {
    const result = await tryToPlace(placing);
    if (result.kind !== 'stock-short') return result;
    if (!(await placing.taker.moveOn(result.failed))) return (await standing(table, order, hold)) ?? soldOut;
  }
}

const soldOut: PlaceResult = { kind: 'deal-sold-out' };

/** The last unit may have gone to this very order, said "yes" to twice at the same time. */
async function standing(
  table: Table,
  { householdId, orderId }: Order,
  hold: Movement | undefined,
): Promise<PlaceResult | undefined> {
  const item = await getItem(table, hold ? keys.journal(hold.journal.key) : keys.order(householdId, orderId));
  if (!item) return undefined;
  return hold ? replayOf(hold, item) : { kind: 'placed-before', order: parse(orderShape, item) };
}

/**
 * The first of what may have stood in the way of a change, in the order in which it counts. An order that changed comes
 * before its movement: worked out on what it was, the same refund may take back something else.
 */
function saveRefusal(order: Order, movement: Movement | undefined, failed: Failed): SaveResult | undefined {
  if (failed.has(eventLabel)) return { kind: 'repeated' };
  return orderChange(order, failed) ?? (movement && refusalOf(movement, failed));
}

const save =
  (table: Table): OrderStore['save'] =>
  async (order, { movement, eventId, returnsStock } = {}) => {
    const writes = [...writesOf(table, movement), putOrder(table, order), ...eventWrites(table, eventId)];
    const result = await (returnsStock ? transactGivingBack(table, writes, order) : transact(table, writes));
    if (result.kind === 'committed') return result;
    const answer = saveRefusal(order, movement, result.failed);
    if (answer) return answer;
    throw unexplained(order);
  };

const parseOrders = (items: Item[]): Order[] => items.map((item) => parse(orderShape, item));

/** Whoever was forgotten and comes back is not told of what was done before. */
const isTold = ({ isForgotten, status }: Order): boolean => !isForgotten || status === 'placed';
const toldOrders = (items: Item[]): Order[] => parseOrders(items).filter(isTold);

const find =
  (table: Table): OrderStore['find'] =>
  async (orderId) => {
    const [key] = await queryItems(table, {
      IndexName: indexes.orderById,
      KeyConditionExpression: 'orderId = :orderId',
      ExpressionAttributeValues: { ':orderId': orderId },
    });
    const item = key && (await getItem(table, keyOf(key)));
    return item && parse(orderShape, item);
  };

const between =
  (table: Table): OrderStore['between'] =>
  async (householdId, from, to) => {
    const items = await queryItems(
      table,
      {
        KeyConditionExpression: 'pk = :household AND sk BETWEEN :from AND :to',
        FilterExpression: 'placedAt >= :placedFrom AND placedAt < :placedTo',
        ExpressionAttributeValues: {
          ':household': householdPk(householdId),
          ':from': orderSkAt(plusMs(from, -quoteSlackMs)),
          ':to': orderSkAt(plusMs(to, 1)),
          ':placedFrom': from,
          ':placedTo': to,
        },
        ScanIndexForward: false,
        ConsistentRead: true,
      },
      mostBetween,
    );
    return toldOrders(items);
  };

const isDue = (order: Order, now: Instant): boolean => {
  const at = dueAt(order);
  return at !== undefined && at <= now;
};

/** Attributes that put an order into the `due` index, or none. */
function dueKeysOf(order: Order): Partial<DueKeys> {
  const at = dueAt(order);
  return at === undefined ? {} : dueKeys('order', keys.order(order.householdId, order.orderId), at);
}

const overdue =
  (table: Table): OrderStore['overdue'] =>
  async (now, limit) => {
    const orders = parseOrders(await dueItems(table, 'order', now, limit));
    return orders.filter((order) => isDue(order, now));
  };

export const orderStore = (table: Table): OrderStore => ({
  place: (order, hold, counted) => place(table, order, hold, counted),
  save: save(table),
  find: find(table),
  between: between(table),
  overdue: overdue(table),

  async read(householdId, orderId) {
    const item = await getItem(table, keys.order(householdId, orderId));
    return item && parse(orderShape, item);
  },

  async latest(householdId, limit) {
    const question = {
      KeyConditionExpression: 'pk = :household AND begins_with(sk, :orders)',
      ExpressionAttributeValues: { ':household': householdPk(householdId), ':orders': orderPrefix },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: limit,
    };
    return toldOrders(await queryItems(table, question, limit));
  },
});
