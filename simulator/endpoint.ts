import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import type { JsonObject, SkillHandler } from './types';

export interface Failure {
  /** As SessionEndedRequest names it. */
  type: 'INVALID_RESPONSE' | 'ENDPOINT_TIMEOUT' | 'INTERNAL_SERVICE_ERROR';
  message: string;
}

export interface Call {
  response: ResponseEnvelope | undefined;
  durationMs: number;
  failure?: Failure;
}

type AnyHandler = (
  event: RequestEnvelope,
  context: JsonObject,
  callback: (error?: unknown, response?: ResponseEnvelope) => void,
) => Promise<ResponseEnvelope | undefined> | undefined;

/** Calls the handler as AWS Lambda would: it may return a promise or take a callback, and has so long to answer. */
export async function callSkill(
  handler: SkillHandler,
  envelope: RequestEnvelope,
  timeoutMs: number,
): Promise<Call> {
  const startedMs = performance.now();
  try {
    const response = await withTimeout(answer(handler, structuredClone(envelope)), timeoutMs);
    return { response: throughJson(response), durationMs: performance.now() - startedMs };
  } catch (error) {
    return { response: undefined, durationMs: performance.now() - startedMs, failure: asFailure(error) };
  }
}

function answer(handler: SkillHandler, envelope: RequestEnvelope): Promise<ResponseEnvelope | undefined> {
  return new Promise((resolve, reject) => {
    const callback = (error?: unknown, response?: ResponseEnvelope) =>
      error ? reject(error) : resolve(response);
    const context = {
      awsRequestId: envelope.request?.requestId,
      functionName: 'skill',
      callbackWaitsForEmptyEventLoop: false,
    };
    const returned = (handler as AnyHandler)(envelope, context, callback);
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
  });
}

class TooLate extends Error {}

async function withTimeout<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TooLate(`The skill did not answer within ${timeoutMs} ms.`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Over the wire only JSON remains of a response. */
function throughJson(response: ResponseEnvelope | undefined): ResponseEnvelope | undefined {
  return response === undefined || response === null ? undefined : JSON.parse(JSON.stringify(response));
}

function asFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof TooLate) return { type: 'ENDPOINT_TIMEOUT', message };
  return { type: 'INVALID_RESPONSE', message: `The skill's handler failed: ${message}` };
}
