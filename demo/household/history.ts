import type { Household } from '../../lambda/domain/household/household';
import type { IdSource } from '../../lambda/domain/ids';
import type { Quote } from '../../lambda/domain/orders/order';
import { quoteOrder } from '../../lambda/domain/orders/quote';
import type { Seller } from '../../lambda/domain/seller';
import { atHour, type Day, dayOf, type Instant, plusMs } from '../../lambda/domain/time';
import { type Basket, shopFor } from './baskets';
import type { Chance } from './chance';
import type { Regular } from './regulars';

/** What a household's past is made of. */
export interface PastTerms {
  household: Household;
  regulars: Regular[];
  seller: Seller;
  ids: IdSource;
  now: Instant;
  chance: Chance;
}

const minuteMs = 60_000;
const deliveryHour = 10;

/** Goods come at this instant of an order's delivery day. */
export const deliveredAt = ({ deliveryDay }: { deliveryDay: Day }, { timeZone }: Household): Instant =>
  atHour(deliveryDay, deliveryHour, timeZone);

/** When somebody of the household spoke: between breakfast and evening, never twice at the same minute. */
function instantIn({ day }: Basket, { timeZone }: Household, chance: Chance): Instant {
  return plusMs(atHour(day, chance.whole(8, 19), timeZone), chance.whole(0, 59) * minuteMs);
}

/** Two years of priced orders, oldest first; all have been delivered by now. */
export function pastQuotes(terms: PastTerms): Quote[] {
  const { household, regulars, seller, ids, now, chance } = terms;
  const today = dayOf(now, household.timeZone);
  return shopFor(regulars, today, chance)
    .map((basket) => {
      const at = instantIn(basket, household, chance);
      return quoteOrder({ ids }, basket.wishes, { seller, household, habits: [], openDeals: [], now: at });
    })
    .filter((quote) => deliveredAt(quote, household) < now);
}
