import type { HouseholdId } from '../../domain/ids';
import type { Order } from '../../domain/orders/order';
import { plusMs } from '../../domain/time';
import { forgetDoors } from './home-erasure';
import { forgottenAfterMs, putOrder } from './orders';
import { orderShape, parse } from './parse';
import { forgetReferral } from './referrals';
import { deleteItems, getItem, type Item, queryItems, type Table } from './requests';
import { giftPrefix, householdPk, keyOf, keys, orderPrefix, paymentPrefix } from './table';
import { transact } from './transact';
import { forgetWallet } from './wallet-erasure';

/*
 * What stays when a household is forgotten, and why: nothing in it names a person, and it is somebody's money. Delivery
 * windows have partitions of their own, without a name: their doors are watched until they are locked.
 */

const begins =
  (prefix: string) =>
  ({ sk }: Item): boolean =>
    String(sk).startsWith(prefix);

/** Bought through Alexa: it outlives the skill's being switched off, as it does at Amazon's. */
const isEntitlement = begins(keys.wallet('', 'digital').sk);
/** Coins of somebody else, held until they go back: the sweeper sees to it, within a day. */
const isGift = begins(giftPrefix);
/** What was charged and can still be refunded; books are kept. */
const isPayment = begins(paymentPrefix);

/** That there was a first order, by its id alone: whoever comes back has had theirs. */
const isFirstOrder = ({ sk }: Item): boolean => sk === keys.firstOrder('').sk;
/** Each goes by itself, as far as it may. */
const goesByItself = ({ sk }: Item): boolean => sk === keys.wallet('').sk || sk === keys.referral('').sk;

const isOrder = begins(orderPrefix);
/** It waits to be shipped or cancelled, or for its money to go back: only then can it go. */
const isWaitingOrder = (item: Item): boolean =>
  isOrder(item) && (item.status === 'placed' || item.gsk !== undefined);

const staysWhole = (item: Item): boolean =>
  [isEntitlement, isGift, isPayment, isFirstOrder, goesByItself].some((stays) => stays(item));

const forgotten = (order: Order): Order => ({ ...order, isForgotten: true, version: order.version + 1 });

/** Goods of a recent one may still come back, and their money with them: it goes by itself. */
const isRecentOrder = ({ clock }: Table, item: Item): boolean =>
  isOrder(item) && String(item.placedAt) > plusMs(clock.now(), -forgottenAfterMs);

/** One that changed meanwhile is looked at again. */
async function markForgotten(table: Table, key: Item): Promise<void> {
  const item = await getItem(table, keyOf(key));
  const order = item && parse(orderShape, item);
  if (!order || order.isForgotten) return;
  const result = await transact(table, [putOrder(table, forgotten(order))]);
  if (result.kind === 'refused') await markForgotten(table, key);
}

const itemsOf = (table: Table, id: HouseholdId): Promise<Item[]> =>
  queryItems(table, {
    KeyConditionExpression: 'pk = :household',
    ExpressionAttributeValues: { ':household': householdPk(id) },
    ProjectionExpression: 'pk, sk, gsk, #status, placedAt',
    ExpressionAttributeNames: { '#status': 'status' },
    ConsistentRead: true,
  });

/** Forgets a household but for what must stay. Repeatable; items made meanwhile go with the next time. */
export async function eraseHousehold(table: Table, id: HouseholdId): Promise<void> {
  await forgetReferral(table, id);
  await forgetDoors(table, id);
  const items = (await itemsOf(table, id)).filter((item) => !staysWhole(item));
  const isKept = (item: Item): boolean => isWaitingOrder(item) || isRecentOrder(table, item);
  for (const order of items.filter(isKept)) await markForgotten(table, order);
  // Before the profile, which knows who is to be paid.
  await forgetWallet(table, id);
  const rest = items.filter((item) => !isKept(item));
  await deleteItems(table, rest.map(keyOf));
}
