import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { Household, HouseholdView } from '../../../domain/household/household';
import { topUpRoom } from '../../../domain/payments/limits';
import { type CoinOffer, offerOf, packOffers } from '../../../domain/payments/packs';
import { beginVoiceTopUp } from '../../../domain/payments/top-up';
import { earningOf } from '../../../domain/rewards/sources';
import { epochMsOf } from '../../../domain/time';
import type { AnswerHandler, Intent } from '../../intent';
import { type Json, type Outcome, outcome, type Pending, type Reply, say } from '../../outcome';
import { placeOf, recordOf } from '../../paging';
import { numberSlot, slotText } from '../../slots';
import { isLinked, type Turn } from '../../turn';
import { pendingData, waitingQuote } from '../reorder/waiting';
import { askForCode } from '../voice-code/ask';
import type { PricedCoins, TopUpOutcomes } from './outcomes';
import { packSaid, packsRead } from './said-pack';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const intentName = 'TopUpIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const latestPayments = 20;

const reply = (result: Outcome<TopUpOutcomes>): Reply => say(speech, result);

/** What the card would pay of the order that was just read, also after packs were read beside it; 0 without one. */
function missingCoins(turn: Turn): number {
  const order = waitingQuote(turn, pendingData(turn, 'confirm'))?.quote;
  if (order) return order.cardCents;
  const { intent, data } = turn.pending ?? {};
  return intent === intentName ? placeOf(recordOf(data)?.missingCoins) : 0;
}

const askHowMany = (turn: Turn, result: Outcome<TopUpOutcomes>): Reply => ({
  ...reply(result),
  pending: { intent: intentName, question: 'how-many', data: { missingCoins: missingCoins(turn) } },
  elicit: { intent: intentName, slot: 'coins' },
});

const priced = ({ household }: HouseholdView, { coins, cents, discountPercent }: CoinOffer): PricedCoins => ({
  coins,
  price: { cents, currency: household.currency },
  discountPercent,
});

/** What was read aloud, and the id under which it is paid once. */
interface Waiting {
  paymentId: string;
  coins: number;
  cents: number;
}

function waitingOf(data: Json | undefined): Waiting | undefined {
  const { paymentId, coins, cents } = recordOf(data) ?? {};
  const isWhole = typeof paymentId === 'string' && typeof coins === 'number' && typeof cents === 'number';
  return isWhole ? { paymentId, coins, cents } : undefined;
}

const pendingFor = ({ paymentId, coins, cents }: Waiting): Pending => ({
  intent: intentName,
  question: 'confirm',
  data: { paymentId, coins, cents },
});

/** Nobody pays more for fewer coins: a larger pack that costs no more is offered instead. */
function bestOffer(turn: Turn, coins: number): CoinOffer {
  const asked = offerOf(turn.shop.seller.wallet, coins);
  const larger = packOffers(turn.shop.seller.wallet).find((pack) => pack.coins > coins);
  return larger && larger.cents <= asked.cents ? larger : asked;
}

type Beside = Pick<TopUpOutcomes['confirm'], 'insteadOf' | 'changed'>;

function askToConfirm(turn: Turn, view: HouseholdView, offer: CoinOffer, beside: Beside): Reply {
  const { name: sellerName, wallet } = turn.shop.seller;
  const { withdrawalDays } = wallet;
  const facts = { offer: priced(view, offer), sellerName, withdrawalDays, ...beside };
  const paymentId = turn.shop.ids.next('pay', epochMsOf(turn.now));
  return { ...reply(outcome('confirm', facts)), pending: pendingFor({ paymentId, ...offer }) };
}

const noCard = (turn: Turn): Reply =>
  reply(outcome('no-card', { accountPageUrl: turn.shop.seller.accountPageUrl }));

const notSold = ({ shop }: Turn, { country }: Household): Reply =>
  reply(outcome('off', { earning: earningOf(shop.seller.wallet, country) }));

/** Why nothing can be bought, whatever the number. */
function refuse(turn: Turn, { household, wallet }: HouseholdView): Reply | undefined {
  if (!turn.shop.seller.wallet.topUps) return notSold(turn, household);
  if (household.paymentCustomerId === undefined) return noCard(turn);
  return wallet?.status === 'closed' ? reply(outcome('closed')) : undefined;
}

