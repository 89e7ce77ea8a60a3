import * as v from 'valibot';
import { Fault } from '../../domain/fault';
import type { Gift } from '../../domain/gifts/gift';
import type { GiftStore } from '../../domain/gifts/store';
import { dueItems } from './due';
import { movementWrites, putNew, refusalOf } from './movements';
import { count, parse } from './parse';
import { getItem, type Item, type Table } from './requests';
import { dueKeys, keys } from './table';
import { transact } from './transact';

const label = 'gift';

const giftShape = v.object({
  giftId: v.string(),
  householdId: v.string(),
  senderId: v.string(),
  senderName: v.string(),
  coins: count,
  sentAt: v.string(),
  expiresAt: v.string(),
});

const keyOf = ({ householdId, giftId }: Gift) => keys.gift(householdId, giftId);
export const giftOf = (item: Item): Gift => parse(giftShape, item);

/** In the partition of the one who is to have it, so that their next turn knows of it. */
const giftItem = (gift: Gift) => ({
  ...keyOf(gift),
  ...gift,
  ...dueKeys('gift', keyOf(gift), gift.expiresAt),
});

const unexplained = ({ giftId }: Gift) =>
  new Fault('store-corrupt', 'a gift was refused for no reason', { giftId });

export const giftStore = (table: Table): GiftStore => ({
  async send(gift, hold) {
    const result = await transact(table, [
      ...movementWrites(table, hold),
      putNew(table, label, giftItem(gift)),
    ]);
    if (result.kind === 'committed') return result;
    const refusal = refusalOf(hold, result.failed);
    if (refusal) return refusal;
    throw unexplained(gift);
  },

  async end(gift, movement) {
    const taken = {
      Delete: { TableName: table.name, Key: keyOf(gift), ConditionExpression: 'attribute_exists(pk)' },
    };
    const result = await transact(table, [...movementWrites(table, movement), { label, item: taken }]);
    if (result.kind === 'committed') return result;
    const refusal = refusalOf(movement, result.failed);
    if (refusal) return refusal;
    if (result.failed.has(label)) return { kind: 'gone' };
    throw unexplained(gift);
  },

  async read(householdId, giftId) {
    const item = await getItem(table, keys.gift(householdId, giftId));
    return item && giftOf(item);
  },

  async overdue(now, limit) {
    const gifts = (await dueItems(table, 'gift', now, limit)).map(giftOf);
    return gifts.filter(({ expiresAt }) => expiresAt <= now);
  },
});
