import { type Context, Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  recordSellerEvent,
  type SellerEvent,
  type SellerEventOutcome,
} from '../../domain/orders/seller-events';
import { type RewardEvent, type RewardEventOutcome, recordRewardEvent } from '../../domain/rewards/events';
import type { Shop } from '../../domain/shop';
import { limitedBody } from '../json-body';
import { jsonContent, problemResponses } from '../openapi';
import { type HttpEnv, refuse } from '../problem';
import { eventBodySchema, storeEventOf } from './event-body';
import { readSigned, type SignatureCheck, signatureHeaders } from './signed-message';

const acceptedSchema = v.object({ outcome: v.picklist(['recorded', 'repeated', 'stale', 'not-rewarded']) });

const description = describeRoute({
  summary: "A report of the seller's system",
  description:
    'Signed as Standard Webhooks says. Each webhook-id is recorded once; send it again until it is answered.',
  tags: ['providers'],
  parameters: signatureHeaders,
  requestBody: { required: true, content: jsonContent(eventBodySchema) },
  responses: {
    200: {
      description: 'Recorded now or before, or overtaken, or nothing is rewarded',
      content: jsonContent(acceptedSchema),
    },
    ...problemResponses(400, 401, 404, 409, 413, 422, 503),
  },
});

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
  return new Hono<HttpEnv>().post('/events', description, limitedBody, async (context) => {
    const message = await readSigned(context, checkSignature, eventBodySchema);
    if (message instanceof Response) return message;
    return answer(context, await record(`store:${message.id}`, storeEventOf(message.body)));
  });
}
