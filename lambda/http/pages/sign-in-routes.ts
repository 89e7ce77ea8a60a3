import { type Context, type Env, Hono } from 'hono';
import { Fault } from '../../domain/fault';
import type { Return, signInTrip } from './sign-in-trip';

/** How a way to the issuer of accounts ends, when not as somebody. */
export type SignInEnding = 'declined' | 'invalid' | 'unavailable' | 'signedOut';

export interface SignInHouse<E extends Env> {
  trip: ReturnType<typeof signInTrip>;
  /** Where these pages begin. */
  root: string;
  /** A path of these pages; their root in place of what is none of theirs. */
  pathWithin(wanted: string | undefined): string;
  /** The page that says how it ended. */
  end(context: Context<E>, ending: SignInEnding): Response | Promise<Response>;
  report(context: Context<E>, error: unknown): void;
  /** Begins a session; answers with a page when this person may have none. */
  begin(context: Context<E>, person: Return & { kind: 'signed-in' }): Promise<Response | undefined>;
  /** Ends the session. */
  leave(context: Context<E>): void;
}

/** Away to the issuer of accounts and back, once: as somebody, or with a page that says why not. */
export function signInRoutes<E extends Env>(house: SignInHouse<E>): Hono<E> {
  const { trip, root } = house;

  /** Does what needs the issuer. */
  async function asking(context: Context<E>, ask: () => Promise<Response>): Promise<Response> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Fault && error.code === 'sign-in-unavailable')) throw error;
      house.report(context, error);
      return house.end(context, 'unavailable');
    }
  }

  async function arrive(context: Context<E>): Promise<Response> {
    const back = await trip.arrive(context);
    if (back.kind !== 'signed-in') return house.end(context, back.kind);
    return (await house.begin(context, back)) ?? context.redirect(back.to);
  }

  return new Hono<E>()
    .get('/sign-in', (context) =>
      asking(context, () => trip.depart(context, house.pathWithin(context.req.query('to')))),
    )
    .get('/sign-in/return', (context) => asking(context, () => arrive(context)))
    .post('/sign-out', (context) => {
      house.leave(context);
      return context.redirect(`${root}/signed-out`, 303);
    })
    .get('/signed-out', (context) => house.end(context, 'signedOut'));
}
