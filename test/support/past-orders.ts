import { makeIdSource } from '../../lambda/adapters/system/ids';
import { scheduleOf } from '../../lambda/domain/orders/delivery-day';
import type { Order, OrderLine, OrderStatus } from '../../lambda/domain/orders/order';
import { goodsCents } from '../../lambda/domain/orders/quote';
import { epochMsOf, type Instant } from '../../lambda/domain/time';
import { customsOf, type Locale } from '../../lambda/voice/locale';
import { sampleCatalogue } from './house';
import { testSeller } from './sellers';

const ids = makeIdSource();

export interface PastOrder {
  locale?: Locale;
  placedAt: Instant;
  status?: OrderStatus;
  /** When it reached its status; when it was placed, unless said. */
  at?: Instant;
  /** Units by item of the bundled catalogue. */
  units: Record<string, number>;
  /** Units that were ordered too, and not sent. */
  notSent?: Record<string, number>;
}

function lineOf(sku: string, quantity: number, locale: Locale): OrderLine {
  const item = sampleCatalogue().find((each) => each.sku === sku);
  if (!item) throw new Error(`no ${sku} in the bundled catalogue`);
  const { names, cents } = item;
  return { sku, names, quantity, unitCents: cents[customsOf[locale].currency] };
}

/** An order of the past, at today's prices and without delivery fee; its household is set by the house it is put in. */
export function pastOrder({
  locale = 'en-US',
  placedAt,
  status = 'placed',
  at = placedAt,
  units,
  notSent = {},
}: PastOrder): Order {
  const { currency, timeZone } = customsOf[locale];
  const linesOf = (all: Record<string, number>) =>
    Object.entries(all).map(([sku, quantity]) => lineOf(sku, quantity, locale));
  const lines = linesOf(units);
  const missing = linesOf(notSent);
  const totalCents = goodsCents(lines);
  return {
    orderId: ids.next('ord', epochMsOf(placedAt)),
    householdId: '',
    lines,
    deliveryCents: 0,
    totalCents,
    coins: totalCents,
    cardCents: 0,
    currency,
    ...scheduleOf(placedAt, timeZone, testSeller),
    status,
    placedAt,
    history: { placed: placedAt, [status]: at },
    version: 1,
    ...(missing.length > 0 && {
      notSent: { at, lines: missing, coins: goodsCents(missing), cardCents: 0 },
    }),
    ...(status === 'delivered' && { countedInHabits: true }),
  };
}
