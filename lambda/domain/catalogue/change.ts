import { dayMs, type Instant, plusMs } from '../time';
import type { CatalogueItem, PricePoint } from './item';
import type { ItemChange } from './store';

/** The law asks for the lowest price of 30 days; a day more covers every time zone. */
const rememberedMs = 31 * dayMs;

/** Prices still in force at some moment of the window: those that began in it, and the one before. */
function withinMemory(history: PricePoint[], now: Instant): PricePoint[] {
  const oldest = plusMs(now, -rememberedMs);
  const firstInside = history.findIndex(({ from }) => from > oldest);
  return firstInside < 0 ? history.slice(-1) : history.slice(Math.max(0, firstInside - 1));
}

/** An item after the seller's report; a new price joins the history that the lowest recent price is read from. */
export function changedItem(item: CatalogueItem, { cents, stock, at }: ItemChange): CatalogueItem {
  const restocked = stock === undefined ? item : { ...item, stock };
  if (!cents) return restocked;
  const priceHistory = withinMemory([...item.priceHistory, { from: at, cents }], at);
  return { ...restocked, cents, priceHistory };
}
