import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { Fault, type FaultCode } from '../../domain/fault';

/**
 * What a failed request means for whoever sent it.
 * `in-doubt`: it was sent and no answer came back, so it may have been done.
 */
export type Failure =
  | 'throttled'
  | 'conflict'
  | 'in-doubt'
  | 'unreachable'
  | 'server'
  | 'invalid'
  | 'refused';

const byName: Record<string, Failure> = {
  ThrottlingException: 'throttled',
  ProvisionedThroughputExceededException: 'throttled',
  RequestLimitExceeded: 'throttled',
  TransactionConflictException: 'conflict',
  // An earlier try with the same token is still at work.
  TransactionInProgressException: 'in-doubt',
  ValidationException: 'invalid',
  IdempotentParameterMismatchException: 'invalid',
  TimeoutError: 'in-doubt',
};

const byNetworkCode: Record<string, Failure> = {
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ECONNRESET: 'in-doubt',
  EPIPE: 'in-doubt',
  ETIMEDOUT: 'in-doubt',
};

const byCancellation: Record<string, Failure> = {
  TransactionConflict: 'conflict',
  ThrottlingError: 'throttled',
  ProvisionedThroughputExceeded: 'throttled',
  ValidationError: 'invalid',
  ItemCollectionSizeLimitExceeded: 'invalid',
};

const couldNotConnect = /did not establish a connection/;

/** Reads what the SDK and the sockets below it say about a failure. */
export function failureOf(error: unknown): Failure {
  const { name, code, message, statusCode } = factsOf(error);
  if (error instanceof TransactionCanceledException) return cancellationOf(error);
  if (couldNotConnect.test(message)) return 'unreachable';
  const named = byNetworkCode[code] ?? byName[name];
  if (named) return named;
  return statusCode >= 500 ? 'server' : 'refused';
}

function cancellationOf(error: TransactionCanceledException): Failure {
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => byCancellation[Code ?? '']);
  return codes.find((code) => code === 'invalid') ?? codes.find((code) => code !== undefined) ?? 'refused';
}

function factsOf(error: unknown) {
  const facts = error as { name?: string; code?: string; message?: string; $metadata?: unknown } | undefined;
  const metadata = facts?.$metadata as { httpStatusCode?: number } | undefined;
  return {
    name: facts?.name ?? '',
    code: facts?.code ?? '',
    message: facts?.message ?? '',
    statusCode: metadata?.httpStatusCode ?? 0,
  };
}

const codeOf: Record<Failure, FaultCode> = {
  throttled: 'store-throttled',
  conflict: 'store-conflict',
  'in-doubt': 'store-unknown',
  unreachable: 'store-unavailable',
  server: 'store-unavailable',
  invalid: 'store-corrupt',
  refused: 'store-unavailable',
};

/** The fault to throw for a write that failed. */
export const writeFault = (failure: Failure, what: string, cause: unknown): Fault =>
  new Fault(
    codeOf[failure],
    `${what}: ${factsOf(cause).message}`,
    { what, error: factsOf(cause).name },
    { cause },
  );

/** Nothing is in doubt about a read: it can only be missing. */
export const readFault = (failure: Failure, what: string, cause: unknown): Fault =>
  writeFault(failure === 'in-doubt' ? 'unreachable' : failure, what, cause);
