import type { Order, OrderLine } from '../../domain/orders/order';
import type { Instant } from '../../domain/time';
import { parse, stockShape } from './parse';
import { getItem, getItems, type Item, type Table } from './requests';
import { type Key, keys, shardOf } from './table';
import { type Transacted, transact, type Write } from './transact';

/** A line that wants deal stock, and the shard it is about to take it from. */
interface Take {
  lineIndex: number;
  dealId: string;
  endsAt: Instant;
  quantity: number;
  shardCount: number;
  shard: number;
}

const labelOf = ({ lineIndex }: Take): string => `stock ${lineIndex}`;

function takeOf(order: Order, line: OrderLine, lineIndex: number): Take[] {
  const { deal, quantity } = line;
  if (!deal) return [];
  return [{ ...deal, lineIndex, quantity, shard: shardOf(order.householdId, deal.shardCount) }];
}

/**
 * Takes the deal stock of an order. Each household begins at a shard of its own, so that many can buy at once, and
 * looks around only when that one holds too little. An order takes a line from one shard: the last few units of several
 * shards can not be joined.
 */
export class StockTaker {
  private readonly takes: Take[];

  constructor(
    private readonly table: Table,
    private readonly original: Order,
  ) {
    this.takes = original.lines.flatMap((line, index) => takeOf(original, line, index));
  }

  /** The order, with the shards it is about to take from. */
  order(): Order {
    const shards = new Map(this.takes.map((take) => [take.lineIndex, take.shard]));
    const lines = this.original.lines.map((line, index) => {
      const shard = shards.get(index);
      return shard === undefined || !line.deal ? line : { ...line, deal: { ...line.deal, shard } };
    });
    return { ...this.original, lines };
  }

  writes(): Write[] {
    return this.takes.map((take) => ({
      label: labelOf(take),
      item: {
        Update: {
          TableName: this.table.name,
          Key: keys.stock(take.dealId, take.shard),
          UpdateExpression: 'SET #left = #left - :quantity',
          ConditionExpression: '#left >= :quantity',
          ExpressionAttributeNames: { '#left': 'left' },
          ExpressionAttributeValues: { ':quantity': take.quantity },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    }));
  }

  /**
   * Leaves the shards that held too little for others that hold enough.
   * @returns false when a line finds none: sold out, for this order at least.
   */
  async moveOn(failed: ReadonlyMap<string, Item | undefined>): Promise<boolean> {
    const refused = this.takes.filter((take) => failed.has(labelOf(take)));
    const found = await Promise.all(refused.map((take) => moveOn(this.table, take)));
    return found.every((isFound) => isFound);
  }
}

async function moveOn(table: Table, take: Take): Promise<boolean> {
  const shards = Array.from({ length: take.shardCount }, (_, shard) => keys.stock(take.dealId, shard));
  const found = new Map<unknown, number>();
  for (const item of await getItems(table, shards)) found.set(item.pk, parse(stockShape, item).left);
  const stocks = shards.map(({ pk }) => found.get(pk) ?? 0);
  const next = nextShard(take, stocks);
  if (next === undefined) await hideWhenEmpty(table, take, stocks);
  else take.shard = next;
  return next !== undefined;
}

/** The next shard that holds enough, seen from the one that did not: not all shall run to the same. */
function nextShard({ shard, shardCount, quantity }: Take, stocks: number[]): number | undefined {
  const ring = stocks.map((_, offset) => (shard + offset) % shardCount);
  return ring.find((one) => (stocks[one] ?? 0) >= quantity);
}

/** A deal that has too little for this order stays open for smaller ones. */
async function hideWhenEmpty(table: Table, take: Take, stocks: number[]): Promise<void> {
  if (stocks.every((left) => left === 0)) await markSoldOut(table, take);
}

/** In one transaction with a check of every shard: a cancellation meanwhile must not be hidden. */
async function markSoldOut(table: Table, take: Take): Promise<void> {
  const { dealId, shardCount } = take;
  const key = keys.deal(take);
  const deal = await getItem(table, key);
  if (!deal || deal.soldOut === true) return;
  const checks = Array.from({ length: shardCount }, (_, shard) => emptyCheck(table, dealId, shard));
  await transact(table, [soldOutUpdate(table, key, true), ...checks]);
}

const emptyCheck = (table: Table, dealId: string, shard: number): Write => ({
  label: `shard ${shard}`,
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.stock(dealId, shard),
      ConditionExpression: '#left = :none',
      ExpressionAttributeNames: { '#left': 'left' },
      ExpressionAttributeValues: { ':none': 0 },
    },
  },
});

const soldOutUpdate = (table: Table, key: Key, soldOut: boolean): Write => ({
  label: `deal ${key.sk}`,
  item: {
    Update: {
      TableName: table.name,
      Key: key,
      UpdateExpression: 'SET soldOut = :soldOut',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':soldOut': soldOut },
    },
  },
});

const returnToShard = (table: Table, dealId: string, shard: number, quantity: number): Write => ({
  label: `stock of ${dealId}`,
  item: {
    Update: {
      TableName: table.name,
      Key: keys.stock(dealId, shard),
      UpdateExpression: 'SET #left = #left + :quantity',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#left': 'left' },
      ExpressionAttributeValues: { ':quantity': quantity },
    },
  },
});

/** Writes that give an order's deal stock back to the shards it came from, and open the deals again. */
const givenBack = (table: Table, order: Order): Write[] =>
  order.lines.flatMap(({ deal, quantity }) => {
    if (deal?.shard === undefined) return [];
    return [
      returnToShard(table, deal.dealId, deal.shard, quantity),
      soldOutUpdate(table, keys.deal(deal), false),
    ];
  });

/** Both or neither; but what was taken away since, a deal or its stock, needs nothing back and stands in nobody's way. */
async function withThoseThatStand(table: Table, writes: Write[], back: Write[]): Promise<Transacted> {
  const result = await transact(table, [...writes, ...back]);
  if (result.kind === 'committed') return result;
  const { failed } = result;
  const standing = back.filter(({ label }) => !failed.has(label));
  const isGoneAlone = standing.length + failed.size === back.length;
  return isGoneAlone ? withThoseThatStand(table, writes, standing) : result;
}

/** Writes, and gives an order's deal stock back with them. */
export const transactGivingBack = (table: Table, writes: Write[], order: Order): Promise<Transacted> =>
  withThoseThatStand(table, writes, givenBack(table, order));
