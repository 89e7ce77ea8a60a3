import type { Gift } from '../../../domain/gifts/gift';
import type { HouseholdView } from '../../../domain/household/household';
import type { Json, Pending } from '../../outcome';
import { recordOf } from '../../paging';
import type { Turn } from '../../turn';
import type { Offered } from './outcomes';

export const intentName = 'GiftAcceptIntent';

/** A gift that is asked about, and those that were asked about before it. */
export interface Asked {
  gift: Gift;
  askedIds: string[];
}

/** Gifts that can still be accepted, the oldest first. */
export const waitingGifts = (
  { gifts = [] }: Pick<HouseholdView, 'gifts'>,
  { now }: Pick<Turn, 'now'>,
): Gift[] => gifts.filter(({ expiresAt }) => now < expiresAt).sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1));

export const offeredOf = (gift: Gift, { household }: HouseholdView): Offered => ({
  gift,
  worth: { cents: gift.coins, currency: household.currency },
  zone: household.timeZone,
});

/** "Shall I accept them?" or "shall I send them back?" */
export const pendingFor = ({ gift, askedIds }: Asked, question: 'accept' | 'return' = 'accept'): Pending => ({
  intent: intentName,
  question,
  data: { gift: { ...gift }, askedIds },
});

/**
 * The gift as the session kept it, for the one who is asked: what it says of itself is for the words alone.
 */
export function askedIn({ householdId }: Turn, data: Json | undefined): Asked | undefined {
  const record = recordOf(data);
  const { giftId, senderId, senderName, coins, sentAt, expiresAt } = recordOf(record?.gift) ?? {};
  const isWhole =
    typeof giftId === 'string' &&
    typeof senderId === 'string' &&
    typeof senderName === 'string' &&
    typeof coins === 'number' &&
    typeof sentAt === 'string' &&
    typeof expiresAt === 'string';
  if (!isWhole) return undefined;
  const before = Array.isArray(record?.askedIds) ? record.askedIds : [];
  return {
    gift: { giftId, householdId, senderId, senderName, coins, sentAt, expiresAt },
    askedIds: before.filter((id) => typeof id === 'string'),
  };
}
