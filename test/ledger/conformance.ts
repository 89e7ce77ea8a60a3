import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import * as documents from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Engine, localCredentials, localRegion, startEngine } from '../../demo/engine/engine';
import { ensureTable } from '../../demo/engine/table';
import { createDocumentClient } from '../../lambda/adapters/dynamodb/client';
import { sortedJson } from './audit/violation';
import { simulate } from './runner';
import type { Heard } from './world';

/*
 * Whether the store of the simulation is DynamoDB: every command of a run, with all its races, crashes and repeated
 * tokens, is sent to a real engine in the same order. Each must be answered alike, and the same items stand in the end.
 */

export interface Played {
  commands: number;
  /** The first few answers that differ. */
  differences: string[];
  isSameInTheEnd: boolean;
}

const [table, mostTold, tokenWindowMs, tokenLength] = ['ledger', 5, 600_000, 28];

/** The simulated clock is ahead of the engine's: a token whose window is over there becomes another one here. */
class Tokens {
  private readonly known = new Map<string, { generation: number; doneAtMs: number }>();

  nameOf(token: string, { atMs, error }: Heard): string {
    const before = this.known.get(token) ?? { generation: 0, doneAtMs: Number.NEGATIVE_INFINITY };
    const isOver = atMs - before.doneAtMs >= tokenWindowMs;
    const generation = before.generation + (isOver ? 1 : 0);
    if (isOver) this.known.set(token, { generation, doneAtMs: error ? before.doneAtMs : atMs });
    return `${token.slice(0, tokenLength)}-${generation}`;
  }
}

function inputOf(heard: Heard, tokens: Tokens): object {
  const input = heard.input as { ClientRequestToken?: string };
  const { ClientRequestToken: token } = input;
  return token === undefined ? input : { ...input, ClientRequestToken: tokens.nameOf(token, heard) };
}

/** What a refusal says that the adapters read: which conditions failed, and what stood there. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof TransactionCanceledException)) return (error as Error).name;
  return (error.CancellationReasons ?? []).map(({ Code, Item }) => ({
    code: Code ?? 'None',
    ...(Item && { item: unmarshall(Item) }),
  }));
}

/** What an answer says that the adapters read. Items of a batch come in no order. */
function factsOf(answer: unknown): unknown {
  const { Item, Items, Attributes, Responses } = (answer ?? {}) as Record<string, unknown>;
  const batch = Responses ? Object.values(Responses as Record<string, unknown[]>).flat() : undefined;
  return { Item, Items, Attributes, batch: batch?.map(sortedJson).sort() };
}

type Sender = { send(command: unknown): Promise<unknown> };

async function answerOf(client: Sender, name: string, input: object): Promise<unknown> {
  const commands = documents as unknown as Record<string, new (input: object) => unknown>;
  const Command = commands[name];
  if (!Command) throw new Error(`there is no ${name}`);
  try {
    return factsOf(await client.send(new Command(input)));
  } catch (error) {
    return refusalOf(error);
  }
}

/** An index may be behind on either side, each in its own way. */
const isOfIndex = ({ input }: Heard): boolean => (input as { IndexName?: string }).IndexName !== undefined;

async function scan(client: documents.DynamoDBDocumentClient): Promise<string> {
  const items: string[] = [];
  for await (const { Items = [] } of documents.paginateScan({ client }, { TableName: table }))
    items.push(...Items.map(sortedJson));
  return items.sort().join('\n');
}

async function playOn(engine: Engine, commands: readonly Heard[], ending: string): Promise<Played> {
  const client = createDocumentClient({
    endpoint: engine.endpoint,
    region: localRegion,
    credentials: localCredentials,
    requestTimeoutMs: 20_000,
  });
  await ensureTable(client, table);
  const [tokens, differences] = [new Tokens(), [] as string[]];
  for (const [place, heard] of commands.entries()) {
    if (isOfIndex(heard)) continue;
    const expected = heard.error === undefined ? factsOf(heard.answer) : refusalOf(heard.error);
    const actual = await answerOf(client as unknown as Sender, heard.name, inputOf(heard, tokens));
    if (sortedJson(actual) === sortedJson(expected)) continue;
    differences.push(
      `command ${place}, ${heard.name}: ${sortedJson(actual)} and not ${sortedJson(expected)}`,
    );
    if (differences.length >= mostTold) break;
  }
  const isSameInTheEnd = (await scan(client)) === ending;
  client.destroy();
  return { commands: commands.length, differences, isSameInTheEnd };
}

/** A run of the simulation, played again on an engine of one kind. */
export async function conform(kind: Exclude<Engine['kind'], 'given'>, operations: number): Promise<Played> {
  const commands: Heard[] = [];
  let ending = '';
  await simulate({
    seed: 1,
    operations,
    heard: (command) => commands.push(command),
    ended: (items) => {
      ending = [...items].map(sortedJson).sort().join('\n');
    },
  });
  const engine = await startEngine({ kind });
  try {
    return await playOn(engine, commands, ending);
  } finally {
    await engine.stop();
  }
}
