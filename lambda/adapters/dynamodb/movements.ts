import { Fault } from '../../domain/fault';
import type { Movement } from '../../domain/wallet/movement';
import type { MovementResult } from '../../domain/wallet/store';
import { journalShape, parse, walletShape } from './parse';
import type { Item, Table } from './requests';
import { keys } from './table';
import type { Write } from './transact';

const labels = { journal: 'journal', wallet: 'wallet', line: 'line' } as const;

/** Refused writes by label, each with the item that stood there. */
export type Failed = ReadonlyMap<string, Item | undefined>;

const absent = { ConditionExpression: 'attribute_not_exists(pk)' } as const;
const tellWhatStands = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** Puts an item where none may stand. */
export const putNew = (table: Table, label: string, item: Item): Write => ({
  label,
  item: { Put: { TableName: table.name, Item: item, ...absent, ...tellWhatStands } },
});

/** Puts the next version of an item: 1 where none may stand, n + 1 over n. */
export const putVersion = (table: Table, label: string, item: Item & { version: number }): Write =>
  item.version === 1
    ? putNew(table, label, item)
    : {
        label,
        item: {
          Put: {
            TableName: table.name,
            Item: item,
            ConditionExpression: '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':before': item.version - 1 },
            ...tellWhatStands,
          },
        },
      };

/** The wallet moves on from exactly the state that was read, and never below nothing. */
function putWallet(table: Table, { before, after, line }: Movement): Write {
  const item = { ...keys.wallet(after.householdId), ...after };
  if (before.sequence === 0) return putNew(table, labels.wallet, item);
  const condition = '#sequence = :before AND account = :account AND availableCoins >= :needed';
  return {
    label: labels.wallet,
    item: {
      Put: {
        TableName: table.name,
        Item: item,
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#sequence': 'sequence' },
        ExpressionAttributeValues: {
          ':before': before.sequence,
          ':account': before.account,
          ':needed': Math.max(0, -line.coins),
        },
        ...tellWhatStands,
      },
    },
  };
}

/** The three writes of a movement: to be sent in one transaction, alone or with what the movement pays for. */
export const movementWrites = (table: Table, movement: Movement): Write[] => [
  putNew(table, labels.journal, { ...keys.journal(movement.journal.key), ...movement.journal }),
  putWallet(table, movement),
  putNew(table, labels.line, {
    ...keys.line(movement.line.account, movement.line.sequence),
    ...movement.line,
  }),
];

/**
 * The first answer of a key that was used before: its standing journal, told again.
 * @throws Fault `movement-key-reused`.
 */
export function replayOf({ journal }: Movement, item: Item | undefined): MovementResult {
  const standing = parse(journalShape, item);
  if (standing.inputHash === journal.inputHash) return { kind: 'replayed', journal: standing };
  throw new Fault('movement-key-reused', `movement ${journal.key} stands with other inputs`, {
    key: journal.key,
  });
}

/** A replay comes before all other refusals: a repetition is not told that its own first try left too few coins. */
export const replayIn = (movement: Movement, failed: Failed): MovementResult | undefined =>
  failed.has(labels.journal) ? replayOf(movement, failed.get(labels.journal)) : undefined;

/**
 * What stood in the way of a movement that was not done before.
 * @throws Fault `wallet-missing` when its wallet was forgotten; `store-corrupt` when a line stands that no wallet knows.
 */
export function walletRefusalOf({ before, line }: Movement, failed: Failed): MovementResult | undefined {
  const wallet = failed.get(labels.wallet);
  if (wallet) return { kind: 'wallet-changed', wallet: parse(walletShape, wallet) };
  if (failed.has(labels.wallet))
    throw new Fault('wallet-missing', 'the wallet of a movement is gone', { account: before.account });
  if (!failed.has(labels.line)) return undefined;
  const { account, sequence } = line;
  throw new Fault('store-corrupt', `line ${sequence} stands before its movement`, { account, sequence });
}
