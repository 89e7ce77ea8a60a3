import { createHash } from 'node:crypto';
import * as v from 'valibot';
import {
  type BeginResult,
  claimValidMs,
  type ReplyKey,
  type ReplyStore,
  replyKeptMs,
} from '../../domain/replies/store';
import { epochMsOf, plusMs } from '../../domain/time';
import { parse } from './parse';
import { getItem, putItemIf, type Table, updateItemIf } from './requests';
import { keys, timeToLiveAttribute } from './table';

const replyShape = v.object({
  requestHash: v.string(),
  claimId: v.string(),
  reply: v.exactOptional(v.object({ status: v.number(), contentType: v.string(), body: v.string() })),
});

/** An owner and a key may be any text of any length. */
const itemKey = ({ owner, key }: ReplyKey) =>
  keys.reply(
    createHash('sha256')
      .update(JSON.stringify([owner, key]))
      .digest('base64url'),
  );

async function standing(table: Table, key: ReplyKey, claimId: string): Promise<BeginResult> {
  const item = await getItem(table, itemKey(key));
  // Forgotten, or given back, at this very moment: whoever asks again finds it free.
  if (!item) return { kind: 'running' };
  const { requestHash, reply, ...claim } = parse(replyShape, item);
  if (claim.claimId === claimId) return { kind: 'begun' };
  if (requestHash !== key.requestHash) return { kind: 'mismatch' };
  return reply ? { kind: 'answered', reply } : { kind: 'running' };
}

/** A key is free when it is new, a day old, or was taken for the same request by somebody who never came back. */
const isFree =
  'attribute_not_exists(pk) OR #deleteAt <= :nowSeconds' +
  ' OR (attribute_not_exists(reply) AND requestHash = :requestHash AND claimedUntil <= :now)';

/** One item a key: a claim, and once it is done the answer. */
export const replyStore = (table: Table): ReplyStore => ({
  async begin(key, claimId, now) {
    const { requestHash } = key;
    const nowSeconds = Math.floor(epochMsOf(now) / 1000);
    const item = {
      ...itemKey(key),
      ...{ requestHash, claimId },
      claimedUntil: plusMs(now, claimValidMs),
      [timeToLiveAttribute]: nowSeconds + replyKeptMs / 1000,
    };
    const isTaken = await putItemIf(table, item, {
      ConditionExpression: isFree,
      ExpressionAttributeNames: { '#deleteAt': timeToLiveAttribute },
      ExpressionAttributeValues: { ':nowSeconds': nowSeconds, ':requestHash': requestHash, ':now': now },
    });
    return isTaken ? { kind: 'begun' } : standing(table, key, claimId);
  },

  async finish(key, claimId, reply) {
    await updateItemIf(table, {
      Key: itemKey(key),
      UpdateExpression: 'SET reply = :reply',
      ConditionExpression: 'claimId = :claimId',
      ExpressionAttributeValues: { ':reply': reply, ':claimId': claimId },
    });
  },

  async giveUp(key, claimId) {
    await updateItemIf(table, {
      Key: itemKey(key),
      UpdateExpression: 'SET #deleteAt = :past',
      ConditionExpression: 'claimId = :claimId AND attribute_not_exists(reply)',
      ExpressionAttributeNames: { '#deleteAt': timeToLiveAttribute },
      ExpressionAttributeValues: { ':past': 0, ':claimId': claimId },
    });
  },
});
