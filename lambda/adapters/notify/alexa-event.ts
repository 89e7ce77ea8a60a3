import { createHash } from 'node:crypto';
import type { NoticeTopic } from '../../domain/delivery/command';
import { type Notice, urgentTopics } from '../../domain/delivery/notify';
import type { AlexaReach } from '../../domain/household/reach';
import { type Instant, plusMs } from '../../domain/time';

/*
 * Alexa tells people only what fits one of her schemas, in her own words. Two of them fit a delivery: an order that is on
 * its way (spoken in English only), and a message that waits, urgent or not. What has happened, the household then asks.
 */

export const publishedEvents = {
  orderStatus: 'AMAZON.OrderStatus.Updated',
  message: 'AMAZON.MessageAlert.Activated',
} as const;

/** The others were just said by voice, or are told by what follows a moment later. */
const spokenTopics: readonly NoticeTopic[] = [
  ...urgentTopics,
  'arrived',
  'no-entry',
  'completed',
  'failed',
  'revoked',
  'expired',
];
export const isSpoken = ({ topic }: Notice): boolean => spokenTopics.includes(topic);

/** Between five minutes and a day. */
const validMs = 12 * 3_600_000;

const orderOnItsWay = ({ endsAt, at }: Notice) => ({
  name: publishedEvents.orderStatus,
  payload: {
    state: {
      status: 'ORDER_OUT_FOR_DELIVERY',
      enterTimestamp: at,
      deliveryDetails: { expectedArrival: endsAt },
    },
    order: { seller: { name: 'localizedattribute:sellerName' } },
  },
});

const messageWaiting = ({ topic }: Notice, sellerName: string) => ({
  name: publishedEvents.message,
  payload: {
    state: { status: 'UNREAD', freshness: 'NEW' },
    messageGroup: {
      creator: { name: sellerName },
      count: 1,
      ...(urgentTopics.includes(topic) && { urgency: 'URGENT' }),
    },
  },
});

interface Telling {
  locale: 'en-US' | 'fr-FR';
  sellerName: string;
  now: Instant;
}

/** What fits of the events that the user has allowed; undefined when none does. */
function eventOf(notice: Notice, { eventNames }: AlexaReach, { locale, sellerName }: Telling) {
  const isOnItsWay = notice.topic === 'arrived' && locale === 'en-US';
  if (isOnItsWay && eventNames.includes(publishedEvents.orderStatus)) return orderOnItsWay(notice);
  return eventNames.includes(publishedEvents.message) ? messageWaiting(notice, sellerName) : undefined;
}

/** The body of `POST /v1/proactiveEvents`. The same notice to the same user has the same reference: Alexa takes it once. */
export function proactiveEventOf(notice: Notice, reach: AlexaReach, telling: Telling): object | undefined {
  const event = eventOf(notice, reach, telling);
  const { locale, sellerName, now } = telling;
  return (
    event && {
      timestamp: now,
      referenceId: createHash('sha256')
        .update(`${notice.noticeId} ${reach.guestId}`)
        .digest('hex')
        .slice(0, 32),
      expiryTime: plusMs(now, validMs),
      event,
      localizedAttributes: [{ locale, sellerName }],
      relevantAudience: { type: 'Unicast', payload: { user: reach.alexaUserId } },
    }
  );
}
