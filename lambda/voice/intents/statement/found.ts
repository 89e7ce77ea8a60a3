import type { HouseholdView } from '../../../domain/household/household';
import type { Order } from '../../../domain/orders/order';
import { outcome } from '../../../domain/outcome';
import { addDays, dayMs, dayOf, type Instant, plusMs, startOfDay, type TimeZone } from '../../../domain/time';
import { type Found, findMovements, type TimeSpan, told } from '../../../domain/wallet/statement';
import type { RecentMovement, Wallet } from '../../../domain/wallet/wallet';
import type { AnswerHandler } from '../../intent';
import type { Json, Pending, Reply } from '../../outcome';
import { nextStart, pageLength, placeOf, recordOf } from '../../paging';
import type { Period } from '../../slots';
import { rememberTold } from '../../told';
import type { Turn } from '../../turn';
import type { Asked, DatedEntry } from './outcomes';
import { intentName, offerNewest, reply, toldAbout, topicIn } from './reply';
import { unpaidTopUp } from './unpaid';

/** What was found in the household's account, and the orders it may be about. */
interface Search {
  found: Found;
  orders: Order[];
  isWhole: boolean;
  view: HouseholdView;
}

/** A refund is of an order of this long before, at most. */
const refundedAfterMs = 60 * dayMs;
const mostOrders = 100;

const spanOf = ({ from, to }: Period, zone: TimeZone): Required<TimeSpan> => ({
  since: startOfDay(from, zone),
  until: startOfDay(addDays(to, 1), zone),
});

const ordersFor = ({ shop, householdId }: Turn, span: Required<TimeSpan> | undefined): Promise<Order[]> =>
  span
    ? shop.orders.between(householdId, plusMs(span.since, -refundedAfterMs), span.until)
    : shop.orders.latest(householdId, mostOrders);

/** One round trip, once the household is known. */
async function search(turn: Turn, view: HouseholdView, wallet: Wallet, asked: Asked): Promise<Search> {
  const span = asked.period && spanOf(asked.period, view.household.timeZone);
  const [{ movements, isWhole }, orders] = await Promise.all([
    turn.shop.wallets.movementsSince(wallet.account, span?.since),
    ordersFor(turn, span),
  ]);
  return { found: findMovements(movements, asked.topic, span ?? {}), orders, isWhole, view };
}

function dated(movements: readonly RecentMovement[], { orders, view }: Search): DatedEntry[] {
  const onCalendar = (at: Instant) => dayOf(at, view.household.timeZone);
  return told(movements, orders).map((entry) => ({ ...entry, day: onCalendar(entry.at) }));
}

const goOn = ({ topic, period }: Asked, shown: number): Pending => ({
  intent: intentName,
  question: 'found',
  data: { topic, shown, ...(period && { from: period.from, to: period.to }) },
});

function tellSum(asked: Asked, result: Search): Reply {
  const { found, isWhole, view } = result;
  const { movements, ...coins } = found;
  if (movements.length === 0)
    return reply(
      isWhole ? outcome('nothing-found', asked) : outcome('too-long-ago'),
      offerNewest(asked.topic),
    );
  const isShort = movements.length <= pageLength;
  const worth = (cents: number) => ({ cents, currency: view.household.currency });
  const sum = {
    ...asked,
    ...coins,
    inWorth: worth(coins.inCoins),
    outWorth: worth(coins.outCoins),
    movements: movements.length,
    isWhole,
    entries: isShort ? dated(movements, result) : [],
  };
  return reply(outcome('sum', sum), isShort ? toldAbout(asked.topic) : goOn(asked, 0));
}

function tellPage(asked: Asked, result: Search, start: number): Reply {
  const { movements } = result.found;
  const shown = start + pageLength;
  const more = movements.length > shown;
  const entries = dated(movements.slice(start, shown), result);
  return reply(outcome('movements', { entries, more }), more ? goOn(asked, shown) : toldAbout(asked.topic));
}

/** The wallet's movements of a time or of a kind: what they come to, or from `start` on one by one. */
export async function tellFound(turn: Turn, asked: Asked, start?: number): Promise<Reply> {
  const [view, unpaid] = await Promise.all([
    turn.household(),
    start === undefined ? unpaidTopUp(turn, asked) : undefined,
  ]);
  const { wallet } = view;
  if (unpaid?.isDeclined) await rememberTold(turn, view.household, unpaid.paymentId);
  if (unpaid) return reply(outcome('unpaid-top-up', unpaid), offerNewest(asked.topic));
  if (!wallet || wallet.sequence === 0) return reply(outcome('nothing-yet'));
  if (asked.period && asked.period.from > turn.today())
    return reply(outcome('still-to-come'), offerNewest(asked.topic));
  const result = await search(turn, view, wallet, asked);
  return start === undefined ? tellSum(asked, result) : tellPage(asked, result, start);
}

function askedIn(data: Json | undefined): (Asked & { shown: number }) | undefined {
  const record = recordOf(data);
  const topic = topicIn(data);
  if (!record || !topic) return undefined;
  const { from, to } = record;
  const period = typeof from === 'string' && typeof to === 'string' ? { from, to } : undefined;
  return { topic, shown: placeOf(record.shown), ...(period && { period }) };
}

/** "Shall I go through them?", "Do you want to hear more?" */
export const answerFound: AnswerHandler = async (turn, answer, data) => {
  const waiting = askedIn(data);
  if (!waiting) return undefined;
  const { shown, ...asked } = waiting;
  const start = nextStart(answer, shown);
  if (start === undefined) return undefined;
  return start === 'again' ? reply(outcome('more-again'), goOn(asked, shown)) : tellFound(turn, asked, start);
};
