import * as v from 'valibot';
import { currencies } from '../../domain/money';
import type { Payout } from '../../domain/payments/payout';
import { count, parse } from './parse';
import { type Item, queryItems, type Table } from './requests';
import { keys, payoutsPk } from './table';

const payoutShape: v.GenericSchema<unknown, Payout> = v.object({
  account: v.string(),
  householdId: v.string(),
  coins: count,
  at: v.string(),
  customerId: v.exactOptional(v.string()),
  currency: v.exactOptional(v.picklist(currencies)),
});

export const payoutItem = (payout: Payout): Item => ({ ...keys.payout(payout.account), ...payout });

/** All that is to be paid out to people who were forgotten. */
export async function payoutsIn(table: Table): Promise<Payout[]> {
  const items = await queryItems(table, {
    KeyConditionExpression: 'pk = :payouts',
    ExpressionAttributeValues: { ':payouts': payoutsPk },
    ConsistentRead: true,
  });
  return items.map((item) => parse(payoutShape, item));
}
