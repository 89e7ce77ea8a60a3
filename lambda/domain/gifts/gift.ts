import type { HouseholdId } from '../ids';
import type { Instant } from '../time';

export type GiftId = string;

/** Coins on their way to somebody who has not accepted them yet: held in the sender's wallet. */
export interface Gift {
  giftId: GiftId;
  /** Whose it becomes. */
  householdId: HouseholdId;
  senderId: HouseholdId;
  /** What the one who gets it calls the sender. */
  senderName: string;
  coins: number;
  sentAt: Instant;
  /** Not accepted by then, it goes back. */
  expiresAt: Instant;
}

/** Business key of sending: the gift's id was made when it was read aloud. */
export const giftKey = (giftId: GiftId): string => `gift:${giftId}`;
