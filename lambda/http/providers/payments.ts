import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  type PaymentCallReader,
  type PaymentEventOutcome,
  recordPaymentEvent,
} from '../../domain/payments/events';
import type { Shop } from '../../domain/shop';
import { jsonContent, problemResponses } from '../openapi';
import { type HttpEnv, type ProblemName, refuse } from '../problem';

const largestBodyBytes = 262_144;

const acceptedSchema = v.object({ outcome: v.picklist(['recorded', 'repeated', 'ignored']) });

const description = describeRoute({
  summary: 'A call of the payment provider',
  description:
    'Signed as the provider signs. Whatever repeats, comes late or out of order counts once; what is not about a payment of this shop is ignored.',
  tags: ['providers'],
  requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
  responses: {
    200: { description: 'Recorded now or before, or ignored', content: jsonContent(acceptedSchema) },
    ...problemResponses(400, 401, 403, 404, 413, 422, 503),
  },
});

const problems = {
  invalid: 'signature-invalid',
  expired: 'signature-expired',
  malformed: 'event-invalid',
  'other-account': 'account-mismatch',
} as const satisfies Record<string, ProblemName>;

function answer(context: Context<HttpEnv>, { name }: PaymentEventOutcome): Response {
  return name === 'payment-unknown' ? refuse(context, 'payment-unknown') : context.json({ outcome: name });
}

/** `POST /events`: charges, refunds and disputes, as the provider tells of them. */
export function paymentEvents(shop: Shop, readCall: PaymentCallReader): Hono<HttpEnv> {
  const onError = (context: Context<HttpEnv>) => refuse(context, 'body-too-large');
  return new Hono<HttpEnv>().post(
    '/events',
    description,
    bodyLimit({ maxSize: largestBodyBytes, onError }),
    async (context) => {
      const text = await context.req.text();
      const call = readCall((name) => context.req.header(name), text);
      if (call.kind === 'ignored') return context.json({ outcome: 'ignored' });
      if (call.kind !== 'event') return refuse(context, problems[call.kind]);
      return answer(context, await recordPaymentEvent(shop, call.event));
    },
  );
}
