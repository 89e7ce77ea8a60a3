import type { Household, HouseholdView } from '../household/household';
import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { type CodeChange, codeFor, countedOn, untilCounted } from '../voice-code/spending';
import type { WalletTerms } from '../wallet/terms';
import { type TopUpLimit, topUpRoom } from './limits';
import { type CoinOffer, offerOf } from './packs';
import { newPayment, type Payment, type PaymentId } from './payment';

export type TopUpOutcomes = {
  /** The card is being charged; the coins come when it is. */
  begun: { payment: Payment };
  'top-ups-off': NoFacts;
  'not-linked': NoFacts;
  'no-card': NoFacts;
  'wallet-closed': NoFacts;
  /** No offer costs what was read aloud any more. */
  'price-changed': { offer: CoinOffer };
  'below-least': { leastCents: number };
  'over-limit': { limit: TopUpLimit; atMostCoins: number };
};

export type VoiceTopUpOutcomes = TopUpOutcomes & {
  /** Nothing is charged before the voice code is given, or set. */
  'code-needed': NoFacts;
};

export interface TopUp {
  householdId: HouseholdId;
  /** Made when the price was read aloud: a repeated "yes" charges once. */
  paymentId: PaymentId;
  /** What was read aloud. */
  coins: number;
  cents: number;
  now: Instant;
}

/** Asked for aloud, by whoever is in the room. */
export interface VoiceTopUp extends TopUp {
  /** The voice code was given for it. */
  isCodeProven: boolean;
}

type TopUpShop = Pick<Shop, 'seller' | 'households' | 'payments'>;

/** Payments that may still be under way when another is begun. */
const latestPayments = 20;

/** What must be true of who buys. */
function buyerRefusal(view: HouseholdView | undefined): Outcome<TopUpOutcomes> | undefined {
  if (view?.household.customerId === undefined) return outcome('not-linked');
  if (view.household.paymentCustomerId === undefined) return outcome('no-card');
  return view.wallet?.status === 'closed' ? outcome('wallet-closed') : undefined;
}

/** What must be true of what is bought. */
function offerRefusal(terms: WalletTerms, { cents }: TopUp, offer: CoinOffer) {
  if (!terms.topUps) return outcome('top-ups-off');
  if (offer.cents !== cents) return outcome('price-changed', { offer });
  const { leastCardCents } = terms;
  return cents < leastCardCents ? outcome('below-least', { leastCents: leastCardCents }) : undefined;
}

function paymentOf(request: TopUp, { discountPercent }: CoinOffer, household: Household): Payment {
  const { householdId, paymentId, coins, cents, now } = request;
  const { currency, paymentCustomerId = '' } = household;
  const purpose = { kind: 'coins' as const, coins, ...(discountPercent > 0 && { discountPercent }) };
  return newPayment({ paymentId, householdId, purpose, cents, currency, paymentCustomerId }, now);
}

/** What a top-up is decided on, in one round trip. */
async function readBuyer(shop: TopUpShop, { householdId, paymentId }: TopUp) {
  const [view, standing, latest] = await Promise.all([
    shop.households.read(householdId),
    shop.payments.read(householdId, paymentId),
    shop.payments.latest(householdId, latestPayments),
  ]);
  // Two that ask at the same time may see each other in one of the two reads alone.
  return { view, latest, begun: standing ?? latest.find((payment) => payment.paymentId === paymentId) };
}

/** What the voice code has to do with it: on the account page, where the customer is signed in, nothing. */
type Guard = (view: HouseholdView) => { isNeeded: boolean; counted?: CodeChange | undefined };

/** What a try comes to; `again`: the voice code changed since it was read, and with it what may be spent. */
type Attempt = Outcome<VoiceTopUpOutcomes> | 'again';

async function tryToBegin(shop: TopUpShop, request: TopUp, guard: Guard): Promise<Attempt> {
  const { view, latest, begun } = await readBuyer(shop, request);
  if (begun) return outcome('begun', { payment: begun });
  const { coins, now } = request;
  const terms = shop.seller.wallet;
  const offer = offerOf(terms, coins);
  const refusal = buyerRefusal(view) ?? offerRefusal(terms, request, offer);
  if (refusal || !view) return refusal ?? outcome('not-linked');
  const room = topUpRoom(terms, view.household.isVerified === true, view.wallet, latest, now);
  if (coins > room.coins) return outcome('over-limit', { limit: room.limit, atMostCoins: room.coins });
  const { isNeeded, counted } = guard(view);
  if (isNeeded) return outcome('code-needed');
  const payment = paymentOf(request, offer, view.household);
  const result = await shop.payments.begin(payment, counted);
  if (result.kind === 'code-changed') return 'again';
  return outcome('begun', { payment: result.kind === 'committed' ? payment : result.payment });
}

/**
 * Begins to buy coins with the saved card, once, however often it is asked. The card is charged after the turn, through
 * the outbox. One round trip to read, one to write.
 * @throws Fault when the store fails; trying again is safe.
 */
export async function beginTopUp(shop: TopUpShop, request: TopUp): Promise<Outcome<TopUpOutcomes>> {
  const begun = await tryToBegin(shop, request, () => ({ isNeeded: false }));
  if (begun !== 'again' && begun.name !== 'code-needed') return begun;
  throw new Error('a top-up of the account page met a voice code');
}

/** The same by voice: what may be spent without the voice code is asked first, and counted with the payment. */
export async function beginVoiceTopUp(
  shop: TopUpShop,
  { isCodeProven, ...request }: VoiceTopUp,
): Promise<Outcome<VoiceTopUpOutcomes>> {
  const { paymentId: id, cents: amountCents } = request;
  const spending = { kind: 'top-up' as const, id, amountCents, isCodeProven };
  const guard: Guard = (view) => ({
    isNeeded: codeFor(view, spending, shop.seller.wallet.code) !== 'not-needed',
    counted: countedOn(view, spending),
  });
  return untilCounted(() => tryToBegin(shop, request, guard), { paymentId: id });
}
