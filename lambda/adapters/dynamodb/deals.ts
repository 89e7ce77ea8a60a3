import { type Deal, shardStock } from '../../domain/deals/deal';
import type { DealStore } from '../../domain/deals/store';
import { Fault } from '../../domain/fault';
import { putNew } from './movements';
import { dealShape, parse, stockShape } from './parse';
import { deleteItems, getItems, queryItems, type Table } from './requests';
import { dealsPk, type Key, keys } from './table';
import { transact, type Write } from './transact';

const mostWrites = 100;

const shardKeys = (deal: Deal): Key[] =>
  Array.from({ length: deal.shardCount }, (_, shard) => keys.stock(deal.dealId, shard));

const dealWrites = (table: Table, deal: Deal): Write[] => [
  putNew(table, deal.dealId, { ...keys.deal(deal), ...deal }),
  ...shardKeys(deal).map((key, shard) =>
    putNew(table, deal.dealId, { ...key, left: shardStock(deal, shard) }),
  ),
];

/** Deals in groups that fit into one transaction each. */
function groupsOf(deals: Deal[]): Deal[][] {
  const groups: Deal[][] = [];
  let room = 0;
  for (const deal of deals) {
    const size = 1 + deal.shardCount;
    const group = groups.at(-1);
    if (group && size <= room) group.push(deal);
    else groups.push([deal]);
    room = (group && size <= room ? room : mostWrites) - size;
  }
  return groups;
}

const remove = (table: Table, deals: Deal[]): Promise<void> =>
  deleteItems(
    table,
    deals.flatMap((deal) => [keys.deal(deal), ...shardKeys(deal)]),
  );

/** A deal's first shard stands as long as the deal does, whenever it ends. */
async function standingDealId(table: Table, deals: Deal[]): Promise<string | undefined> {
  const standing = new Set(
    (
      await getItems(
        table,
        deals.map(({ dealId }) => keys.stock(dealId, 0)),
      )
    ).map(({ pk }) => pk),
  );
  return deals.find(({ dealId }) => standing.has(keys.stock(dealId, 0).pk))?.dealId;
}

async function addGroup(table: Table, group: Deal[]): Promise<string | undefined> {
  const result = await transact(
    table,
    group.flatMap((deal) => dealWrites(table, deal)),
  );
  return result.kind === 'refused' ? [...result.failed.keys()][0] : undefined;
}

/** Group after group; when one fails, those added before are taken away again. */
async function addGroups(table: Table, deals: Deal[]): Promise<string | undefined> {
  const added: Deal[] = [];
  try {
    for (const group of groupsOf(deals)) {
      const refused = await addGroup(table, group);
      if (refused !== undefined) {
        await remove(table, added);
        return refused;
      }
      added.push(...group);
    }
    return undefined;
  } catch (error) {
    await remove(table, added);
    throw error;
  }
}

function assertDistinct(deals: Deal[]): void {
  const ids = new Set(deals.map(({ dealId }) => dealId));
  if (ids.size < deals.length) throw new Fault('request-malformed', 'a deal id is given twice');
}

export const dealStore = (table: Table): DealStore => ({
  async open(now, beginsBy = now) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :deals AND sk > :now',
      // "$" sorts after "#": a deal that ends this very instant is over.
      ExpressionAttributeValues: { ':deals': dealsPk, ':now': `${now}$` },
    });
    const deals = items.map((item) => parse(dealShape, item));
    return deals.filter(({ startsAt, soldOut }) => startsAt <= beginsBy && !soldOut);
  },

  async add(deals) {
    assertDistinct(deals);
    const dealId = (await standingDealId(table, deals)) ?? (await addGroups(table, deals));
    return dealId === undefined ? { kind: 'added' } : { kind: 'exists', dealId };
  },

  async left(deal) {
    const shards = await getItems(table, shardKeys(deal));
    return shards.reduce((sum, shard) => sum + parse(stockShape, shard).left, 0);
  },
});
