import type { Context } from 'hono';
import * as v from 'valibot';
import { type Clock, epochMsOf, type Instant, instantOf } from '../../domain/time';
import { pageCookie } from './cookies';
import type { Seal } from './seal';

/** What some pages' sessions are called, how long they last, and what they know. */
export interface SessionTerms<Facts> {
  cookieName: string;
  /** Sealed for this, a session is worth nothing for other pages. */
  purpose: string;
  facts: v.GenericSchema<unknown, Facts>;
  /** One that was not used for this long ends. */
  idleMs: number;
  /** After signing in; no use makes it last longer. */
  longestMs: number;
}

export interface SessionParts {
  seal: Seal;
  clock: Clock;
  baseUrl: string;
}

export type Session<Facts> = Facts & {
  signedInAt: Instant;
  /** When it was last used. */
  seenAt: Instant;
};

/** Used again within this time, the cookie is left as it is. */
const renewAfterMs = 60_000;

const timesSchema = v.looseObject({ signedInAt: v.string(), seenAt: v.string() });

/** Sessions that stand whole and sealed in the browser: nothing is stored here, and signing out forgets them there. */
export function sealedSessions<Facts extends object>(
  { seal, clock, baseUrl }: SessionParts,
  { cookieName, purpose, facts: factsSchema, idleMs, longestMs }: SessionTerms<Facts>,
) {
  const cookie = pageCookie(cookieName, baseUrl);
  const nowMs = () => epochMsOf(clock.now());
  const sessionSchema = v.intersect([factsSchema, timesSchema]);

  async function write(context: Context, session: Session<Facts>): Promise<void> {
    const endMs = Math.min(epochMsOf(session.seenAt) + idleMs, epochMsOf(session.signedInAt) + longestMs);
    const lastsSeconds = Math.max(0, Math.floor((endMs - nowMs()) / 1000));
    cookie.write(context, await seal.close(purpose, { ...session }, endMs), lastsSeconds);
  }

  return {
    async begin(context: Context, facts: Facts): Promise<void> {
      const now = clock.now();
      await write(context, { ...facts, signedInAt: now, seenAt: now });
    },

    /**
     * The session of a request; undefined when nobody is signed in, or not any more.
     * @param isUse somebody does something, which keeps it alive; not so a page that looks for news by itself
     */
    async read(context: Context, { isUse = true } = {}): Promise<Session<Facts> | undefined> {
      const sealed = cookie.read(context);
      const session = v.safeParse(sessionSchema, sealed && (await seal.open(purpose, sealed, nowMs())));
      // It was sealed until its end: one that is over does not open.
      if (!session.success) return undefined;
      const found = session.output as Session<Facts>;
      const isDue = nowMs() - epochMsOf(found.seenAt) >= renewAfterMs;
      if (isUse && isDue) await write(context, { ...found, seenAt: instantOf(nowMs()) });
      return found;
    },

    end: cookie.remove,
  };
}
