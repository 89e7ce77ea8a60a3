import * as v from 'valibot';
import type { HouseholdId } from '../../../domain/ids';
import { epochMsOf, type Instant, instantOf } from '../../../domain/time';
import { pageCookie } from './cookies';
import type { PageContext, Pages } from './env';

export interface Session {
  householdId: HouseholdId;
  signedInAt: Instant;
  /** When it was last used. */
  seenAt: Instant;
}

const idleMs = 30 * 60_000;
const longestMs = 12 * 3_600_000;
/** Used again within this time, the cookie is left as it is. */
const renewAfterMs = 60_000;
const purpose = 'session';

const sessionSchema = v.object({ householdId: v.string(), signedInAt: v.string(), seenAt: v.string() });

/** A session ends when it was idle for half an hour, and half a day after signing in at the latest. */
const endMsOf = ({ signedInAt, seenAt }: Session): number =>
  Math.min(epochMsOf(seenAt) + idleMs, epochMsOf(signedInAt) + longestMs);

/** The session stands whole and sealed in the browser: nothing is stored here, and signing out forgets it there. */
export function sessions({ shop, config }: Pages) {
  const cookie = pageCookie('majordomo-session', config.baseUrl);
  const nowMs = () => epochMsOf(shop.clock.now());

  async function write(context: PageContext, session: Session): Promise<void> {
    const endMs = endMsOf(session);
    const lastsSeconds = Math.max(0, Math.floor((endMs - nowMs()) / 1000));
    cookie.write(context, await config.seal.close(purpose, { ...session }, endMs), lastsSeconds);
  }

  return {
    async begin(context: PageContext, householdId: HouseholdId): Promise<void> {
      const now = shop.clock.now();
      await write(context, { householdId, signedInAt: now, seenAt: now });
    },

    /** The session of a request, kept alive by it; undefined when nobody is signed in, or not any more. */
    async read(context: PageContext): Promise<Session | undefined> {
      const sealed = cookie.read(context);
      const facts = sealed && (await config.seal.open(purpose, sealed, nowMs()));
      const session = v.safeParse(sessionSchema, facts);
      // It was sealed until its end: one that is over does not open.
      if (!session.success) return undefined;
      const idle = nowMs() - epochMsOf(session.output.seenAt);
      if (idle >= renewAfterMs) await write(context, { ...session.output, seenAt: instantOf(nowMs()) });
      return session.output;
    },

    end: cookie.remove,
  };
}
