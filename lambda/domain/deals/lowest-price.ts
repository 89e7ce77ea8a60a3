import type { PricePoint } from '../catalogue/item';
import type { Currency } from '../money';
import { addDays, type Day, startOfDay, type TimeZone } from '../time';

const lookBackDays = 30;

/**
 * Lowest price, per currency, that held at any moment of the 30 days before a deal's first day (Directive 98/6/EC,
 * article 6a). An item first priced later than that, or even on the day itself, answers for the time it has.
 */
export function lowestRecentCents(
  history: readonly PricePoint[],
  firstDay: Day,
  zone: TimeZone,
): Record<Currency, number> | undefined {
  const from = startOfDay(addDays(firstDay, -lookBackDays), zone);
  const until = startOfDay(firstDay, zone);
  const heldThen = history.filter(({ from: begins }, index) => {
    const ends = history[index + 1]?.from;
    return begins < until && (ends === undefined || ends > from);
  });
  const prices = (heldThen.length > 0 ? heldThen : history.slice(0, 1)).map(({ cents }) => cents);
  if (prices.length === 0) return undefined;
  return {
    EUR: Math.min(...prices.map(({ EUR }) => EUR)),
    USD: Math.min(...prices.map(({ USD }) => USD)),
  };
}
