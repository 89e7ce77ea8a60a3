import { type CatalogueItem, rememberedNames } from '../catalogue/item';
import { isOpenTo, tierOfAsker } from '../deals/audience';
import type { Deal } from '../deals/deal';
import type { Household } from '../household/household';
import type { Habit } from '../purchases/habit';
import type { Seller } from '../seller';
import type { Shop } from '../shop';
import { epochMsOf, type Instant, plusMs } from '../time';
import { spendableCoins } from '../wallet/lots';
import type { Wallet } from '../wallet/wallet';
import { scheduleOf } from './delivery-day';
import type { OrderLine, Quote } from './order';

/** One thing a customer wants, as many as they said. */
export interface Wish {
  item: CatalogueItem;
  quantity: number;
}

/** What a price depends on beside the wish. */
export interface Terms {
  seller: Seller;
  household: Household;
  habits: Habit[];
  openDeals: Deal[];
  /** Absent before the first coin. */
  wallet?: Wallet;
  now: Instant;
}

/** The open deal that makes this item cheapest for this household, if any. */
export function dealFor(item: CatalogueItem, terms: Terms): Deal | undefined {
  const { currency } = terms.household;
  return terms.openDeals
    .filter((deal) => deal.sku === item.sku && deal.cents[currency] < item.cents[currency])
    .filter((deal) => isOpenTo(deal, terms, item))
    .sort((a, b) => a.cents[currency] - b.cents[currency])[0];
}

function priceLine({ item, quantity }: Wish, terms: Terms): OrderLine {
  const deal = dealFor(item, terms);
  const unitCents = (deal ?? item).cents[terms.household.currency];
  return {
    sku: item.sku,
    names: rememberedNames(item.names),
    quantity,
    unitCents,
    ...(deal && { deal: { dealId: deal.dealId, endsAt: deal.endsAt, shardCount: deal.shardCount } }),
  };
}

export const goodsCents = (lines: OrderLine[]): number =>
  lines.reduce((sum, line) => sum + line.unitCents * line.quantity, 0);

/**
 * Coins first, and exactly what is missing on the saved card; a card takes no less than a little, so that much of the
 * total may go on it instead. Without a card all of it is coins, whether they are there or not.
 */
export function splitOf(totalCents: number, { household, wallet, seller, now }: Terms) {
  const spendable = wallet?.status === 'open' ? spendableCoins(wallet, now) : 0;
  const missingCents = totalCents - spendable;
  const least = seller.wallet.leastCardCents;
  if (missingCents <= 0 || !household.paymentCustomerId || totalCents < least)
    return { coins: totalCents, cardCents: 0 };
  const cardCents = Math.max(missingCents, least);
  return { coins: totalCents - cardCents, cardCents };
}

/**
 * Prices wishes for a household. The order's id is made here, when the price is about to be read aloud: it is
 * the business key that lets a repeated "yes" place the order once.
 */
export function quoteOrder(shop: Pick<Shop, 'ids'>, wishes: Wish[], terms: Terms): Quote {
  const { household, seller, now } = terms;
  const lines = wishes.map((wish) => priceLine(wish, terms));
  const goods = goodsCents(lines);
  const isFree =
    goods >= seller.freeDeliveryFromCents[household.currency] || tierOfAsker(terms)?.freeDelivery === true;
  const deliveryCents = isFree ? 0 : seller.deliveryCents[household.currency];
  const totalCents = goods + deliveryCents;
  return {
    orderId: shop.ids.next('ord', epochMsOf(now)),
    householdId: household.id,
    lines,
    deliveryCents,
    totalCents,
    ...splitOf(totalCents, terms),
    currency: household.currency,
    deliveryDay: scheduleOf(now, household.timeZone, seller).deliveryDay,
    quotedAt: now,
    expiresAt: plusMs(now, seller.quoteValidMs),
  };
}
