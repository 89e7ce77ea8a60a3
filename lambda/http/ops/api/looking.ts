import type { Context, Hono } from 'hono';
import { flawIn } from '../../../domain/delivery/audit';
import { boardOf, openDoors, readinessBoard, watched, windowsOfDays } from '../../../domain/delivery/board';
import { figuresOf } from '../../../domain/delivery/figures';
import { readinessWarnings } from '../../../domain/delivery/readiness-warnings';
import type { DeliveryWindow } from '../../../domain/delivery/window';
import type { Shop } from '../../../domain/shop';
import { queryOrRefusal } from '../../json-body';
import { refuse } from '../../problem';
import type { OpsEnv } from '../env';
import { permitted } from '../guards';
import { answerNews } from '../live-events';
import { chainView, liveView, type Onlooker, timelineView, watchedView, windowView } from '../views';
import { type BoardQuery, boardQuerySchema, rangeSchema } from './bodies';
import { describeLooking } from './describe';

/* What operations look at, over HTTP. */

export const windowPath = '/windows/:windowId{[\\w-]{1,64}}';

export const onlookerOf = (shop: Pick<Shop, 'clock'>, context: Context<OpsEnv>): Onlooker => ({
  person: context.get('person'),
  now: shop.clock.now(),
});

const standardLimit = 200;
const placeOf = ({ startsAt, windowId }: DeliveryWindow): string => `${startsAt}.${windowId}`;

/** One page of a day's windows, and where the next begins. */
export async function pageOfBoard(shop: Shop, query: BoardQuery) {
  const { day, state, courier, alarm, lock, zone, limit = standardLimit, cursor = '' } = query;
  const filter = {
    ...(state && { states: state }),
    ...(courier !== undefined && { courierId: courier }),
    ...(alarm !== undefined && { alarm }),
    ...(lock !== undefined && { lockProvider: lock }),
    ...(zone !== undefined && { timeZone: zone }),
  };
  const all = (await boardOf(shop, day, filter)).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const rest = all.filter((window) => placeOf(window) > cursor);
  const windows = rest.slice(0, limit);
  const last = windows.at(-1);
  return { windows, ...(rest.length > limit && last && { next: placeOf(last) }) };
}

export function lookingRoutes(app: Hono<OpsEnv>, shop: Shop): void {
  boardRoutes(app, shop);
  windowRoutes(app, shop);
  figureRoutes(app, shop);
}

const listing = describeLooking('Windows of a day, by their start', Object.keys(boardQuerySchema.entries));
const openListing = describeLooking('Windows whose door may be open now, the longest one first');
const readinessListing = describeLooking('Windows of the next 24 hours, those with something missing first');

function boardRoutes(app: Hono<OpsEnv>, shop: Shop): void {
  app.get('/windows', listing, permitted('look'), async (context) => {
    const query = queryOrRefusal(context, boardQuerySchema);
    if (query instanceof Response) return query;
    const { windows, next } = await pageOfBoard(shop, query);
    const onlooker = onlookerOf(shop, context);
    return context.json({ windows: windows.map((window) => windowView(window, onlooker)), next });
  });
  app.get('/doors/open', openListing, permitted('look'), async (context) => {
    const open = await watched(shop, await openDoors(shop));
    const onlooker = onlookerOf(shop, context);
    return context.json({ windows: open.map((one) => watchedView(one, onlooker)) });
  });
  app.get('/readiness', readinessListing, permitted('look'), async (context) => {
    const onlooker = onlookerOf(shop, context);
    const windows = (await readinessBoard(shop)).map((one) => ({
      ...watchedView(one, onlooker),
      warnings: readinessWarnings(one),
    }));
    return context.json({ windows });
  });
}

const oneWindow = describeLooking('One window, and what its devices said last');
const timeline = describeLooking(
  'What happened to a window, with its commands, and whether the log is whole',
);
const news = describeLooking(
  'Open doors and alarms as server-sent events that end at once: come back after `retry` with `Last-Event-ID`',
);

function windowRoutes(app: Hono<OpsEnv>, shop: Shop): void {
  app.get(windowPath, oneWindow, permitted('look'), async (context) => {
    const found = await shop.windows.read(context.req.param('windowId'));
    if (!found) return refuse(context, 'window-unknown');
    return context.json(watchedView(found, onlookerOf(shop, context)));
  });
  app.get(`${windowPath}/live`, oneWindow, permitted('look'), async (context) => {
    const found = await shop.windows.read(context.req.param('windowId'));
    if (!found) return refuse(context, 'window-unknown');
    return context.json(found.live ? liveView(found.live, onlookerOf(shop, context)) : {});
  });
  app.get(`${windowPath}/timeline`, timeline, permitted('look'), async (context) => {
    const history = await historyOf(shop, context.req.param('windowId'), onlookerOf(shop, context));
    return history ? context.json(history) : refuse(context, 'window-unknown');
  });
  app.get('/events', news, permitted('look'), async (context) => {
    const [open, { windows }] = await Promise.all([openDoors(shop), pageOfBoard(shop, { alarm: 'any' })]);
    const idOf = ({ windowId, state, version }: DeliveryWindow) => ({ windowId, state, version });
    return answerNews(context, 'board', JSON.stringify({ open: open.map(idOf), alarms: windows.map(idOf) }));
  });
}

/** The log as far as the window that was read knows it: it may have grown since. */
export async function historyOf(shop: Shop, windowId: string, onlooker: Onlooker) {
  const found = await shop.windows.read(windowId);
  if (!found) return undefined;
  const [all, commands] = await Promise.all([
    shop.windows.entries(windowId),
    shop.commands.ofWindow(windowId),
  ]);
  const { version, head } = found.window;
  const entries = all.filter(({ sequence }) => sequence <= version);
  return {
    windowId,
    chain: chainView(flawIn(windowId, entries, head)),
    entries: timelineView(entries, commands, onlooker),
  };
}

const figures = describeLooking('Exposure, relock failures, camera gaps over some days', ['from', 'to']);

function figureRoutes(app: Hono<OpsEnv>, shop: Shop): void {
  app.get('/figures', figures, permitted('look'), async (context) => {
    const range = queryOrRefusal(context, rangeSchema);
    if (range instanceof Response) return range;
    return context.json({ ...range, ...figuresOf(await windowsOfDays(shop, range)) });
  });
}
