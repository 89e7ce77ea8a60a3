import { genesisOf } from '../../domain/delivery/audit';
import type { DoorFile, DoorStep } from '../../domain/delivery/doors/doors';
import { doorHeadShape, proposalShape } from './door-shapes';
import { putNew, putVersion } from './movements';
import { doorKeys, doorProposalKey } from './operations-keys';
import { parse } from './parse';
import { getItems, type Table } from './requests';
import { isAt } from './table';
import type { Write } from './transact';

/*
 * The log of a home's doors has a partition of its own, without a name, and stays when the household is forgotten; what
 * is proposed knows where doors are, and goes with the household.
 */

const labels = { proposal: 'proposed doors', head: 'head of doors', entry: 'entry of doors' };
/** What a change of doors is refused by when another came first. */
export const logLabels: readonly string[] = Object.values(labels);

/** Exactly what waited before gives way to what waits now. */
export function proposalWrites(table: Table, { before, entry, proposal }: DoorStep): Write[] {
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

/** As text: what is read is to the letter what was hashed. */
export function logWrites(table: Table, { entry }: DoorStep): Write[] {
  const { householdId, sequence, hash, at } = entry;
  const day = { ...doorKeys.ofDay(at.slice(0, 10), householdId), householdId };
  const item = { ...doorKeys.entry(householdId, sequence), entry: JSON.stringify(entry) };
  return [
    putVersion(table, labels.head, { ...doorKeys.head(householdId), version: sequence, head: hash }),
    putNew(table, labels.entry, item),
    { label: 'list of a day', item: { Put: { TableName: table.name, Item: day } } },
  ];
}

/** Where the log of a home's doors ends, and what waits for another person. */
export async function readDoorFile(table: Table, householdId: string): Promise<DoorFile> {
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
