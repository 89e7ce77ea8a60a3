import * as v from 'valibot';
import type { HouseholdId } from '../../domain/ids';
import type { Referral } from '../../domain/referral/referral';
import type { ReferralResult, ReferralStore, TopOfLine } from '../../domain/referral/store';
import { putNew, putVersion } from './movements';
import { accountShape, parse } from './parse';
import { getItem, type Item, type Table } from './requests';
import { keys } from './table';
import { type Transacted, transact, type Write } from './transact';

const referralShape: v.GenericSchema<unknown, Referral> = v.object({
  code: v.exactOptional(v.string()),
  referredBy: v.exactOptional(v.object({ householdId: v.string(), at: v.string() })),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

const labels = { referral: 'referral', code: 'referral code', top: 'top of the line' };

export const referralOf = (item: Item): Referral => parse(referralShape, item);

const putReferral = (table: Table, householdId: string, referral: Referral): Write =>
  putVersion(table, labels.referral, { ...keys.referral(householdId), ...referral });

/**
 * Forgets a household's code, which leads to it from outside of its partition. That it had one stays, and by a hash who
 * referred it: whoever comes back is neither referred again, nor by somebody whom they referred. Repeatable.
 */
export async function forgetReferral(table: Table, householdId: HouseholdId): Promise<void> {
  const item = await getItem(table, keys.referral(householdId));
  if (!item) return;
  const { code, version, ...rest } = referralOf(item);
  if (code === undefined) return;
  const result = await transact(table, [
    putReferral(table, householdId, { ...rest, version: version + 1 }),
    { label: labels.code, item: { Delete: { TableName: table.name, Key: keys.referralCode(code) } } },
  ]);
  if (result.kind === 'refused') await forgetReferral(table, householdId);
}

/** Holds on to the one that nobody referred when the line was followed. */
const checkTop = (table: Table, { householdId, version }: TopOfLine): Write => ({
  label: labels.top,
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.referral(householdId),
      ...(version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#version = :read',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':read': version },
          }),
    },
  },
});

/** A repetition whose first answer was lost is told how it stands, which is as it wanted it. */
function resultOf(result: Transacted): ReferralResult {
  if (result.kind === 'committed') return { kind: 'saved' };
  if (result.failed.has(labels.referral)) {
    const standing = result.failed.get(labels.referral);
    return { kind: 'changed', ...(standing && { referral: referralOf(standing) }) };
  }
  return { kind: result.failed.has(labels.code) ? 'code-taken' : 'top-changed' };
}

export const referralStore = (table: Table): ReferralStore => ({
  async read(householdId) {
    const item = await getItem(table, keys.referral(householdId));
    return item && referralOf(item);
  },

  async ownerOf(code) {
    const item = await getItem(table, keys.referralCode(code));
    return item && parse(accountShape, item).householdId;
  },

  async giveCode(householdId, referral) {
    const owner = { ...keys.referralCode(referral.code), householdId };
    const writes = [putReferral(table, householdId, referral), putNew(table, labels.code, owner)];
    return resultOf(await transact(table, writes));
  },

  async link(householdId, referral, top) {
    const writes = [putReferral(table, householdId, referral), ...(top ? [checkTop(table, top)] : [])];
    return resultOf(await transact(table, writes));
  },
});
