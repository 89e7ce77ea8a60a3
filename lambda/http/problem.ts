import type { Context } from 'hono';
import * as v from 'valibot';
import type { Refusal } from '../domain/delivery/refusal';
import { Fault, type FaultCode } from '../domain/fault';
import { deliveryProblems } from './delivery-problems';

interface ProblemKind {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 422 | 425 | 500 | 503;
  title: string;
  /** Sending the same request again can succeed. */
  retryable: boolean;
}

const final = (status: ProblemKind['status'], title: string): ProblemKind => ({
  status,
  title,
  retryable: false,
});

const passing = (status: ProblemKind['status'], title: string): ProblemKind => ({
  ...final(status, title),
  retryable: true,
});

const refusalKinds = Object.fromEntries(
  Object.entries(deliveryProblems).map(([name, [status, title]]) => [name, final(status, title)]),
) as Record<Refusal, ProblemKind>;

/** Everything that the API refuses, by name. */
const problemKinds = {
  ...refusalKinds,
  'route-unknown': final(404, 'There is nothing at this address'),
  'body-malformed': final(400, 'The body is not JSON'),
  'body-too-large': final(413, 'The body is too large'),
  'signature-invalid': final(401, 'The signature is missing or wrong'),
  'signature-expired': final(401, 'The message was signed too long ago, or in the future'),
  'event-invalid': final(422, 'The event does not fit its description'),
  'order-unknown': final(404, 'There is no such order'),
  'order-already-shipped': final(409, 'The order has shipped and cannot be cancelled'),
  'order-cancelled': final(409, 'The order was cancelled and must not leave'),
  'order-unpaid': final(409, 'The order is not paid yet and must not leave'),
  'missing-above-ordered': final(422, 'More is missing than was ordered'),
  'nothing-sent': final(422, 'All of it is missing: cancel the order instead'),
  'refund-differs': final(422, 'This refundId was told before with another sum'),
  'order-not-captured': final(409, 'The order has not shipped: cancel it instead'),
  'refund-above-captured': final(422, 'More than what is left of what was paid for the order'),
  'payment-unknown': final(404, 'There is no such payment'),
  'account-mismatch': final(403, 'The event is of another account'),
  'customer-unknown': final(404, 'There is no household of this customer'),
  'wallet-closed': final(409, 'The wallet is closed: settle it by hand'),
  'item-unknown': final(404, 'There is no such item in the catalogue'),
  'no-wallet': final(404, 'This customer has no wallet'),
  'coins-held': final(409, 'Orders or gifts still hold coins: first they end'),
  'not-enough-coins': final(409, 'The wallet holds fewer coins than are to be taken'),
  'wallet-full': final(409, 'The wallet would hold more coins than it may'),
  'reason-unfit': final(422, 'The reason does not fit what is to be done'),
  'expires-in-the-past': final(422, 'The codes would have expired before they exist'),
  'body-invalid': final(422, 'The body does not fit its description'),
  'call-repeated': final(409, 'The call was taken before'),
  'nonce-used': final(409, 'The nonce of the signature was used before: sign anew'),
  'device-revoked': final(403, 'This terminal is enrolled no more: call operations'),
  'stop-unknown': final(404, 'There is no such stop'),
  killswitch: passing(503, 'Deliveries inside are stopped for now: do not enter'),
  'sign-in-required': final(401, 'Nobody is signed in, or not any more'),
  'role-missing': final(403, 'This is not for your role'),
  'foreign-origin': final(403, 'The request did not come from the console'),
  'query-invalid': final(422, 'The query does not fit its description'),
  'window-unknown': final(404, 'There is no such window'),
  'window-overlaps': final(409, 'The longer window would reach into another one of the same door'),
  'halt-unknown': final(404, 'Nothing of this scope is stopped'),
  'device-unknown': final(404, 'There is no such terminal'),
  'device-known': final(409, 'The terminal is enrolled, or was revoked for good'),
  'key-mismatch': final(422, 'The id of the terminal is not the one of this key'),
  'home-unknown': final(404, 'No doors are set up for this customer'),
  'doors-in-use': final(409, 'A delivery to this home has not ended: its doors stay as they are'),
  'lock-taken': final(409, 'Another home has this lock, and a lock is in one home at most'),
  'camera-taken': final(409, 'Another home has this camera, and a camera is in one home at most'),
  'proposal-standing': final(409, 'Other doors are proposed: first they are agreed to or withdrawn'),
  'proposal-unknown': final(404, 'This is not proposed, or not any more'),
  'proposal-expired': final(410, 'It was proposed too long ago: propose it again'),
  'export-too-large': final(422, 'Too much for one answer: accept gzip, or choose fewer days'),
  'idempotency-key-missing': final(400, 'The Idempotency-Key is missing, or not 1 to 128 visible characters'),
  'idempotency-mismatch': final(422, 'This Idempotency-Key was used for another request'),
  'request-running': passing(409, 'The same request is being done: ask again for its answer'),
  'request-reused': final(422, 'This webhook-id was used for another request'),
} satisfies Record<string, ProblemKind>;

