import type { CatalogueItem } from '../../../domain/catalogue/item';
import { isForSale } from '../../../domain/catalogue/item';
import { nearestForSale } from '../../../domain/catalogue/search';
import type { Sku } from '../../../domain/ids';
import type { Money } from '../../../domain/money';
import type { Order, OrderLine, Quote } from '../../../domain/orders/order';
import { dealFor, quoteOrder, type Wish } from '../../../domain/orders/quote';
import { type Outcome, outcome } from '../../../domain/outcome';
import { usualQuantity } from '../../../domain/purchases/run-out';
import { spendableCoins } from '../../../domain/wallet/lots';
import { type Known, termsOf } from '../../known';
import { type Json, type Pending, type Reply, say } from '../../outcome';
import { isLinked, type Turn } from '../../turn';
import { apl } from './apl';
import type { ConfirmFacts, PriceCut, ReorderOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

export const intentName = 'ReorderIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

/** A reply in this intent's words, whose question this intent answers. */
export function reply(result: Outcome<ReorderOutcomes>, question?: string, data?: Json): Reply {
  const pending: Pending | undefined = question
    ? { intent: intentName, question, ...(data !== undefined && { data }) }
    : undefined;
  return say(speech, result, { apl, ...(pending && { pending }) });
}

/** What waits for "yes" to buy one item, or for the number that was missing. */
export interface Offer {
  sku: Sku;
  quantity?: number;
}

const offerData = ({ sku, quantity }: Offer): Json => ({ sku, ...(quantity !== undefined && { quantity }) });

const offer = (result: Outcome<ReorderOutcomes>, waiting: Offer | undefined): Reply =>
  waiting ? reply(result, 'offer', offerData(waiting)) : reply(result);

export const quoteData = (quote: Quote, usual: boolean): Json => ({
  quote: JSON.parse(JSON.stringify(quote)) as Json,
  usual,
});

const money = (cents: number, quote: Quote): Money => ({ cents, currency: quote.currency });

/** The price cut of a one-line quote made by a deal. */
function priceCutOf(turn: Turn, known: Known, quote: Quote): PriceCut | undefined {
  const [line] = quote.lines;
  const item = line && known.catalogue.find(line.sku);
  const deal = item && line.deal && dealFor(item, termsOf(turn, known));
  if (!item || !deal || quote.lines.length > 1) return undefined;
  const isLowestTold = turn.shop.seller.lowestPriceCountries.includes(known.household.country);
  const was = money(item.cents[quote.currency], quote);
  return {
    now: money(line.unitCents, quote),
    was,
    ...(isLowestTold && { lowestRecent: money(deal.lowestRecentCents[quote.currency], quote) }),
  };
}

/** How many units of the single line the coins would buy. */
function affordableQuantity(
  turn: Turn,
  known: Known,
  wishes: Wish[],
  balanceCoins: number,
): number | undefined {
  const [wish] = wishes;
  if (!wish || wishes.length > 1) return undefined;
  for (let quantity = wish.quantity - 1; quantity > 0; quantity--) {
    const cheaper = quoteOrder(turn.shop, [{ ...wish, quantity }], termsOf(turn, known));
    if (cheaper.totalCents <= balanceCoins) return quantity;
  }
  return undefined;
}

function notEnoughCoins(turn: Turn, known: Known, wishes: Wish[], quote: Quote): Reply {
  const balanceCoins = known.wallet ? spendableCoins(known.wallet, turn.now) : 0;
  const affordable = affordableQuantity(turn, known, wishes, balanceCoins);
  const missingCoins = quote.totalCents - balanceCoins;
  const mayUseCard = turn.shop.seller.wallet.topUps;
  const facts = {
    quote,
    missingCoins,
    balanceCoins,
    mayUseCard,
    ...(affordable !== undefined && { affordable }),
  };
  const sku = wishes[0]?.item.sku;
  const waiting = sku && affordable !== undefined ? { sku, quantity: affordable } : undefined;
  return offer(outcome('not-enough-coins', facts), waiting);
}

export const linkAccount = (): Reply => ({ ...reply(outcome('link-account')), linkAccount: true });

/** What is said beside a price. */
export type Beside = Pick<ConfirmFacts, 'reason' | 'gone' | 'unknown' | 'renumbered'>;

/** Reads a price aloud and asks: seller, items, delivery and total, as the store's policy demands. */
export function askToConfirm(turn: Turn, known: Known, wishes: Wish[], beside: Beside = {}): Reply {
  if (!isLinked(turn)) return linkAccount();
  const quote = quoteOrder(turn.shop, wishes, termsOf(turn, known));
  const spendable = known.wallet ? spendableCoins(known.wallet, turn.now) : 0;
  if (quote.coins > spendable) return notEnoughCoins(turn, known, wishes, quote);
  const usual = wishes.length === 1 && known.habits.some(({ sku }) => sku === wishes[0]?.item.sku);
  const cut = priceCutOf(turn, known, quote);
  const facts: ConfirmFacts = {
    quote,
    sellerName: turn.shop.seller.name,
    usual,
    ...(cut && { cut }),
    ...beside,
  };
  return reply(outcome('confirm', facts), 'confirm', quoteData(quote, usual));
}

function notForSale(turn: Turn, known: Known, item: CatalogueItem, quantity: number | undefined): Reply {
  const instead = nearestForSale(known.catalogue, item, turn.language);
  const facts = { item, ...(instead && { instead }) };
  const result =
    item.status === 'discontinued' ? outcome('discontinued', facts) : outcome('out-of-stock', facts);
  return offer(result, instead && { sku: instead.sku, ...(quantity !== undefined && { quantity }) });
}

/** As many as the household buys of it, or one. */
export function usualUnits(known: Known, item: CatalogueItem): number {
  const habit = known.habits.find(({ sku }) => sku === item.sku);
  return habit ? usualQuantity(habit) : 1;
}

/** Offers one item in the number said, or the usual one, or one. */
export function offerItem(
  turn: Turn,
  known: Known,
  item: CatalogueItem,
  said: number | 'unclear' | undefined,
  beside: Beside = {},
): Reply {
  const most = turn.shop.seller.maxQuantity;
  if (said === 'unclear' || (said !== undefined && said < 1)) {
    return reply(outcome('how-many', { item, most }), 'how-many', offerData({ sku: item.sku }));
  }
  if (!isForSale(item)) return notForSale(turn, known, item, said);
  const quantity = said ?? Math.min(most, item.stock, usualUnits(known, item));
  if (quantity > most) return offer(outcome('too-many', { item, most }), { sku: item.sku, quantity: most });
  if (quantity > item.stock) {
    return offer(outcome('only-left', { item, left: item.stock }), { sku: item.sku, quantity: item.stock });
  }
  return askToConfirm(turn, known, [{ item, quantity }], beside);
}

/** What stays of an old order's lines today: items that can still be bought, as many as then. */
export function wishesOf(order: Pick<Order, 'lines'>, known: Known): { wishes: Wish[]; gone: OrderLine[] } {
  const wishes: Wish[] = [];
  const gone: OrderLine[] = [];
  for (const line of order.lines) {
    const item = known.catalogue.find(line.sku);
    if (item && isForSale(item)) wishes.push({ item, quantity: Math.min(line.quantity, item.stock) });
    else gone.push(line);
  }
  return { wishes, gone };
}
