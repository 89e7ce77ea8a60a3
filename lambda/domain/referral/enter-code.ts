import { Fault } from '../fault';
import type { HouseholdView } from '../household/household';
import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { dayMs, type Instant } from '../time';
import { type Referral, type ReferralTerms, referralCodeIn, referralTermsIn } from './referral';
import type { TopOfLine } from './store';

/** Guesses of a code that a household has in a day. */
const tries = { most: 10, windowMs: dayMs };
/** A line of referrals longer than this is not followed: then nobody joins it who ever had a code of their own. */
const longestLine = 20;
const mostTries = 5;
const latestOrders = 20;

export type EnterCodeOutcomes = {
  referred: { terms: ReferralTerms };
  /** This very code was entered before: it stands. */
  'referred-before': { terms: ReferralTerms };
  /** Another friend was first. */
  'already-referred': NoFacts;
  /** Only who has not ordered yet can be referred. */
  'ordered-before': NoFacts;
  'own-code': NoFacts;
  /** Its owner was referred by this household, perhaps through others. */
  circle: NoFacts;
  'code-unknown': NoFacts;
  /** Not eight digits that belong together: heard or typed wrong. It costs no try. */
  malformed: NoFacts;
  'too-many-tries': { until: Instant };
  'referral-off': NoFacts;
  'not-linked': NoFacts;
};

type EnterOutcome = Outcome<EnterCodeOutcomes>;
type EnterShop = Pick<Shop, 'seller' | 'households' | 'orders' | 'referrals' | 'rewards' | 'attempts'>;

export interface EnterCodeRequest {
  householdId: HouseholdId;
  /** As said or typed. */
  code: string;
  now: Instant;
  /** Gives the household as it may be read already; read anew otherwise. */
  readView?: () => Promise<HouseholdView | undefined>;
}

/** A first order is known for ever; one on its way, by itself. */
async function hasOrdered({ orders, rewards }: EnterShop, householdId: HouseholdId): Promise<boolean> {
  const [first, latest] = await Promise.all([
    rewards.firstOrder(householdId),
    orders.latest(householdId, latestOrders),
  ]);
  return first !== undefined || latest.some(({ status }) => status !== 'cancelled');
}

/** What is known of whoever enters a code, and of the code. */
interface Entering {
  view: HouseholdView;
  isCustomer: boolean;
  owner: HouseholdId;
  terms: ReferralTerms;
}

/** Why a code cannot be entered, as far as one read tells; the first reason that applies. */
function refusalOf({ view, isCustomer, owner, terms }: Entering): EnterOutcome | undefined {
  if (owner === view.household.id) return outcome('own-code');
  const standing = view.referral?.referredBy;
  if (standing?.householdId === owner) return outcome('referred-before', { terms });
  if (standing) return outcome('already-referred');
  return isCustomer ? outcome('ordered-before') : undefined;
}

/**
 * Goes up from a household to the one that nobody referred. Links never change, so only the top can: whoever joins
 * the line holds on to it.
 * @returns undefined when the line comes back to `self`, or is too long to tell.
 */
async function topOfLine(
  { referrals }: EnterShop,
  from: HouseholdId,
  self: HouseholdId,
): Promise<TopOfLine | undefined> {
  let householdId = from;
  for (let steps = 0; steps < longestLine && householdId !== self; steps++) {
    const referral = await referrals.read(householdId);
    if (!referral?.referredBy) return { householdId, version: referral?.version ?? 0 };
    householdId = referral.referredBy.householdId;
  }
  return undefined;
}

const linked = (standing: Referral | undefined, owner: HouseholdId, now: Instant): Referral => ({
  ...standing,
  referredBy: { householdId: owner, at: now },
  version: (standing?.version ?? 0) + 1,
});

/** One try to link: how it ended, or how the household's own referral stands instead. */
async function tryLink(
  shop: EnterShop,
  { view, owner, terms }: Entering,
  now: Instant,
): Promise<EnterOutcome | { standing: Referral | undefined }> {
  const { household, referral } = view;
  // Without a referral there never was a code, and nobody can stand below: there is no circle to look for.
  const top = referral && (await topOfLine(shop, owner, household.id));
  if (referral && !top) return outcome('circle');
  const result = await shop.referrals.link(household.id, linked(referral, owner, now), top);
  if (result.kind === 'saved') return outcome('referred', { terms });
  return { standing: result.kind === 'changed' ? result.referral : referral };
}

async function link(shop: EnterShop, first: Entering, now: Instant): Promise<EnterOutcome> {
  let entering = first;
  for (let tries = 0; tries < mostTries; tries++) {
    const refusal = refusalOf(entering);
    if (refusal) return refusal;
    const result = await tryLink(shop, entering, now);
    if (!('standing' in result)) return result;
    const { household } = entering.view;
    const view = { household, ...(result.standing && { referral: result.standing }) };
    entering = { ...entering, view };
  }
  throw new Fault('store-conflict', 'a line of referrals kept changing');
}

/**
 * Notes who referred a household, once for ever and before its first order; what both are given for it waits for that
 * order. Guessing is limited: a try is counted before the code is looked at.
 * @throws Fault of the store: asked again with the same code, it stands once.
 */
export async function enterReferralCode(
  shop: EnterShop,
  { householdId, code: text, now, readView }: EnterCodeRequest,
): Promise<EnterOutcome> {
  const code = referralCodeIn(text);
  if (!code) return outcome('malformed');
  const [allowed, view, isCustomer, owner] = await Promise.all([
    shop.attempts.take(`referral:${householdId}`, tries, now),
    readView?.() ?? shop.households.read(householdId),
    hasOrdered(shop, householdId),
    shop.referrals.ownerOf(code),
  ]);
  if (view?.household.customerId === undefined) return outcome('not-linked');
  const terms = referralTermsIn(shop.seller.wallet, view.household.country);
  if (!terms) return outcome('referral-off');
  if (allowed.kind === 'refused') return outcome('too-many-tries', { until: allowed.until });
  if (owner === undefined) return outcome('code-unknown');
  return link(shop, { view, isCustomer, owner, terms }, now);
}
