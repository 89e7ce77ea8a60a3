import * as v from 'valibot';
import { contradictionsIn } from '../domain/wallet/contradictions';
import {
  type CodeTerms,
  type GiftTerms,
  type HomeTerms,
  standardWalletTerms,
  type TopUpLimits,
  type VerificationState,
} from '../domain/wallet/terms';
import { withoutContradictions } from './contradictions';
import { atLeastOne, country, percent, wholeNumber } from './values';

/*
 * The wallet's part of SELLER. Whatever is left out is as in the standard terms; docs/compliance.md says what each is
 * and why.
 */

const standard = standardWalletTerms;

/** Alexa's policy: from $100 on, a code to confirm with must be on offer. */
const codeOnOfferCents = 10_000;

const packs = v.array(v.strictObject({ coins: atLeastOne, discountPercent: percent }));

const limitsOf = ({ dayCoins, monthCoins, storedCoins }: TopUpLimits) =>
  v.optional(
    v.strictObject({
      dayCoins: v.optional(wholeNumber, dayCoins),
      monthCoins: v.optional(wholeNumber, monthCoins),
      storedCoins: v.optional(wholeNumber, storedCoins),
    }),
    {},
  );

const limits = v.strictObject({
  unverified: limitsOf(standard.limits.unverified),
  verified: limitsOf(standard.limits.verified),
});

const giftsOf = (terms: GiftTerms) =>
  v.strictObject({
    toOtherHouseholds: v.optional(v.boolean(), terms.toOtherHouseholds),
    mostCoins: v.optional(wholeNumber, terms.mostCoins),
    dayCoins: v.optional(wholeNumber, terms.dayCoins),
    monthCoins: v.optional(wholeNumber, terms.monthCoins),
    mostPerDay: v.optional(wholeNumber, terms.mostPerDay),
    newContactHours: v.optional(wholeNumber, terms.newContactHours),
    freshCoinsHours: v.optional(wholeNumber, terms.freshCoinsHours),
    acceptWithinHours: v.optional(atLeastOne, terms.acceptWithinHours),
  });

const homeLimitsOf = ({ dayCoins, monthCoins }: HomeTerms['limits'][VerificationState]) =>
  v.optional(
    v.strictObject({
      dayCoins: v.optional(wholeNumber, dayCoins),
      monthCoins: v.optional(wholeNumber, monthCoins),
    }),
    {},
  );

const homeOf = ({ transfers, most, limits: { unverified, verified } }: HomeTerms) =>
  v.strictObject({
    transfers: v.optional(v.boolean(), transfers),
    most: v.optional(wholeNumber, most),
    limits: v.optional(
      v.strictObject({ unverified: homeLimitsOf(unverified), verified: homeLimitsOf(verified) }),
      {},
    ),
  });

const codeOf = ({ onceCoins, sinceProofCoins, alwaysFromCents }: CodeTerms) =>
  v.strictObject({
    onceCoins: v.optional(wholeNumber, onceCoins),
    sinceProofCoins: v.optional(wholeNumber, sinceProofCoins),
    alwaysFromCents: v.optional(
      v.pipe(wholeNumber, v.maxValue(codeOnOfferCents, `must be at most ${codeOnOfferCents}`)),
      alwaysFromCents,
    ),
  });

const tiers = v.array(
  v.strictObject({
    id: v.string(),
    names: v.strictObject({ en: v.string(), fr: v.string() }),
    fromCoins: atLeastOne,
    freeDelivery: v.boolean(),
    earlyAccessHours: wholeNumber,
  }),
);

const rewards = v.array(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,20}$/, 'must be a short name like first-order')),
    on: v.picklist(['purchase', 'first-order', 'referral', 'referred', 'review', 'contest']),
    coins: v.exactOptional(atLeastOne),
    percent: v.exactOptional(v.pipe(percent, v.minValue(1, 'must be at least 1'))),
    fromCents: v.exactOptional(wholeNumber),
    notIn: v.exactOptional(v.array(country)),
    validMonths: v.pipe(atLeastOne, v.maxValue(12, 'must be at most 12')),
  }),
);

const terms = v.strictObject({
  packs: v.optional(packs, standard.packs),
  topUps: v.optional(v.boolean(), standard.topUps),
  leastCardCents: v.optional(atLeastOne, standard.leastCardCents),
  limits: v.optional(limits, {}),
  gifts: v.optional(giftsOf(standard.gifts), {}),
  home: v.optional(homeOf(standard.home), {}),
  code: v.optional(codeOf(standard.code), {}),
  tiers: v.optional(tiers, standard.tiers),
  rewards: v.optional(rewards, standard.rewards),
  returnDays: v.optional(wholeNumber, standard.returnDays),
  withdrawalDays: v.optional(
    v.pipe(wholeNumber, v.minValue(14, 'must be at least 14')),
    standard.withdrawalDays,
  ),
  alarmFromCents: v.optional(atLeastOne, standard.alarmFromCents),
});

export const walletTermsSchema = v.optional(v.pipe(terms, withoutContradictions(contradictionsIn)), {});
