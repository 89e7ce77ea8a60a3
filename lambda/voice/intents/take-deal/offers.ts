import { type RankedDeal, rankDeals } from '../../../domain/deals/rank';
import type { DealId } from '../../../domain/ids';
import { type Outcome, outcome } from '../../../domain/outcome';
import { dayOf } from '../../../domain/time';
import type { Known } from '../../known';
import { type Json, type Reply, say } from '../../outcome';
import { pageLength, recordOf } from '../../paging';
import type { Turn } from '../../turn';
import { apl } from '../deals/apl';
import type { DealFacts, DealsOutcomes } from '../deals/outcomes';
import * as enUS from '../deals/speech.en-US';
import * as frFR from '../deals/speech.fr-FR';

export const takeDealName = 'TakeDealIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

/** Deals being read, and which one was offered last. */
export interface Offers {
  dealIds: DealId[];
  at: number;
}

export function waitingOffers(data: Json | undefined): Offers | undefined {
  const { dealIds, at } = recordOf(data) ?? {};
  if (!Array.isArray(dealIds) || typeof at !== 'number') return undefined;
  return { dealIds: dealIds.filter((id) => typeof id === 'string'), at };
}

/** The household's deals now, the one that matters most first. */
export const dealsOf = (turn: Turn, known: Known): RankedDeal[] =>
  rankDeals(known.openDeals, {
    household: known.household,
    habits: known.habits,
    catalogue: known.catalogue,
    seller: turn.shop.seller,
    ...(known.wallet && { wallet: known.wallet }),
    now: turn.now,
  });

function factsOf(ranked: RankedDeal, known: Known): DealFacts {
  const { currency, timeZone } = known.household;
  const money = (cents: number) => ({ cents, currency });
  return {
    item: ranked.item,
    price: money(ranked.nowCents),
    was: money(ranked.wasCents),
    percentOff: ranked.percentOff,
    endsOn: dayOf(ranked.deal.endsAt, timeZone),
    mine: ranked.dueInDays !== undefined,
    ...(ranked.dueInDays !== undefined && { dueInDays: ranked.dueInDays }),
    ...(ranked.lowestRecentCents !== undefined && { lowestRecent: money(ranked.lowestRecentCents) }),
    ...(ranked.privilege && { privilege: ranked.privilege }),
  };
}

/** `offer`: is this one wanted? `others`: shall the list be read? `ended`: the list is read, and can be gone back to. */
type Question = 'offer' | 'others' | 'ended';

export const dealsReply = (
  result: Outcome<DealsOutcomes>,
  offers?: Offers,
  question: Question = 'offer',
): Reply =>
  say(speech, result, {
    apl,
    ...(offers && { pending: { intent: takeDealName, question, data: { ...offers } } }),
  });

/** After three deals, whether the others are wanted; after the last, that it was the last. */
function endOfPage(dealIds: DealId[]): Reply {
  const rest = dealIds.slice(pageLength);
  return rest.length > 0
    ? dealsReply(outcome('more-deals', { others: rest.length }), { dealIds: rest, at: 0 }, 'others')
    : dealsReply(outcome('no-more-deals'), { dealIds, at: dealIds.length }, 'ended');
}

/** Reads one deal of the list and asks whether it is wanted. */
export function offerDeal(turn: Turn, known: Known, { dealIds, at }: Offers, isFirst: boolean): Reply {
  const page = dealIds.slice(0, pageLength);
  if (at >= page.length) return endOfPage(dealIds);
  const ranked = dealsOf(turn, known);
  const find = (dealId: DealId | undefined) => ranked.find(({ deal }) => deal.dealId === dealId);
  const current = find(dealIds[at]);
  if (!current) return dealsReply(outcome('deal-gone'));
  const listed = page.map(find).filter((deal) => deal !== undefined);
  const facts = { ...factsOf(current, known), deals: listed.map((one) => factsOf(one, known)) };
  const result = isFirst ? outcome('first-deal', { ...facts, total: page.length }) : outcome('deal', facts);
  return dealsReply(result, { dealIds, at });
}