/** "Buy 1,000 coins", or so much money's worth of them: a coin is a cent. Beyond counting is beyond every limit. */
function coinsSaid(heard: HeardIntent): number | 'unclear' | undefined {
  const money = numberSlot(heard, 'money');
  if (money === undefined) return numberSlot(heard, 'coins');
  return money === 'unclear' ? money : Math.min(money * 100, Number.MAX_SAFE_INTEGER);
}

function listPacks(turn: Turn, view: HouseholdView): Reply {
  const packs = packOffers(turn.shop.seller.wallet).map((offer) => priced(view, offer));
  return askHowMany(
    turn,
    outcome('packs', { packs: packs.slice(0, packsRead), more: packs.length > packsRead }),
  );
}

async function offerCoins(turn: Turn, view: HouseholdView, coins: number): Promise<Reply> {
  const terms = turn.shop.seller.wallet;
  const belowLeast = outcome('below-least', { leastCoins: terms.leastCardCents });
  if (coins < 1) return askHowMany(turn, belowLeast);
  const offer = bestOffer(turn, coins);
  if (offer.cents < terms.leastCardCents) return askHowMany(turn, belowLeast);
  const payments = await turn.shop.payments.latest(turn.householdId, latestPayments);
  const room = topUpRoom(terms, view.household.isVerified === true, view.wallet, payments, turn.now);
  if (offer.coins > room.coins)
    return askHowMany(turn, outcome('over-limit', { limit: room.limit, atMostCoins: room.coins }));
  return askToConfirm(turn, view, offer, offer.coins > coins ? { insteadOf: coins } : {});
}

/** "Just what's missing" for the order that was read; without one the card pays what coins do not. */
function offerMissing(turn: Turn, view: HouseholdView): Promise<Reply> | Reply {
  const coins = missingCoins(turn);
  return coins === 0 ? askHowMany(turn, outcome('nothing-missing')) : offerCoins(turn, view, coins);
}

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const view = await turn.household();
  const refused = refuse(turn, view);
  if (refused) return refused;
  const coins = coinsSaid(heard) ?? packSaid(heard, turn.shop.seller.wallet)?.coins;
  if (coins === undefined)
    return slotText(heard, 'missing') === undefined ? listPacks(turn, view) : offerMissing(turn, view);
  return coins === 'unclear' ? askHowMany(turn, outcome('how-many')) : offerCoins(turn, view, coins);
}

async function buy(turn: Turn, waiting: Waiting): Promise<Reply> {
  const view = await turn.household();
  const { householdId, now, isCodeProven } = turn;
  const begun = await beginVoiceTopUp(turn.shop, { householdId, now, isCodeProven, ...waiting });
  switch (begun.name) {
    case 'begun':
      return reply(outcome('begun', { offer: priced(view, { ...waiting, discountPercent: 0 }) }));
    case 'code-needed':
      return askForCode(turn, pendingFor(waiting));
    case 'price-changed':
      return askToConfirm(turn, view, begun.facts.offer, { changed: true });
    case 'over-limit':
      return askHowMany(turn, begun);
    case 'below-least':
      return askHowMany(turn, outcome('below-least', { leastCoins: begun.facts.leastCents }));
    case 'top-ups-off':
      return notSold(turn, view.household);
    case 'no-card':
      return noCard(turn);
    case 'wallet-closed':
      return reply(outcome('closed'));
    case 'not-linked':
      return { ...reply(outcome('link-account')), linkAccount: true };
  }
}

/** "Shall I buy them?" */
const answerConfirm: AnswerHandler = async (turn, answer, data) => {
  const waiting = waitingOf(data);
  if (!waiting) return undefined;
  if (answer === 'yes') return buy(turn, waiting);
  if (answer !== 'missed') return reply(outcome('nothing-bought'));
  const offer = priced(await turn.household(), { ...waiting, discountPercent: 0 });
  return { ...reply(outcome('confirm-again', { offer })), pending: pendingFor(waiting) };
};

/** "How many would you like?", answered by a word that is no number. */
const answerHowMany: AnswerHandler = async (turn, answer) => {
  if (answer === 'no') return reply(outcome('nothing-bought'));
  return turn.misses > 1 ? undefined : askHowMany(turn, outcome('how-many'));
};

export const topUp: Intent = {
  name: intentName,
  slots: { coins: 'AMAZON.NUMBER', money: 'AMAZON.NUMBER', size: 'PackSize', missing: 'Missing' },
  elicits: ['coins'],
  handle,
  answers: { confirm: answerConfirm, 'how-many': answerHowMany },
};
