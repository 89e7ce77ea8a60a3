import { Fault } from '../../domain/fault';
import type { Journal, Movement, Side } from '../../domain/wallet/movement';
import type { MovementResult } from '../../domain/wallet/store';
import { journalShape, parse } from './parse';
import type { Item, Table } from './requests';
import { keys } from './table';
import type { Write } from './transact';
import { walletItem, walletOf } from './wallet-item';

/** Refused writes by label, each with the item that stood there. */
export type Failed = ReadonlyMap<string, Item | undefined>;

const journalLabel = 'journal';
const walletLabel = (side: number): string => `wallet ${side}`;
const lineLabel = (side: number): string => `line ${side}`;

const absent = { ConditionExpression: 'attribute_not_exists(pk)' } as const;
const tellWhatStands = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** Puts an item where none may stand. */
export const putNew = (table: Table, label: string, item: Item): Write => ({
  label,
  item: { Put: { TableName: table.name, Item: item, ...absent, ...tellWhatStands } },
});

/** What tells one state of an item from the next: a count of its changes, or the last name it was given. */
type Counter = 'version' | 'revision' | 'last';

/** Only over the item whose counter stands at `before`; where none may stand when nothing was before. */
export const onCounter = (counter: Counter, before: number | string | undefined) =>
  before === undefined
    ? absent
    : {
        ConditionExpression: '#counter = :before',
        ExpressionAttributeNames: { '#counter': counter },
        ExpressionAttributeValues: { ':before': before },
      };

/** Puts an item over the one whose counter stands at `before`; where none may stand when nothing was before. */
export const putOver = (
  table: Table,
  label: string,
  item: Item,
  counter: Counter,
  before: number | string | undefined,
): Write => ({
  label,
  item: {
    Put: { TableName: table.name, Item: item, ...onCounter(counter, before), ...tellWhatStands },
  },
});

/** Puts the next version of an item: 1 where none may stand, n + 1 over n. */
export const putVersion = (table: Table, label: string, item: Item & { version: number }): Write =>
  putOver(table, label, item, 'version', item.version === 1 ? undefined : item.version - 1);

/** A movement's journal is new; how a hold ended is written over it once, while it waits. */
function putJournal(table: Table, journal: Journal): Write {
  const item = { ...keys.journal(journal.key), ...journal };
  if (!journal.resolution) return putNew(table, journalLabel, item);
  return {
    label: journalLabel,
    item: {
      Put: {
        TableName: table.name,
        Item: item,
        ConditionExpression: '#status = :pending',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':pending': 'pending' },
        ...tellWhatStands,
      },
    },
  };
}

/** The wallet moves on from exactly the state that was read, and never below nothing. */
function putWallet(table: Table, { before, after, line }: Side, label: string): Write {
  const item = walletItem(after);
  if (before.sequence === 0) return putNew(table, label, item);
  const condition = '#sequence = :before AND account = :account AND availableCoins >= :needed';
  return {
    label,
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

const sideWrites = (table: Table, side: Side, place: number): Write[] => [
  putWallet(table, side, walletLabel(place)),
  putNew(table, lineLabel(place), { ...keys.line(side.line.account, side.line.sequence), ...side.line }),
];

/** The writes of a movement: to be sent in one transaction, alone or with what the movement pays for. */
export const movementWrites = (table: Table, { journal, sides }: Movement): Write[] => [
  putJournal(table, journal),
  ...sides.flatMap((side, place) => sideWrites(table, side, place)),
];

/** Two first movements of a household may race, each with a new account of its own: both are the same movement. */
const areSameAccounts = ({ sides }: Movement, { entry }: Journal): boolean =>
  entry.changes.every(({ account }, place) => {
    const before = sides[place]?.before;
    return before?.sequence === 0 || before?.account === account;
  });

/**
 * The first answer of a key that was used before: its standing journal, told again.
 * @throws Fault `movement-key-reused`.
 */
export function replayOf(movement: Movement, item: Item | undefined): MovementResult {
  const standing = parse(journalShape, item);
  const { journal } = movement;
  const { key } = journal;
  if (standing.entry.inputHash !== journal.entry.inputHash || !areSameAccounts(movement, standing))
    throw new Fault('movement-key-reused', `movement ${key} stands with other inputs`, { key });
  const isSame = standing.resolution?.inputHash === journal.resolution?.inputHash;
  return !journal.resolution || isSame
    ? { kind: 'replayed', journal: standing }
    : { kind: 'resolved-otherwise', journal: standing };
}

/** A replay comes before all other refusals: a repetition is not told that its own first try left too few coins. */
const replayIn = (movement: Movement, failed: Failed): MovementResult | undefined =>
  failed.has(journalLabel) ? replayOf(movement, failed.get(journalLabel)) : undefined;

function sideRefusal({ before, line }: Side, place: number, failed: Failed): MovementResult | undefined {
  const { account } = before;
  const wallet = failed.get(walletLabel(place));
  if (wallet) return { kind: 'wallet-changed', wallet: walletOf(wallet) };
  if (failed.has(walletLabel(place)))
    throw new Fault('wallet-missing', 'the wallet of a movement is gone', { account });
  if (!failed.has(lineLabel(place))) return undefined;
  const { sequence } = line;
  throw new Fault('store-corrupt', `line ${sequence} stands before its movement`, { account, sequence });
}

/**
 * What stood in the way of a movement that was not done before.
 * @throws Fault `wallet-missing` when its wallet was forgotten; `store-corrupt` when a line stands that no wallet knows.
 */
function walletRefusalOf({ sides }: Movement, failed: Failed): MovementResult | undefined {
  for (const [place, side] of sides.entries()) {
    const refusal = sideRefusal(side, place, failed);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Why a movement was refused, whichever of its own writes it was; undefined when it was none of them. */
export const refusalOf = (movement: Movement, failed: Failed): MovementResult | undefined =>
  replayIn(movement, failed) ?? walletRefusalOf(movement, failed);
