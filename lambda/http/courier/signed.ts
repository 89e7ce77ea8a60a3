import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Terminal } from '../../domain/delivery/at-the-door';
import type { Shop } from '../../domain/shop';
import { epochMsOf } from '../../domain/time';
import { type HttpEnv, refuse } from '../problem';
import type { SignableRequest } from '../signatures/signature-base';
import { verifyRequest } from '../signatures/verify';

/** What a terminal's signature must be for. */
export const courierTag = 'majordomo-courier-v1';

export interface CourierEnv extends HttpEnv {
  Variables: HttpEnv['Variables'] & { terminal: Terminal };
}

/** For the description of a route. */
export const courierHeaders = ['signature-input', 'signature', 'content-digest'].map((name) => ({
  name,
  in: 'header' as const,
  required: true,
  schema: { type: 'string' as const },
}));

/**
 * @param authority ours, whatever the request says: what was signed for another house is worth nothing here
 */
function signableOf(context: Context, authority: string): SignableRequest {
  const { pathname, search } = new URL(context.req.url);
  return {
    method: context.req.method,
    authority,
    path: pathname,
    query: search || '?',
    header: (name) => context.req.header(name),
  };
}

/**
 * Lets only enrolled terminals in: each request is signed by its own key (RFC 9421), for this house, now, once. Whoever
 * is not known learns nothing; whoever is learns the time here, to put their clock right.
 */
export const signedByTerminal = ({ couriers, clock }: Pick<Shop, 'couriers' | 'clock'>, authority: string) =>
  createMiddleware<CourierEnv>(async (context, next) => {
    const now = clock.now();
    context.header('x-server-time', now);
    const terms = {
      tag: courierTag,
      nowMs: epochMsOf(now),
      signerOf: (keyId: string) => couriers.device(keyId),
    };
    const verified = await verifyRequest(signableOf(context, authority), await context.req.text(), terms);
    if (verified.kind !== 'verified') return refuse(context, `signature-${verified.kind}`);
    const { deviceId, courierId, revokedAt } = verified.signer;
    if (revokedAt !== undefined) return refuse(context, 'device-revoked');
    if (!(await couriers.useNonce(deviceId, verified.nonce))) return refuse(context, 'nonce-used');
    context.set('terminal', { deviceId, courierId });
    context.set('asker', `terminal:${deviceId}`);
    return next();
  });
