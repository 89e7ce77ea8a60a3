import { genesisOf } from '../../domain/delivery/audit';
import { devicesOf } from '../../domain/delivery/doors/devices';
import type { DoorCommit, DoorFile, DoorStep, DoorStore } from '../../domain/delivery/doors/doors';
import { putHome } from './delivery-homes';
import { claim, claimsOf, free, refusedIn } from './device-claims';
import { doorEntryShape, doorHeadShape, proposalShape } from './door-shapes';
import { type Failed, putNew, putVersion } from './movements';
import { parse, unpack } from './parse';
import { getItems, type Item, queryItems, type Table } from './requests';
import { doorKeys, doorProposalKey, doorsOfDayPk, doorsPk, entryPrefix, isAt, keyOf } from './table';
import { transact, type Write } from './transact';

/*
 * The log of a home's doors has a partition of its own, without a name, and stays when the household is forgotten; what
 * is proposed knows where doors are, and goes with the household.
 */

const labels = { home: 'home', proposal: 'proposed doors', head: 'head of doors', entry: 'entry of doors' };

/** Exactly what waited before gives way to what waits now. */
function proposalWrites(table: Table, { before, entry, proposal }: DoorStep): Write[] {
  const place = { TableName: table.name, ...standsStill(before) };
  const key = doorProposalKey(entry.householdId);
  if (proposal) return [{ label: labels.proposal, item: { Put: { ...place, Item: { ...key, proposal } } } }];
  return before.proposal ? [{ label: labels.proposal, item: { Delete: { ...place, Key: key } } }] : [];
}

const standsStill = ({ proposal }: DoorFile) =>
  proposal
    ? {
        ConditionExpression: 'proposal.proposalId = :before',
        ExpressionAttributeValues: { ':before': proposal.proposalId },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };

function agreedWrites(table: Table, { entry: { householdId }, agreed }: DoorStep): Write[] {
  if (!agreed) return [];
  const { home, freed } = agreed;
  return [
    putHome(table, labels.home, home),
    ...devicesOf(home.doors).map((device) => claim(table, device, householdId)),
    ...freed.map((device) => free(table, device, householdId)),
  ];
}

/** As text: what is read is to the letter what was hashed. */
function logWrites(table: Table, { entry }: DoorStep): Write[] {
  const { householdId, sequence, hash, at } = entry;
  const day = { ...doorKeys.ofDay(at.slice(0, 10), householdId), householdId };
  const item = { ...doorKeys.entry(householdId, sequence), entry: JSON.stringify(entry) };
  return [
    putVersion(table, labels.head, { ...doorKeys.head(householdId), version: sequence, head: hash }),
    putNew(table, labels.entry, item),
    { label: 'list of a day', item: { Put: { TableName: table.name, Item: day } } },
  ];
}

/** What came first is looked at before a device: it may have been about the same one. */
function refusalOf({ agreed }: DoorStep, failed: Failed): DoorCommit {
  const isStale = Object.values(labels).some((label) => failed.has(label));
  const device = agreed && refusedIn(devicesOf(agreed.home.doors), failed);
  return device && !isStale ? { kind: 'device-taken', device } : { kind: 'changed' };
}

async function commit(table: Table, step: DoorStep): Promise<DoorCommit> {
  const result = await transact(table, [
    ...logWrites(table, step),
    ...proposalWrites(table, step),
    ...agreedWrites(table, step),
  ]);
  return result.kind === 'committed' ? result : refusalOf(step, result.failed);
}

async function read(table: Table, householdId: string): Promise<DoorFile> {
  const [headKey, proposalKey] = [doorKeys.head(householdId), doorProposalKey(householdId)];
  const items = await getItems(table, [headKey, proposalKey]);
  const head = items.find(isAt(headKey));
  const waiting = items.find(isAt(proposalKey));
  const { version: sequence, head: hash } = head
    ? parse(doorHeadShape, head)
    : { version: 0, head: genesisOf(householdId) };
  return {
    log: { sequence, head: hash },
    ...(waiting && { proposal: parse(proposalShape, waiting.proposal) }),
  };
}

const textOf = (item: Item): string => `${keyOf(item).pk}/${keyOf(item).sk}`;

export const doorStore = (table: Table): DoorStore => ({
  read: (householdId) => read(table, householdId),
  commit: (step) => commit(table, step),

  claimsOf: (devices) => claimsOf(table, devices),

  async entries(householdId) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :doors AND begins_with(sk, :entries)',
      ExpressionAttributeValues: { ':doors': doorsPk(householdId), ':entries': entryPrefix },
      ConsistentRead: true,
    });
    return items.map((item) => unpack(doorEntryShape, String(item.entry), textOf(item)));
  },

  async changedOn(day) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :day',
      ExpressionAttributeValues: { ':day': doorsOfDayPk(day) },
      ConsistentRead: true,
    });
    return items.map(({ householdId }) => String(householdId));
  },
});
