import * as v from 'valibot';
import type { SellerEvent } from '../../domain/orders/seller-events';
import type { RewardEvent } from '../../domain/rewards/events';
import { epochMsOf, instantOf } from '../../domain/time';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const cents = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const timestamp = v.pipe(v.string(), v.isoTimestamp(), v.description('When it happened at the seller'));

/** As many items as an order has at most, and more. */
const mostMissing = 100;

const orderEvent = <const Type extends string>(type: Type) =>
  v.object({ type: v.literal(type), timestamp, data: v.object({ orderId: id }) });

/** What the seller's system may report. Fields that are not named here are ignored. */
export const eventBodySchema = v.variant('type', [
  v.object({
    type: v.literal('order.shipped'),
    timestamp,
    data: v.object({
      orderId: id,
      missing: v.exactOptional(
        v.pipe(
          v.array(v.object({ sku: id, quantity: v.pipe(wholeNumber, v.minValue(1)) })),
          v.maxLength(mostMissing),
          v.description('What did not leave: it is not paid, and the order is without it'),
        ),
      ),
    }),
  }),
  orderEvent('order.delivered'),
  orderEvent('order.cancelled'),
  v.object({
    type: v.literal('order.refunded'),
    timestamp,
    data: v.object({ orderId: id, refundId: id, cents }),
  }),
  v.object({
    type: v.literal('item.price-changed'),
    timestamp,
    data: v.object({ sku: id, cents: v.object({ EUR: cents, USD: cents }) }),
  }),
  v.object({
    type: v.literal('item.stock-changed'),
    timestamp,
    data: v.object({ sku: id, stock: wholeNumber }),
  }),
  v.object({
    type: v.literal('review.published'),
    timestamp,
    data: v.object({
      customerId: v.pipe(id, v.description('The subject of the linked account')),
      reviewId: id,
      verifiedPurchase: v.pipe(v.boolean(), v.description('Whoever reviews has bought it from you')),
    }),
  }),
  v.object({
    type: v.literal('contest.won'),
    timestamp,
    data: v.object({ customerId: id, contestId: id }),
  }),
]);

/** The same instant in the one form that sorts as text. */
const at = (body: { timestamp: string }) => instantOf(epochMsOf(body.timestamp));

/** The event as the domain knows it. */
export const storeEventOf = (body: v.InferOutput<typeof eventBodySchema>): SellerEvent | RewardEvent => {
  switch (body.type) {
    case 'order.shipped':
      return { type: body.type, at: at(body), ...body.data };
    case 'order.delivered':
      return { type: body.type, at: at(body), ...body.data };
    case 'order.refunded':
      return { type: body.type, at: at(body), ...body.data };
    case 'item.price-changed':
      return { type: body.type, at: at(body), ...body.data };
    case 'item.stock-changed':
      return { type: body.type, at: at(body), ...body.data };
    case 'review.published':
      return { type: body.type, at: at(body), ...body.data };
    case 'contest.won':
      return { type: body.type, at: at(body), ...body.data };
    default:
      return { type: body.type, at: at(body), ...body.data };
  }
};
