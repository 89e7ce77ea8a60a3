import { householdIdFromSubject, pseudonymOf } from '../household/identity';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { newReward, rulesFor } from './reward';

/**
 * What the seller's system reports that a household earned without an order. How many stars a review gives is not in
 * it: the reward is the same.
 */
export type RewardEvent =
  | {
      type: 'review.published';
      at: Instant;
      customerId: string;
      reviewId: string;
      /** Whoever reviews has bought it. */
      verifiedPurchase: boolean;
    }
  | { type: 'contest.won'; at: Instant; customerId: string; contestId: string };

export type RewardEventOutcome = Outcome<{
  recorded: NoFacts;
  /** This event, or another that said the same, was recorded before. */
  repeated: NoFacts;
  /** A review without a purchase earns nothing. */
  'review-unverified': { reviewId: string };
  /** The seller rewards nothing of the kind, or not where this customer lives. */
  'reward-off': { type: RewardEvent['type'] };
  'customer-unknown': NoFacts;
}>;

export type RewardEventShop = Pick<Shop, 'seller' | 'households' | 'rewards' | 'clock'>;

const onOf = { 'review.published': 'review', 'contest.won': 'contest' } as const;

const sourceOf = (event: RewardEvent): string =>
  event.type === 'review.published' ? `review:${event.reviewId}` : `contest:${event.contestId}`;

/** The first rule for it that holds where the customer lives: one event earns one reward. */
async function note(
  shop: RewardEventShop,
  householdKey: string,
  eventId: string,
  event: RewardEvent,
): Promise<RewardEventOutcome> {
  const householdId = householdIdFromSubject(householdKey, event.customerId);
  const view = await shop.households.read(householdId);
  if (!view) return outcome('customer-unknown');
  const on = onOf[event.type];
  const [rule] = rulesFor(shop.seller.wallet.rewards, on, view.household.country);
  if (!rule) return outcome('reward-off', { type: event.type });
  const source = `${on}:${pseudonymOf(householdKey, event.customerId, sourceOf(event))}`;
  const result = await shop.rewards.add(
    newReward(rule, { householdId, source, dueAt: shop.clock.now() }),
    eventId,
  );
  return outcome(result === 'added' ? 'recorded' : 'repeated');
}

/**
 * Notes a reward that the seller's system reports, once per review and once per contest and winner; the sweeper gives
 * it within a minute.
 * @param householdKey the skill's own: the customer's account is the same household.
 * @throws Fault of the store: the event may safely be sent again.
 */
export async function recordRewardEvent(
  shop: RewardEventShop,
  householdKey: string,
  eventId: string,
  event: RewardEvent,
): Promise<RewardEventOutcome> {
  if (event.type === 'review.published' && !event.verifiedPurchase)
    return outcome('review-unverified', { reviewId: event.reviewId });
  return note(shop, householdKey, eventId, event);
}
