import { type CatalogueItem, isForSale } from '../../../domain/catalogue/item';
import { type ProductPhrase, resolveProduct } from '../../../domain/catalogue/resolve';
import type { Sku } from '../../../domain/ids';
import { outcome } from '../../../domain/outcome';
import type { Habit } from '../../../domain/purchases/habit';
import { totalsOf, usualGapDays } from '../../../domain/purchases/history';
import type { Pending, Reply } from '../../outcome';
import type { Period } from '../../slots';
import type { Turn } from '../../turn';
import type { LastPurchase } from './outcomes';
import { ownNamed, type Past } from './read';
import { reply } from './reply';

const offerToOrder = (sku: Sku): Pending => ({ intent: 'ReorderIntent', question: 'offer', data: { sku } });

function isBuyable(past: Past, sku: Sku): boolean {
  const item = past.catalogue.find(sku);
  return item !== undefined && isForSale(item);
}

const latestFirst = (a: Habit, b: Habit): number => b.lastDay.localeCompare(a.lastDay);

/** From the latest orders, else from what the habits remember of older ones. */
function lastPurchase(past: Past, skus: ReadonlySet<Sku>): LastPurchase | undefined {
  const recent = past.purchases.find(({ line }) => skus.has(line.sku));
  if (recent) return recent;
  const [habit] = past.habits.filter(({ sku }) => skus.has(sku)).sort(latestFirst);
  const item = habit && past.catalogue.find(habit.sku);
  if (!item) return undefined;
  const { sku, names } = item;
  return { line: { sku, names, quantity: habit.lastQuantity }, day: habit.lastDay };
}

/** What is on its way already is not offered again. */
const isOffered = (past: Past, last: LastPurchase): boolean =>
  last.comesOn === undefined && isBuyable(past, last.line.sku);

function neverBought(turn: Turn, past: Past, phrase: ProductPhrase): Reply {
  const found = resolveProduct(phrase, past.catalogue, past.habits, turn.language);
  if (found.kind === 'none' || found.kind === 'near')
    return reply(outcome('not-found', { said: phrase.text }));
  const item: CatalogueItem | undefined = found.kind === 'one' ? found.item : found.items.find(isForSale);
  if (!item) return reply(outcome('not-found', { said: phrase.text }));
  const offer = isForSale(item);
  return reply(outcome('never-bought', { item, offer }), offer ? offerToOrder(item.sku) : undefined);
}

/** "When did I last buy coffee?" */
function tellLast(past: Past, last: LastPurchase): Reply {
  const habit = past.habits.find(({ sku }) => sku === last.line.sku);
  const everyDays = habit && usualGapDays(habit);
  const offer = isOffered(past, last);
  const facts = { last, offer, ...(everyDays !== undefined && { everyDays }) };
  return reply(outcome('last-bought', facts), offer ? offerToOrder(last.line.sku) : undefined);
}

/** "Did I buy milk last week?" */
function tellThen(past: Past, skus: ReadonlySet<Sku>, last: LastPurchase, period: Period): Reply {
  const totals = totalsOf(past.then.filter(({ line }) => skus.has(line.sku)));
  const offer = isOffered(past, last);
  const pending = offer ? offerToOrder(last.line.sku) : undefined;
  return totals.length > 0
    ? reply(outcome('bought-then', { totals, last, period, offer }), pending)
    : reply(outcome('not-bought-then', { last, period, offer }), pending);
}

/** What became of one product: the household's own of that name first, else what the catalogue has. */
export function tellProduct(turn: Turn, past: Past, phrase: ProductPhrase, period?: Period): Reply {
  const skus = ownNamed(turn, past, phrase);
  const last = lastPurchase(past, skus);
  if (!last) return neverBought(turn, past, phrase);
  return period ? tellThen(past, skus, last, period) : tellLast(past, last);
}
