import { Fault } from '../fault';
import type { Household, HouseholdView } from '../household/household';
import type { HouseholdId, OrderId } from '../ids';
import type { Order } from '../orders/order';
import { goodsCents } from '../orders/quote';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { dayMs, type Instant, plusMs } from '../time';
import type { RewardRule } from '../wallet/terms';
import { newReward, type Reward, rulesFor } from './reward';

const mostTries = 5;
/** As many orders as are looked at for one that was delivered before. */
const orderedBefore = 20;

export type NoteOutcome = Outcome<{
  noted: { rewards: Reward[] };
  /** Noted before, not delivered, given back already, or its household was forgotten. */
  'nothing-to-note': NoFacts;
}>;

type NoteShop = Pick<Shop, 'seller' | 'orders' | 'households' | 'rewards'>;

/** What an order earns is written down once, when it has been delivered. */
export const isNotable = (order: Order): boolean => order.status === 'delivered' && !order.rewardsNoted;

const deliveredAt = ({ history, placedAt }: Order): Instant => history.delivered ?? placedAt;

const isBefore = (a: Order, b: Order): boolean =>
  deliveredAt(a) < deliveredAt(b) || (deliveredAt(a) === deliveredAt(b) && a.orderId < b.orderId);

/** Two that arrive together are told apart in one way, so that one of them is the first. */
const isFirstOf = (order: Order, others: readonly Order[], first: OrderId | undefined): boolean =>
  first === undefined && !others.some((other) => other.history.delivered && isBefore(other, order));

/** What an order may earn, and for whom. */
interface Earning {
  order: Order;
  household: Household;
  isFirst: boolean;
  /** Who referred the household. */
  referrer?: Household;
}

/** A first order that a friend led to is thanked on both sides; any other first order by itself. */
function kindsOf({ isFirst, referrer }: Earning): RewardRule['on'][] {
  if (!isFirst) return ['purchase'];
  return referrer ? ['purchase', 'first-order', 'referred'] : ['purchase', 'first-order'];
}

function rewardsOf({ seller }: NoteShop, earning: Earning): Reward[] {
  const { order, household, isFirst, referrer } = earning;
  const { rewards: rules, returnDays } = seller.wallet;
  const dueAt = plusMs(deliveredAt(order), returnDays * dayMs);
  const noted = (rule: RewardRule, householdId: HouseholdId): Reward =>
    newReward(rule, { householdId, source: order.orderId, earnedBy: order.orderId, dueAt });
  const cents = goodsCents(order.lines);
  const large = rules.filter(({ fromCents = 0 }) => cents >= fromCents);
  const own = kindsOf(earning).flatMap((on) => rulesFor(large, on, household.country));
  const thanks = isFirst && referrer ? rulesFor(large, 'referral', referrer.country) : [];
  return [
    ...own.map((rule) => noted(rule, household.id)),
    ...thanks.map((rule) => noted(rule, referrer?.id ?? household.id)),
  ];
}

async function referrerOf(shop: NoteShop, { referral }: HouseholdView): Promise<Household | undefined> {
  const by = referral?.referredBy;
  return by && (await shop.households.read(by.householdId))?.household;
}

async function earningOf(shop: NoteShop, order: Order): Promise<Earning | undefined> {
  const { householdId } = order;
  const [view, others, first] = await Promise.all([
    shop.households.read(householdId),
    shop.orders.latest(householdId, orderedBefore),
    shop.rewards.firstOrder(householdId),
  ]);
  if (!view) return undefined;
  const isFirst = isFirstOf(order, others, first);
  const referrer = isFirst ? await referrerOf(shop, view) : undefined;
  return { order, household: view.household, isFirst, ...(referrer && { referrer }) };
}

/**
 * Writes down what a delivered order earns: pending until it can no longer be given back, exactly once, whatever comes
 * between.
 * @throws Fault `store-conflict` when the order keeps changing.
 */
export async function noteRewards(
  shop: NoteShop,
  { householdId, orderId }: Pick<Order, 'householdId' | 'orderId'>,
): Promise<NoteOutcome> {
  for (let tries = 0; tries < mostTries; tries++) {
    const order = await shop.orders.read(householdId, orderId);
    const earning = order && isNotable(order) ? await earningOf(shop, order) : undefined;
    if (!order || !earning) return outcome('nothing-to-note');
    const rewards = rewardsOf(shop, earning);
    const marked: Order = { ...order, rewardsNoted: true, version: order.version + 1 };
    if ((await shop.rewards.note(marked, rewards, earning.isFirst)) === 'noted')
      return outcome('noted', { rewards });
  }
  throw new Fault('store-conflict', 'an order kept changing while its rewards were noted', { orderId });
}
