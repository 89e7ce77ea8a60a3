import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Send = (command: Command) => Promise<unknown>;

interface Command {
  input: object;
  constructor: unknown;
}

type CommandClass = new (input: object) => Command;

/** A request as it was sent, and how many had to be answered before it, one after the other. */
interface Sent {
  type: CommandClass;
  input: object;
  wave: number;
}

/** Requests that are sent at once; each wave waits for the one before. */
export type Waves = { type: CommandClass; input: object }[][];

/** Watches a client: which requests a turn sends, and which of them wait for others. */
export class Recorder {
  private sent: Sent[] = [];
  private answeredWaves = 0;
  private readonly send: Send;

  constructor(client: DynamoDBDocumentClient) {
    this.send = (client.send as Send).bind(client);
    Object.assign(client, { send: (command: Command) => this.watch(command) });
  }

  private async watch(command: Command): Promise<unknown> {
    const wave = this.answeredWaves;
    this.sent.push({ type: command.constructor as CommandClass, input: command.input, wave });
    try {
      return await this.send(command);
    } finally {
      this.answeredWaves = Math.max(this.answeredWaves, wave + 1);
    }
  }

  /** What was sent since it was last asked. */
  take(): Waves {
    const waves: Waves = [];
    for (const { type, input, wave } of this.sent) {
      waves[wave] ??= [];
      waves[wave].push({ type, input });
    }
    this.sent = [];
    this.answeredWaves = 0;
    return waves.filter((wave) => wave !== undefined);
  }

  /** Sends requests bare: the same client, the same order, nothing around them. */
  async sendBare(waves: Waves): Promise<void> {
    for (const wave of waves)
      await Promise.all(wave.map(({ type: Type, input }) => this.send(new Type(input))));
  }
}

function renamed(value: unknown, from: string, to: string): unknown {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((one) => renamed(one, from, to));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [
    name === from ? to : name,
    name === 'ClientRequestToken' ? `bare-${String(one).slice(5)}` : renamed(one, from, to),
  ]);
  return Object.fromEntries(entries);
}

/** The same requests to another table. A token may not be used with another body, so that it changes too. */
export const toTable = (waves: Waves, from: string, to: string): Waves =>
  waves.map((wave) => wave.map(({ type, input }) => ({ type, input: renamed(input, from, to) as object })));
