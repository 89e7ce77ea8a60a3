import { ThrottlingException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Patience } from '../../lambda/adapters/dynamodb/retry';

/**
 * What becomes of a call. `lost` and `dies-after`: it is done and nobody hears of it; who dies goes no further, as a
 * function that was killed.
 */
export const fates = [
  'done',
  'throttled',
  'conflict',
  'refused',
  'unsent',
  'lost',
  'dies-before',
  'dies-after',
] as const;
export type Fate = (typeof fates)[number];

/** One run of a use case, as one function of the cloud would run it. */
export interface Process {
  id: number;
  isDead: boolean;
  /** Called when it dies. */
  onDeath(): void;
}

/** Something a process waits for: a request to the store, to a provider, or a pause. */
export interface Call {
  process: Process;
  /** The command's name, or what else it is. */
  name: string;
  answer(): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const metadata = { $metadata: {} };
const named = (name: string, extra: object = {}): Error =>
  Object.assign(new Error(`injected: ${name}`), { name }, extra);

const injected: Partial<Record<Fate, (name: string) => Error>> = {
  throttled: () => new ThrottlingException({ ...metadata, message: 'injected: throttled' }),
  conflict: () =>
    new TransactionCanceledException({
      ...metadata,
      message: 'injected: conflict',
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    }),
  refused: () => named('Error', { code: 'ECONNREFUSED' }),
  unsent: () => named('TimeoutError', { code: 'ETIMEDOUT' }),
};

const isDeath = (fate: Fate): boolean => fate === 'dies-before' || fate === 'dies-after';

/**
 * Everything between the processes and the world. Calls wait until somebody says which is next and what becomes of it:
 * with that, a run has no other order than the one it was given.
 */
export class Network {
  readonly waiting: Call[] = [];
  private readonly errors: unknown[] = [];

  constructor(private readonly execute: (name: string, input: unknown) => unknown) {}

  /** A client of the store for one process: all that the adapters ask of one. */
  clientFor(process: Process): DynamoDBDocumentClient {
    const send = (command: { constructor: { name: string }; input: unknown }) => {
      const { name } = command.constructor;
      return this.call(process, name, () => this.execute(name, command.input));
    };
    return { send } as unknown as DynamoDBDocumentClient;
  }

  /** Waiting is a turn for the others. */
  patienceFor(process: Process, random: () => number): Patience {
    return { random, wait: () => this.call(process, 'pause', () => undefined) as Promise<void> };
  }

  call(process: Process, name: string, answer: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // The dead send nothing; their promises stay open for ever.
      if (!process.isDead) this.waiting.push({ process, name, answer, resolve, reject });
    });
  }

  /** Lets one waiting call happen. */
  step(place: number, fate: Fate): void {
    const [call] = this.waiting.splice(place, 1);
    if (!call) throw new Error('no call waits there');
    if (isDeath(fate)) this.end(call.process);
    const early = injected[fate];
    if (early) call.reject(early(call.name));
    else if (fate !== 'dies-before') this.happen(call, fate);
  }

  /** What went wrong inside the store itself, such as a request it does not understand. */
  failure(): unknown {
    return this.errors[0];
  }

  private happen(call: Call, fate: Fate): void {
    let [answer, error]: [unknown, unknown] = [undefined, undefined];
    try {
      answer = call.answer();
    } catch (thrown) {
      error = thrown;
      // A bare Error is no answer of DynamoDB: the simulation itself has met something it does not know.
      if (error instanceof Error && error.name === 'Error') this.errors.push(error);
    }
    if (call.process.isDead) return;
    if (fate === 'lost') call.reject(named('TimeoutError', { code: 'ECONNRESET' }));
    else if (error !== undefined) call.reject(error);
    else call.resolve(answer);
  }

  /** What a dead process had sent may still arrive; its answers go nowhere. */
  private end(process: Process): void {
    process.isDead = true;
    process.onDeath();
  }
}
