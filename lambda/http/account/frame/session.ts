import * as v from 'valibot';
import { sealedSessions } from '../../pages/session';
import type { Pages } from './env';

/** A session ends when it was idle for half an hour, and half a day after signing in at the latest. */
export const sessions = ({ shop, config }: Pages) =>
  sealedSessions(
    { ...config, clock: shop.clock },
    {
      cookieName: 'majordomo-session',
      purpose: 'session',
      facts: v.object({ householdId: v.string() }),
      idleMs: 30 * 60_000,
      longestMs: 12 * 3_600_000,
    },
  );
