import type { CatalogueItem } from '../../../domain/catalogue/item';
import type { Quote } from '../../../domain/orders/order';
import { goodsCents } from '../../../domain/orders/quote';
import type { Known } from '../../known';
import type { Json } from '../../outcome';
import { recordOf } from '../../paging';
import type { Turn } from '../../turn';
import { waitingOffers } from '../take-deal/offers';
import { intentName, type Offer } from './purchase';

/** Whether a quote of the session is whole, adds up, and is this household's: money is at stake. */
function isOwnQuote(turn: Turn, quote: Quote | undefined): quote is Quote {
  if (quote?.householdId !== turn.householdId || !Array.isArray(quote.lines)) return false;
  const { lines, totalCents, deliveryCents, coins, cardCents } = quote;
  const addsUp = totalCents === goodsCents(lines) + deliveryCents && totalCents === coins + cardCents;
  return lines.length > 0 && addsUp && coins >= 0 && cardCents >= 0;
}

/** The quote that waits for "yes"; undefined when the session holds none of this household. */
export function waitingQuote(
  turn: Turn,
  data: Json | undefined,
): { quote: Quote; usual: boolean } | undefined {
  const record = recordOf(data);
  const quote = record?.quote as Quote | undefined;
  return isOwnQuote(turn, quote) ? { quote, usual: record?.usual === true } : undefined;
}

/** The item that was proposed by its name alone. */
export function waitingOffer(data: Json | undefined): Offer | undefined {
  const record = recordOf(data);
  if (typeof record?.sku !== 'string') return undefined;
  return { sku: record.sku, ...(typeof record.quantity === 'number' && { quantity: record.quantity }) };
}

/** What the pending question was about, when it was this intent's. */
export const pendingData = (turn: Turn, ...questions: string[]): Json | undefined =>
  turn.pending?.intent === intentName && questions.includes(turn.pending.question)
    ? turn.pending.data
    : undefined;

/** The deal that was just read. */
export function offeredDealItem(turn: Turn, known: Known): CatalogueItem | undefined {
  const offers = turn.pending?.question === 'offer' ? waitingOffers(turn.pending.data) : undefined;
  const deal = offers && known.openDeals.find(({ dealId }) => dealId === offers.dealIds[offers.at]);
  return deal && known.catalogue.find(deal.sku);
}

/** The one product that waits for an answer: read out with its price, or only named. */
export function offeredItem(turn: Turn, known: Known): CatalogueItem | undefined {
  const lines = waitingQuote(turn, pendingData(turn, 'confirm'))?.quote.lines ?? [];
  const quoted = lines.length === 1 ? lines[0]?.sku : undefined;
  const sku = quoted ?? waitingOffer(pendingData(turn, 'offer', 'how-many'))?.sku;
  return sku === undefined ? undefined : known.catalogue.find(sku);
}
