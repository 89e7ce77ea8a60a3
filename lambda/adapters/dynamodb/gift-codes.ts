import * as v from 'valibot';
import { Fault } from '../../domain/fault';
import type { GiftCode } from '../../domain/gift-codes/gift-code';
import type { GiftCodeStore } from '../../domain/gift-codes/store';
import { movementWrites, putNew, putVersion, refusalOf } from './movements';
import { count, parse } from './parse';
import { getItem, type Table } from './requests';
import { keys } from './table';
import { transact } from './transact';

const label = 'gift code';

const giftCodeShape = v.object({
  codeHash: v.string(),
  askedBy: v.string(),
  coins: count,
  kind: v.picklist(['sold', 'given']),
  validMonths: v.exactOptional(count),
  expiresAt: v.string(),
  issuedAt: v.string(),
  batchSize: count,
  redeemed: v.exactOptional(v.object({ householdId: v.string(), account: v.string(), at: v.string() })),
  version: count,
});

const itemOf = (code: GiftCode) => ({ ...keys.giftCode(code.codeHash), ...code });

export const giftCodeStore = (table: Table): GiftCodeStore => ({
  async issue(code) {
    const result = await transact(table, [putNew(table, label, itemOf(code))]);
    return result.kind === 'committed' ? undefined : parse(giftCodeShape, result.failed.get(label));
  },

  async read(codeHash) {
    const item = await getItem(table, keys.giftCode(codeHash));
    return item && parse(giftCodeShape, item);
  },

  async redeem(code, movement) {
    const writes = [...movementWrites(table, movement), putVersion(table, label, itemOf(code))];
    const result = await transact(table, writes);
    if (result.kind === 'committed') return result;
    const { failed } = result;
    // First of all: two households that race for one code have one key, and the code says whose it is.
    const standing = failed.get(label);
    if (standing) return { kind: 'code-changed', code: parse(giftCodeShape, standing) };
    const refusal = refusalOf(movement, failed);
    if (refusal) return refusal;
    throw new Fault('store-corrupt', 'a gift code was refused for no reason');
  },
});
