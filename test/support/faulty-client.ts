import { randomUUID } from 'node:crypto';
import { ThrottlingException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What can go wrong with a request. `lost-answer` and `reset`: it was done, and the answer never came. */
export type InjectedFault =
  | 'throttle'
  | 'conflict'
  | 'timeout-before'
  | 'lost-answer'
  | 'reset'
  | 'refused-connection'
  | 'server-error'
  | 'slow';

/** Decides for each request what goes wrong with it, if anything. */
export type FaultPlan = (commandName: string) => InjectedFault | undefined;

const slowMs = 25;
const metadata = { $metadata: {} };
const named = (name: string, extra: object = {}): Error =>
  Object.assign(new Error(`injected: ${name}`), { name }, extra);

const timeout = () => named('TimeoutError', { code: 'ETIMEDOUT' });

const conflict = () =>
  new TransactionCanceledException({
    ...metadata,
    message: 'injected: transaction conflict',
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });

const beforeSending: Partial<Record<InjectedFault, () => Error>> = {
  throttle: () => new ThrottlingException({ ...metadata, message: 'injected: throttled' }),
  conflict,
  'timeout-before': timeout,
  'refused-connection': () => named('Error', { code: 'ECONNREFUSED' }),
  'server-error': () => named('InternalServerError', { $metadata: { httpStatusCode: 500 } }),
};

const afterSending: Partial<Record<InjectedFault, () => Error>> = {
  'lost-answer': timeout,
  reset: () => named('Error', { code: 'ECONNRESET' }),
};

const pause = (durationMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, durationMs));

/** Sends a request into a fault. One after sending hides whatever the engine answered. */
async function sendInto<T>(fault: InjectedFault, send: () => Promise<T>): Promise<T> {
  const early = beforeSending[fault];
  if (early) throw early();
  if (fault === 'slow') await pause(slowMs);
  const answered = send();
  const late = afterSending[fault];
  if (!late) return answered;
  await answered.catch(() => undefined);
  throw late();
}

/** Puts a plan of faults on a client. */
export function injectFaults(client: DynamoDBDocumentClient, plan: FaultPlan): void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const fault = plan(String(context.commandName));
      return fault ? sendInto(fault, () => next(args)) : next(args);
    },
    { step: 'initialize', name: 'faults', priority: 'low' },
  );
}

/** Faults for the next requests in order, then none. */
export function scripted(...faults: (InjectedFault | undefined)[]): FaultPlan {
  const rest = [...faults];
  return () => rest.shift();
}

/** Only transactions meet the plan. */
export const onTransactions =
  (plan: FaultPlan): FaultPlan =>
  (commandName) =>
    commandName.startsWith('TransactWrite') ? plan(commandName) : undefined;

/** Numbers from 0 to just under 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each request meets one of the faults with its rate, by a seeded chance. */
export function seeded(seed: number, rates: Partial<Record<InjectedFault, number>>): FaultPlan {
  const random = seededRandom(seed);
  return () => {
    let draw = random();
    for (const [fault, rate] of Object.entries(rates)) {
      draw -= rate;
      if (draw < 0) return fault as InjectedFault;
    }
    return undefined;
  };
}

/** Gives every transaction a new token, as if the ten minutes in which an engine knows the old one were over. */
export function forgetTokens(client: DynamoDBDocumentClient): void {
  client.middlewareStack.add(
    (next) => (args) => {
      if (!('ClientRequestToken' in args.input)) return next(args);
      return next({ ...args, input: { ...args.input, ClientRequestToken: randomUUID() } });
    },
    { step: 'initialize', name: 'forgetTokens', priority: 'low' },
  );
}

const roughRates = {
  throttle: 0.08,
  conflict: 0.1,
  'timeout-before': 0.07,
  'lost-answer': 0.1,
  reset: 0.05,
} as const;

/** Much goes wrong with the transactions of a client; when it is late, its engine has forgotten their tokens, too. */
export function shake(client: DynamoDBDocumentClient, seed: number, isLate: boolean): DynamoDBDocumentClient {
  injectFaults(client, onTransactions(seeded(seed, roughRates)));
  if (isLate) forgetTokens(client);
  return client;
}

/** Lets something happen just before the first request of a kind: the race that a test is about. */
export function beforeFirst(
  client: DynamoDBDocumentClient,
  commandPrefix: string,
  happen: () => Promise<unknown>,
): void {
  let hasHappened = false;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const isFirst = !hasHappened && String(context.commandName).startsWith(commandPrefix);
      if (isFirst) {
        hasHappened = true;
        await happen();
      }
      return next(args);
    },
    { step: 'initialize', name: 'beforeFirst', priority: 'low' },
  );
}
