import type { Context } from 'hono';
import * as v from 'valibot';
import type { Arrival, SignIn } from '../../domain/household/sign-in';
import { type Clock, epochMsOf } from '../../domain/time';
import { pageCookie } from './cookies';
import type { Seal } from './seal';

/** Time to sign in at the issuer: a forgotten password fits in. */
const awayMs = 20 * 60_000;

const awaySchema = v.object({
  departure: v.object({ state: v.string(), nonce: v.string(), codeVerifier: v.string() }),
  to: v.string(),
});

export interface TripParts {
  signIn: SignIn;
  seal: Seal;
  clock: Clock;
  baseUrl: string;
}

/** How somebody came back, and where they wanted to go. */
export type Return = Arrival & { to: string };

/** Away to an issuer of accounts and back, once. What is remembered of a browser meanwhile it keeps itself, sealed. */
export function signInTrip({ signIn, seal, clock, baseUrl }: TripParts, cookieName: string, purpose: string) {
  const cookie = pageCookie(cookieName, baseUrl);
  const nowMs = () => epochMsOf(clock.now());

  /** What was remembered of this browser when it left; used up by reading. */
  async function takeAway(context: Context) {
    const sealed = cookie.read(context);
    cookie.remove(context);
    const away = v.safeParse(awaySchema, sealed && (await seal.open(purpose, sealed, nowMs())));
    return away.success ? away.output : undefined;
  }

  return {
    /** @param to a path of these pages to come back to. @throws Fault `sign-in-unavailable` */
    async depart(context: Context, to: string): Promise<Response> {
      const { url, departure } = await signIn.depart();
      const sealed = await seal.close(purpose, { departure, to }, nowMs() + awayMs);
      cookie.write(context, sealed, awayMs / 1000);
      return context.redirect(url);
    },

    /** @throws Fault `sign-in-unavailable` */
    async arrive(context: Context): Promise<Return> {
      const away = await takeAway(context);
      if (!away) return { kind: 'invalid', to: '' };
      return { ...(await signIn.arrive(new URL(context.req.url), away.departure)), to: away.to };
    },
  };
}
