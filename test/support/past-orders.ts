import { makeIdSource } from '../../lambda/adapters/system/ids';
import { scheduleOf } from '../../lambda/domain/orders/delivery-day';
import type { Order, OrderLine, OrderStatus } from '../../lambda/domain/orders/order';
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
}: PastOrder): Order {
  const { currency, timeZone } = customsOf[locale];
  const lines = Object.entries(units).map(([sku, quantity]) => lineOf(sku, quantity, locale));
  const totalCents = lines.reduce((sum, line) => sum + line.unitCents * line.quantity, 0);
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
    ...(status === 'delivered' && { countedInHabits: true }),
  };
}
