import { type Context, Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import type { Shop } from '../../domain/shop';
import { limitedBody } from '../json-body';
import { jsonContent, problemResponses } from '../openapi';
import { type HttpEnv, type ProblemName, refuse } from '../problem';

/** What a provider calls about: one of our commands, or a lock by the provider's own id. */
type About = { commandId: string } | { lockId: string };

/** Checks the signature of a call, and says what it is about; never what is so. */
export type LockCallReader = (
  header: (name: string) => string | undefined,
  body: string,
) => { kind: 'hint'; id: string; about: About } | { kind: 'ignored' | 'invalid' | 'expired' | 'malformed' };

type LockCallShop = Pick<Shop, 'commands' | 'windows' | 'couriers' | 'timers' | 'clock'>;

const acceptedSchema = v.object({ outcome: v.picklist(['noted', 'ignored']) });

const description = describeRoute({
  summary: 'A call of a provider of locks',
  description:
    'Signed as the provider signs. Nothing in it is believed: the window that it is about is looked at, and its lock is read. Each call is taken once.',
  tags: ['providers'],
  requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
  responses: {
    202: { description: 'Noted, or about nothing that matters', content: jsonContent(acceptedSchema) },
    ...problemResponses(401, 404, 409, 413, 422, 503),
  },
});

const problems = {
  invalid: 'signature-invalid',
  expired: 'signature-expired',
  malformed: 'event-invalid',
} as const satisfies Record<string, ProblemName>;

/** The windows to look at. A provider speaks of its own locks alone. */
async function windowsOf(shop: LockCallShop, provider: string, about: About): Promise<string[]> {
  if ('lockId' in about) {
    const windows = await shop.windows.exposed();
    const lockId = `${provider}:${about.lockId}`;
    return windows.filter(({ door }) => door.lockId === lockId).map(({ windowId }) => windowId);
  }
  const command = await shop.commands.read(about.commandId);
  const isTheirs = command && 'lockId' in command.body && command.body.lockId.startsWith(`${provider}:`);
  return isTheirs ? [command.windowId] : [];
}

async function take(
  shop: LockCallShop,
  context: Context<HttpEnv>,
  provider: string,
  { id, about }: { id: string; about: About },
): Promise<Response> {
  if (!(await shop.couriers.useNonce(`provider:${provider}`, id))) return refuse(context, 'call-repeated');
  const windowIds = await windowsOf(shop, provider, about);
  const now = shop.clock.now();
  await Promise.all(windowIds.map((windowId) => shop.timers.wakeAt(windowId, now)));
  return context.json({ outcome: windowIds.length > 0 ? 'noted' : 'ignored' }, 202);
}

/** `POST /:provider/events`: hints that something has happened to a lock. */
export function lockEvents(
  shop: LockCallShop,
  readers: Readonly<Record<string, LockCallReader>>,
): Hono<HttpEnv> {
  return new Hono<HttpEnv>().post('/:provider/events', description, limitedBody, async (context) => {
    const provider = context.req.param('provider');
    const read = Object.hasOwn(readers, provider) ? readers[provider] : undefined;
    if (!read) return refuse(context, 'route-unknown');
    const call = read((name) => context.req.header(name), await context.req.text());
    if (call.kind === 'ignored') return context.json({ outcome: 'ignored' }, 202);
    if (call.kind !== 'hint') return refuse(context, problems[call.kind]);
    return take(shop, context, provider, call);
  });
}