export type ProblemName = keyof typeof problemKinds;

/** RFC 9457, with what programs need to decide. */
export const problemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.pipe(v.string(), v.description('The name in capitals: ORDER_ALREADY_SHIPPED')),
  detail: v.string(),
  traceId: v.pipe(v.string(), v.description('Tell it to support: the logs have it')),
  retryable: v.boolean(),
  errors: v.optional(v.array(v.object({ path: v.string(), message: v.string() }))),
});

type Problem = v.InferOutput<typeof problemSchema>;
type Extra = Partial<Pick<Problem, 'detail' | 'errors'>>;

/** What goes before every route. */
export interface HttpEnv {
  Variables: {
    traceId: string;
    /** Who asks, once it is proven: `courier:…`, `operator:…`. */
    asker?: string;
  };
}

/** What it takes to answer; a route may carry more than the rest. */
type Answering = Pick<Context<HttpEnv>, 'var' | 'header' | 'body'>;

const answer = (context: Answering, name: string, kind: ProblemKind, extra: Extra): Response => {
  const body: Problem = {
    type: `urn:majordomo:problem:${name}`,
    title: kind.title,
    status: kind.status,
    code: name.toUpperCase().replaceAll('-', '_'),
    detail: kind.title,
    traceId: context.var.traceId,
    retryable: kind.retryable,
    ...extra,
  };
  context.header('content-type', 'application/problem+json');
  if (kind.status === 503) context.header('retry-after', '5');
  return context.body(JSON.stringify(body), kind.status);
};

/** Refuses a request by name. */
export const refuse = (context: Answering, name: ProblemName, extra: Extra = {}): Response =>
  answer(context, name, problemKinds[name], extra);

/** Faults that pass: the same request can succeed in a moment. */
export const passingFaults: FaultCode[] = [
  'store-throttled',
  'store-conflict',
  'store-unavailable',
  'store-unknown',
  // Asked again, the answer is what has become of it.
  'order-missing',
  'wallet-closed',
  'archive-unavailable',
];

/** A failure that the caller's own words are the cause of. */
const callersFaults: Partial<Record<FaultCode, ProblemKind>> = {
  'payment-mismatch': final(422, 'The sum is not what was asked for'),
  'movement-key-reused': final(422, 'This webhook-id was used for another request'),
};

/** Answers a failure of ours: its code, never its evidence. */
export function answerFault(context: Answering, error: unknown): Response {
  const code = error instanceof Fault ? error.code : 'unexpected';
  const kind: ProblemKind = passingFaults.includes(code)
    ? { status: 503, title: 'It could not be done now: send it again', retryable: true }
    : { status: 500, title: 'Something failed here', retryable: false };
  return answer(context, code, callersFaults[code] ?? kind, {});
}
