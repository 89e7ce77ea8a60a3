import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  recordSellerEvent,
  type SellerEvent,
  type SellerEventOutcome,
} from '../../domain/orders/seller-events';
import { type RewardEvent, type RewardEventOutcome, recordRewardEvent } from '../../domain/rewards/events';
import type { Shop } from '../../domain/shop';
import { jsonContent, problemResponses } from '../openapi';
import { type HttpEnv, refuse } from '../problem';
import { eventBodySchema, storeEventOf } from './event-body';

const largestBodyBytes = 65_536;
const longestEventId = 200;

/** Checks the signature of a raw body; says which message it is. */
export type SignatureCheck = (
  header: (name: string) => string | undefined,
  body: string,
) => { kind: 'verified'; id: string } | { kind: 'invalid' } | { kind: 'expired' };

const acceptedSchema = v.object({ outcome: v.picklist(['recorded', 'repeated', 'stale', 'not-rewarded']) });

const description = describeRoute({
  summary: "A report of the seller's system",
  description:
    'Signed as Standard Webhooks says. Each webhook-id is recorded once; send it again until it is answered.',
  tags: ['providers'],
  parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
    name,
    in: 'header' as const,
    required: true,
    schema: { type: 'string' as const },
  })),
  requestBody: { required: true, content: jsonContent(eventBodySchema) },
  responses: {
    200: {
      description: 'Recorded now or before, or overtaken, or nothing is rewarded',
      content: jsonContent(acceptedSchema),
    },
    ...problemResponses(400, 401, 404, 409, 413, 422, 503),
  },
});

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(context: Context<HttpEnv>, result: SellerEventOutcome | RewardEventOutcome): Response {
  switch (result.name) {
    case 'recorded':
    case 'repeated':
    case 'stale':
      return context.json({ outcome: result.name });
    case 'review-unverified':
    case 'reward-off':
      return context.json({ outcome: 'not-rewarded' });
    default:
      return refuse(context, result.name, { detail: Object.values(result.facts).join() });
  }
}

const errorsOf = (issues: readonly v.BaseIssue<unknown>[]) =>
  issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));

const isRewarded = (event: SellerEvent | RewardEvent): event is RewardEvent =>
  event.type === 'review.published' || event.type === 'contest.won';

export interface StoreEventsConfig {
  checkSignature: SignatureCheck;
  /** Which household a customer is. */
  householdKey: string;
}

/** `POST /events`: orders, prices and stock, reviews and contests, each exactly once. */
export function storeEvents(shop: Shop, { checkSignature, householdKey }: StoreEventsConfig): Hono<HttpEnv> {
  const record = (eventId: string, event: SellerEvent | RewardEvent) =>
    isRewarded(event)
      ? recordRewardEvent(shop, householdKey, eventId, event)
      : recordSellerEvent(shop, eventId, event);
  const onError = (context: Context<HttpEnv>) => refuse(context, 'body-too-large');
  return new Hono<HttpEnv>().post(
    '/events',
    description,
    bodyLimit({ maxSize: largestBodyBytes, onError }),
    async (context) => {
      const text = await context.req.text();
      const signature = checkSignature((name) => context.req.header(name), text);
      if (signature.kind !== 'verified') return refuse(context, `signature-${signature.kind}`);
      if (signature.id.length > longestEventId)
        return refuse(context, 'event-invalid', { detail: 'The webhook-id is too long' });
      const json = parsedJson(text);
      if (json === undefined) return refuse(context, 'body-malformed');
      const body = v.safeParse(eventBodySchema, json);
      if (!body.success) return refuse(context, 'event-invalid', { errors: errorsOf(body.issues) });
      return answer(context, await record(`store:${signature.id}`, storeEventOf(body.output)));
    },
  );
}
