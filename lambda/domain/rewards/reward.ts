import type { HouseholdId, OrderId } from '../ids';
import type { Country } from '../language';
import type { Instant } from '../time';
import type { RewardRule } from '../wallet/terms';

export const rewardStatuses = ['pending', 'granted', 'lapsed'] as const;
export type RewardStatus = (typeof rewardStatuses)[number];

/** What was promised, as the rule stood then: a seller's later change of it takes nothing back. */
export type Promised = Pick<RewardRule, 'on' | 'coins' | 'percent' | 'validMonths'>;

/** Coins that a household has coming, once what they are for can no longer be given back. */
export interface Reward extends Promised {
  /** Business key, made of what it is for: the same reward can be written down once. */
  rewardId: string;
  householdId: HouseholdId;
  ruleId: string;
  /** The order it is for; of a referral, the friend's. */
  earnedBy?: OrderId;
  status: RewardStatus;
  /** From then on it is worked out and given, or lapses. */
  dueAt: Instant;
  settledAt?: Instant;
  /** What came of it. */
  grantedCoins?: number;
  version: number;
}

/** A reward as it is first written down. */
export function newReward(
  rule: RewardRule,
  of: Pick<Reward, 'householdId' | 'dueAt' | 'earnedBy'> & { source: string },
): Reward {
  const { id, on, coins, percent, validMonths } = rule;
  const { source, ...rest } = of;
  return {
    ...rest,
    rewardId: `${source}:${id}`,
    ruleId: id,
    on,
    ...(coins !== undefined && { coins }),
    ...(percent !== undefined && { percent }),
    validMonths,
    status: 'pending',
    version: 1,
  };
}

/** Business key of the movement that gives it. */
export const rewardKey = (rewardId: string): string => `reward:${rewardId}`;

/** The rules that hold in a country. */
export const rulesIn = (rules: readonly RewardRule[], country: Country): RewardRule[] =>
  rules.filter(({ notIn }) => !notIn?.includes(country));

/** Of these, the rules for something. */
export const rulesFor = (
  rules: readonly RewardRule[],
  on: RewardRule['on'],
  country: Country,
): RewardRule[] => rulesIn(rules, country).filter((rule) => rule.on === on);
