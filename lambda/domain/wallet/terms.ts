import type { Country } from '../language';

/** A number of coins sold at once, cheaper than one by one. */
export interface Pack {
  coins: number;
  discountPercent: number;
}

/** Highest amounts, in coins. */
export interface TopUpLimits {
  dayCoins: number;
  monthCoins: number;
  /** Purchased coins that a wallet may hold. */
  storedCoins: number;
}

export interface GiftTerms {
  /** To households that are not one's own home: a money transfer in the eyes of some supervisors. */
  toOtherHouseholds: boolean;
  mostCoins: number;
  dayCoins: number;
  monthCoins: number;
  mostPerDay: number;
  /** A contact agreed less long ago gets nothing yet. */
  newContactHours: number;
  /** Coins bought less long ago cannot be given away, not within a home either. */
  freshCoinsHours: number;
  /** A gift not accepted by then goes back. */
  acceptWithinHours: number;
}

/** Coins between accounts of one home, which go at once. */
export interface HomeTerms {
  /** Whether they go at all. */
  transfers: boolean;
  /** Other accounts that a household may call its home. */
  most: number;
  /** The most that a household sends to all of them. */
  limits: Record<VerificationState, Pick<TopUpLimits, 'dayCoins' | 'monthCoins'>>;
}

/** When the voice code is asked for, in coins or cents. */
export interface CodeTerms {
  /** More than this at once. */
  onceCoins: number;
  /** More than this since the code was last given. */
  sinceProofCoins: number;
  /** Orders of this much or more need a code to be set. */
  alwaysFromCents: number;
}

/** What a household gets for holding coins. */
export interface Tier {
  id: string;
  names: Record<'en' | 'fr', string>;
  /** Counted holdings from which it is reached. */
  fromCoins: number;
  freeDelivery: boolean;
  /** Deals open this much earlier. */
  earlyAccessHours: number;
}

/** What is rewarded: a rule is data, and which apply is the seller's choice. */
export interface RewardRule {
  id: string;
  on: 'purchase' | 'first-order' | 'referral' | 'referred' | 'review' | 'contest';
  /** A fixed reward, or a share of the goods; one of the two. */
  coins?: number;
  percent?: number;
  /** Goods that an order must come to, so that a trifle does not earn a fixed reward. */
  fromCents?: number;
  /** Countries in which it is off. */
  notIn?: Country[];
  /** Months until its coins expire, rounded up to the end of one. */
  validMonths: number;
}

const verificationStates = ['unverified', 'verified'] as const;
export type VerificationState = (typeof verificationStates)[number];

/** The wallet's side of a seller's terms. */
export interface WalletTerms {
  packs: Pack[];
  /** Exactly what is missing may be bought at face value, and topped up by voice at all. */
  topUps: boolean;
  /** The least that a card is charged. */
  leastCardCents: number;
  limits: Record<VerificationState, TopUpLimits>;
  gifts: GiftTerms;
  home: HomeTerms;
  code: CodeTerms;
  tiers: Tier[];
  rewards: RewardRule[];
  /** Days after delivery in which goods can come back; what an order earns waits for their end. */
  returnDays: number;
  /** Days in which the unused part of a pack can be given back. */
  withdrawalDays: number;
  /** An alarm is raised when outstanding coins, or what was spent and sent in a year, reach this. */
  alarmFromCents: number;
}

/** Terms that keep within what docs/compliance.md says; a seller's own stand in its configuration. */
export const standardWalletTerms: WalletTerms = {
  packs: [
    { coins: 500, discountPercent: 4 },
    { coins: 1_000, discountPercent: 5 },
    { coins: 2_500, discountPercent: 6 },
    { coins: 5_000, discountPercent: 8 },
    { coins: 10_000, discountPercent: 10 },
  ],
  topUps: true,
  leastCardCents: 50,
  limits: {
    unverified: { dayCoins: 5_000, monthCoins: 15_000, storedCoins: 15_000 },
    verified: { dayCoins: 50_000, monthCoins: 200_000, storedCoins: 200_000 },
  },
  gifts: {
    toOtherHouseholds: false,
    mostCoins: 2_000,
    dayCoins: 5_000,
    monthCoins: 15_000,
    mostPerDay: 5,
    newContactHours: 24,
    freshCoinsHours: 72,
    acceptWithinHours: 24,
  },
  home: {
    transfers: true,
    most: 4,
    limits: {
      unverified: { dayCoins: 2_500, monthCoins: 10_000 },
      verified: { dayCoins: 5_000, monthCoins: 20_000 },
    },
  },
  code: { onceCoins: 3_000, sinceProofCoins: 10_000, alwaysFromCents: 10_000 },
  tiers: [
    {
      id: 'holder',
      names: { en: 'Holder', fr: 'Fidèle' },
      fromCoins: 1_000,
      freeDelivery: true,
      earlyAccessHours: 24,
    },
  ],
  rewards: [
    { id: 'purchase', on: 'purchase', percent: 1, validMonths: 12 },
    { id: 'first-order', on: 'first-order', fromCents: 1_000, coins: 200, validMonths: 12 },
    { id: 'referral', on: 'referral', fromCents: 1_000, coins: 300, validMonths: 12 },
    { id: 'referred', on: 'referred', fromCents: 1_000, coins: 300, validMonths: 12 },
    { id: 'review', on: 'review', coins: 50, notIn: ['FR'], validMonths: 12 },
    { id: 'contest', on: 'contest', coins: 500, validMonths: 12 },
  ],
  returnDays: 14,
  withdrawalDays: 14,
  alarmFromCents: 80_000_000,
};
