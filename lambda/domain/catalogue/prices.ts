import type { Currency } from '../money';
import { dayMs, epochMsOf, type Instant, plusMs } from '../time';
import type { PricePoint } from './item';

/** The law looks back 30 days from a deal's start; a deal may be announced some days after it was priced. */
const keptDays = 45;

const samePrice = (one: Record<Currency, number>, other: Record<Currency, number>): boolean =>
  one.EUR === other.EUR && one.USD === other.USD;

/** A price history with the price that holds from `now` on; prices that ended long ago are dropped. */
export function withPrice(
  history: readonly PricePoint[],
  cents: Record<Currency, number>,
  now: Instant,
): PricePoint[] {
  const last = history.at(-1);
  if (last && samePrice(last.cents, cents)) return [...history];
  const earliestEnd = epochMsOf(plusMs(now, -keptDays * dayMs));
  const endedSince = (index: number) => epochMsOf(history[index + 1]?.from ?? now) > earliestEnd;
  return [...history.filter((_, index) => endedSince(index)), { from: now, cents }];
}
