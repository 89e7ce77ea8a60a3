import type { AttemptLimit, AttemptStore } from '../../domain/attempts/store';
import { epochMsOf, type Instant, instantOf } from '../../domain/time';
import { type Table, updateItemIf } from './requests';
import { keys, timeToLiveAttribute } from './table';

/** Where the window that holds an instant begins and ends. */
function windowOf({ windowMs }: AttemptLimit, now: Instant): { from: Instant; until: Instant } {
  const beginsMs = Math.floor(epochMsOf(now) / windowMs) * windowMs;
  return { from: instantOf(beginsMs), until: instantOf(beginsMs + windowMs) };
}

/** One counter per key and window, and one conditional update to count. */
export const attemptStore = (table: Table): AttemptStore => ({
  async take(key, limit, now) {
    const { from, until } = windowOf(limit, now);
    const isCounted = await updateItemIf(table, {
      Key: keys.attempts(key, from),
      UpdateExpression: 'ADD tries :one SET #deleteAt = :deleteAt',
      ConditionExpression: 'attribute_not_exists(tries) OR tries < :most',
      ExpressionAttributeNames: { '#deleteAt': timeToLiveAttribute },
      ExpressionAttributeValues: {
        ':one': 1,
        ':most': limit.most,
        ':deleteAt': Math.ceil(epochMsOf(until) / 1000),
      },
    });
    return isCounted ? { kind: 'allowed' } : { kind: 'refused', until };
  },
});
