import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type {
  BatchGetCommandInput,
  BatchWriteCommandInput,
  DeleteCommandInput,
  GetCommandInput,
  PutCommandInput,
  QueryCommandInput,
  TransactWriteCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { conditionOf, type Scope, updateOf } from './expressions';
import { keyText, type StoredItem, storedItem } from './items';
import { query } from './query';
import type { Storage } from './storage';

/** What goes into one write, whatever the command. */
interface WriteInput {
  Key?: Record<string, unknown> | undefined;
  Item?: Record<string, unknown> | undefined;
  UpdateExpression?: string | undefined;
  ConditionExpression?: string | undefined;
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Record<string, unknown> | undefined;
  ReturnValues?: string | undefined;
  ReturnValuesOnConditionCheckFailure?: string | undefined;
}

type Verb = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** A write that was looked at: whether its condition holds, and what would stand after it. */
interface Weighed {
  key: Record<string, unknown>;
  before: StoredItem | undefined;
  after: StoredItem | undefined;
  isAllowed: boolean;
  isChange: boolean;
  tells: boolean;
}

const tokenWindowMs = 600_000;
const mostInTransaction = 100;

const scopeOf = (input: WriteInput): Scope => ({
  names: input.ExpressionAttributeNames ?? {},
  values: input.ExpressionAttributeValues ?? {},
});

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

function after(verb: Verb, input: WriteInput, before: StoredItem | undefined): StoredItem | undefined {
  if (verb === 'Delete') return undefined;
  if (verb === 'ConditionCheck') return before;
  if (verb === 'Put') return storedItem(input.Item ?? {});
  const item = { ...(before ?? input.Key) };
  updateOf(input.UpdateExpression ?? '')(item, scopeOf(input));
  return storedItem(item);
}

/**
 * DynamoDB in memory, as far as the adapters use it: the same conditions, cancellations, tokens and late indexes.
 * Deterministic: it has no clock and no chance of its own.
 */
export class Engine {
  private readonly tokens = new Map<string, { items: unknown; atMs: number }>();

  constructor(
    private readonly storage: Storage,
    private readonly nowMs: () => number,
    /** By how many changes an index is behind when it is asked. */
    private readonly lag: () => number,
  ) {}

  /** Does what a command asks, at once and whole. @throws as DynamoDB does. */
  execute(name: string, input: unknown): Record<string, unknown> {
    switch (name) {
      case 'GetCommand':
        return { Item: this.storage.get((input as GetCommandInput).Key ?? {}) };
      case 'QueryCommand':
        return this.query(input as QueryCommandInput);
      case 'PutCommand':
        return this.writeOne('Put', input as PutCommandInput);
      case 'UpdateCommand':
        return this.writeOne('Update', input as UpdateCommandInput);
      case 'DeleteCommand':
        return this.writeOne('Delete', input as DeleteCommandInput);
      case 'BatchGetCommand':
        return this.batchGet(input as BatchGetCommandInput);
      case 'BatchWriteCommand':
        return this.batchWrite(input as BatchWriteCommandInput);
      case 'TransactWriteCommand':
        return this.transact(input as TransactWriteCommandInput);
      default:
        throw new Error(`this store has no ${name}`);
    }
  }

  private query(input: QueryCommandInput) {
    return query(this.storage, input, scopeOf(input as WriteInput), this.lag());
  }

  private weigh(verb: Verb, input: WriteInput): Weighed {
    const key = (verb === 'Put' ? input.Item : input.Key) ?? {};
    keyText(key);
    const before = this.storage.get(key);
    const condition = input.ConditionExpression;
    const isAllowed = condition === undefined || conditionOf(condition)(before, scopeOf(input));
    const tells = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    const weighed = { key, before, isAllowed, isChange: verb !== 'ConditionCheck', tells };
    return { ...weighed, after: isAllowed ? after(verb, input, before) : before };
  }

  private writeOne(verb: Verb, input: WriteInput): Record<string, unknown> {
    const weighed = this.weigh(verb, input);
    if (!weighed.isAllowed) {
      throw new ConditionalCheckFailedException({
        $metadata: {},
        message: 'The conditional request failed',
        ...(weighed.tells && weighed.before && { Item: marshall(weighed.before) }),
      });
    }
    this.storage.commit([weighed]);
    const told: Record<string, StoredItem | undefined> = { ALL_OLD: weighed.before, ALL_NEW: weighed.after };
    return { Attributes: told[input.ReturnValues ?? ''] };
  }

  private batchGet({ RequestItems = {} }: BatchGetCommandInput) {
    const tables = Object.entries(RequestItems).map(([table, { Keys = [] }]) => {
      const items = Keys.map((key) => this.storage.get(key)).filter((item) => item !== undefined);
      return [table, items] as const;
    });
    return { Responses: Object.fromEntries(tables) };
  }

  private batchWrite({ RequestItems = {} }: BatchWriteCommandInput) {
    for (const requests of Object.values(RequestItems))
      for (const { DeleteRequest, PutRequest } of requests)
        this.writeOne(DeleteRequest ? 'Delete' : 'Put', { Key: DeleteRequest?.Key, Item: PutRequest?.Item });
    return {};
  }

  private transact({ TransactItems = [], ClientRequestToken: token }: TransactWriteCommandInput) {
    if (this.isRepeated(token, TransactItems)) return {};
    const writes = TransactItems.map((item) => {
      const [verb, input] = Object.entries(item)[0] ?? [];
      return this.weigh(verb as Verb, input as WriteInput);
    });
    const keys = new Set(writes.map(({ key }) => keyText(key)));
    if (keys.size !== writes.length || writes.length > mostInTransaction)
      throw named(
        'ValidationException',
        'Transaction request cannot include multiple operations on one item',
      );
    if (writes.some(({ isAllowed }) => !isAllowed)) throw canceled(writes);
    this.storage.commit(writes.filter(({ isChange }) => isChange));
    if (token !== undefined) this.tokens.set(token, { items: TransactItems, atMs: this.nowMs() });
    return {};
  }

  /** A token that was done a moment ago is answered again; later it is as good as new. */
  private isRepeated(token: string | undefined, items: unknown): boolean {
    const nowMs = this.nowMs();
    for (const [one, { atMs }] of this.tokens) {
      if (nowMs - atMs < tokenWindowMs) break;
      this.tokens.delete(one);
    }
    const before = token === undefined ? undefined : this.tokens.get(token);
    if (!before) return false;
    if (JSON.stringify(before.items) === JSON.stringify(items)) return true;
    throw named('IdempotentParameterMismatchException', 'The token was used with another body');
  }
}

const canceled = (writes: Weighed[]): Error =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
    CancellationReasons: writes.map(({ isAllowed, tells, before }) =>
      isAllowed
        ? { Code: 'None' }
        : { Code: 'ConditionalCheckFailed', ...(tells && before && { Item: marshall(before) }) },
    ),
  });
