import type { Order, OrderLine } from '../../domain/orders/order';
import { parse, stockShape } from './parse';
import { getItem, getItems, type Item, type Table } from './requests';
import { dealsPk, keys, shardOf } from './table';
import { transact, type Write } from './transact';

interface Take {
  lineIndex: number;
  dealId: string;
  quantity: number;
  firstShard: number;
  shardCount: number;
  /** Shards found with too little so far, and what was left in them. */
  tried: number;
  leftSeen: number;
  dealSk?: string;
}

const labelOf = (take: Take): string => `stock ${take.lineIndex}`;
const shardNow = ({ firstShard, tried, shardCount }: Take): number => (firstShard + tried) % shardCount;

function takeOf(order: Order, line: OrderLine, lineIndex: number): Take[] {
  if (line.dealId === undefined) return [];
  const { dealId, quantity, dealShardCount: shardCount = 1 } = line;
  const firstShard = shardOf(order.householdId, shardCount);
  return [{ lineIndex, dealId, quantity, firstShard, shardCount, tried: 0, leftSeen: 0 }];
}

/**
 * Takes the deal stock of an order. Each household begins at a shard of its own, so that many can buy at once, and
 * walks on while a shard holds too little. An order takes a line from one shard: the last few units of several shards
 * can not be joined.
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
    const shards = new Map(this.takes.map((take) => [take.lineIndex, shardNow(take)]));
    const lines = this.original.lines.map((line, index) => {
      const dealShard = shards.get(index);
      return dealShard === undefined ? line : { ...line, dealShard };
    });
    return { ...this.original, lines };
  }

  writes(): Write[] {
    return this.takes.map((take) => ({
      label: labelOf(take),
      item: {
        Update: {
          TableName: this.table.name,
          Key: keys.stock(take.dealId, shardNow(take)),
          UpdateExpression: 'SET #left = #left - :quantity',
          ConditionExpression: '#left >= :quantity',
          ExpressionAttributeNames: { '#left': 'left' },
          ExpressionAttributeValues: { ':quantity': take.quantity },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    }));
  }

  /** Leaves the shards that held too little. */
  moveOn(failed: ReadonlyMap<string, Item | undefined>): void {
    for (const take of this.takes.filter((one) => failed.has(labelOf(one)))) {
      const shard = failed.get(labelOf(take));
      if (shard) {
        const { left, dealSk } = parse(stockShape, shard);
        take.leftSeen += left;
        take.dealSk = dealSk;
      }
      take.tried += 1;
    }
  }

  /** Whether a line found no shard with enough. */
  get isSoldOut(): boolean {
    return this.takes.some(({ tried, shardCount }) => tried >= shardCount);
  }

  /** Hides deals of which nothing is left; one that has too little for this order stays open for smaller ones. */
  async markSoldOut(): Promise<void> {
    for (const take of this.takes)
      if (take.tried >= take.shardCount && take.leftSeen === 0) await markSoldOut(this.table, take);
  }
}

/** In one transaction with a check of every shard: a cancellation meanwhile must not be hidden. */
async function markSoldOut(table: Table, { dealId, shardCount, dealSk }: Take): Promise<void> {
  if (dealSk === undefined) return;
  const key = { pk: dealsPk, sk: dealSk };
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

const soldOutUpdate = (table: Table, key: { pk: string; sk: string }, soldOut: boolean): Write => ({
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
export async function givenBack(table: Table, order: Order): Promise<Write[]> {
  const writes: Write[] = [];
  for (const { dealId, dealShard, quantity } of order.lines) {
    if (dealId === undefined || dealShard === undefined) continue;
    const [shard] = await getItems(table, [keys.stock(dealId, dealShard)]);
    if (!shard) continue;
    const key = { pk: dealsPk, sk: parse(stockShape, shard).dealSk };
    writes.push(returnToShard(table, dealId, dealShard, quantity), soldOutUpdate(table, key, false));
  }
  return writes;
}
