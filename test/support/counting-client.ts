import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { itemBytes } from './item-size';

type Item = Record<string, unknown>;

/** What a client asked for since it was last reset. */
export interface RequestCounts {
  requests: number;
  /** The longest chain of requests that waited for one another; parallel ones count once. */
  roundTrips: number;
  /** Billed units of the table, from the real sizes of items; engines misreport them. Index writes are not in it. */
  writeUnits: number;
  readUnits: number;
}

export interface RequestCounter {
  counts(): RequestCounts;
  reset(): void;
}

const writeUnitBytes = 1_024;
const readUnitBytes = 4_096;
const transactionFactor = 2;

const startedUnits = (bytes: number, unitBytes: number): number => Math.max(1, Math.ceil(bytes / unitBytes));
const writeUnitsOf = (item: Item): number => startedUnits(itemBytes(item), writeUnitBytes);
const readUnitsOf = (bytes: number, consistent: unknown): number =>
  startedUnits(bytes, readUnitBytes) * (consistent ? 1 : 0.5);

interface WriteParts {
  Put?: { Item: Item };
  Update?: { Key: Item; ExpressionAttributeValues?: Item };
  Delete?: { Key: Item };
  ConditionCheck?: { Key: Item };
}

/** Updates are billed by the whole item, of which only the change is known here: items updated in place are small. */
function writtenItem({ Put, Update, Delete, ConditionCheck }: WriteParts): Item {
  if (Put) return Put.Item;
  if (Update) return { ...Update.Key, ...Update.ExpressionAttributeValues };
  return Delete?.Key ?? ConditionCheck?.Key ?? {};
}

interface Bill {
  writeUnits: number;
  readUnits: number;
}

const sumOf = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0);

type Biller = (input: Item, output: Item) => Partial<Bill>;

const billers: Record<string, Biller> = {
  TransactWrite: ({ TransactItems }) => ({
    writeUnits: sumOf(
      (TransactItems as WriteParts[]).map((one) => transactionFactor * writeUnitsOf(writtenItem(one))),
    ),
  }),
  Put: ({ Item }) => ({ writeUnits: writeUnitsOf(Item as Item) }),
  Get: ({ ConsistentRead }, { Item }) => ({
    readUnits: readUnitsOf(Item ? itemBytes(Item as Item) : 0, ConsistentRead),
  }),
  Query: ({ ConsistentRead }, { Items }) => ({
    readUnits: readUnitsOf(sumOf((Items as Item[]).map(itemBytes)), ConsistentRead),
  }),
  BatchGet: ({ RequestItems }, { Responses }) => {
    const [request] = Object.values(RequestItems as Record<string, { ConsistentRead?: boolean }>);
    const items = Object.values((Responses ?? {}) as Record<string, Item[]>).flat();
    return { readUnits: sumOf(items.map((item) => readUnitsOf(itemBytes(item), request?.ConsistentRead))) };
  },
  BatchWrite: ({ RequestItems }) => ({
    writeUnits: Object.values(RequestItems as Record<string, unknown[]>).flat().length,
  }),
};

const nounOf = (commandName: string): string => commandName.replace(/(Items?)?Command$/, '');

const none = (): RequestCounts => ({ requests: 0, roundTrips: 0, writeUnits: 0, readUnits: 0 });

/** Counts what a client sends from now on: requests, waits, and the units that Amazon would bill. */
export function countRequests(client: DynamoDBDocumentClient): RequestCounter {
  let counts = none();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const depth = counts.roundTrips + 1;
      const counted = counts;
      counted.requests += 1;
      try {
        const result = await next(args);
        const bill = billers[nounOf(String(context.commandName))]?.(
          args.input as Item,
          result.output as Item,
        );
        counted.writeUnits += bill?.writeUnits ?? 0;
        counted.readUnits += bill?.readUnits ?? 0;
        return result;
      } finally {
        counted.roundTrips = Math.max(counted.roundTrips, depth);
      }
    },
    { step: 'initialize', name: 'requestCounter', priority: 'high' },
  );
  return {
    counts: () => ({ ...counts }),
    reset() {
      counts = none();
    },
  };
}
