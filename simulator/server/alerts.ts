/** Reminders, timers and notifications that the skill sets. In memory; the page shows them, nothing rings. */
import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { JsonObject } from '../types';
import { ApiError, notFound } from './api-error';
import { readJsonBody, requireText } from './json-body';
import type { Caller, FindCaller } from './runtime';

const REMINDERS_SCOPE = 'alexa::alerts:reminders:skill:readwrite';
const TIMERS_SCOPE = 'alexa::alerts:timers:skill:readwrite';

interface Alert extends JsonObject {
  id: string;
  userId: string;
}

export interface Alerts {
  reminders: Map<string, Alert>;
  timers: Map<string, Alert>;
  notifications: JsonObject[];
  now: () => number;
}

export const createAlerts = (now: () => number): Alerts => ({
  reminders: new Map(),
  timers: new Map(),
  notifications: [],
  now,
});

/** What an account has waiting, for the page. */
export function alertsOf(alerts: Alerts, userId: string): JsonObject {
  const own = (all: Map<string, Alert>) => [...all.values()].filter((alert) => alert.userId === userId);
  return {
    reminders: own(alerts.reminders).map(toReminder),
    timers: own(alerts.timers).map(toTimer),
    notifications: alerts.notifications,
  };
}

export function alertRoutes(app: Hono, callerOf: FindCaller, alerts: Alerts) {
  reminderRoutes(app, callerOf, alerts);
  timerRoutes(app, callerOf, alerts);
  app.post('/v1/proactiveEvents/:stages?/:stage?', async (c) => {
    const event = await readJsonBody(c);
    requireText(event, 'referenceId');
    alerts.notifications.push(event);
    return c.body(null, 202);
  });
}

/** The alert service says 401, not 403, to a skill without the permission. */
function granted(caller: Caller, scope: string): Caller {
  if (caller.account.grantedScopes?.includes(scope)) return caller;
  throw new ApiError(401, 'UNAUTHORIZED', `The customer has not granted ${scope}.`);
}

function find(all: Map<string, Alert>, { account }: Caller, id: string): Alert {
  const found = all.get(id);
  if (!found || found.userId !== account.userId)
    throw new ApiError(404, 'ALERT_NOT_FOUND', `No alert "${id}".`);
  return found;
}

function reminderRoutes(app: Hono, callerOf: FindCaller, { reminders, now }: Alerts) {
  const caller = (c: Context) => granted(callerOf(c), REMINDERS_SCOPE);
  const path = '/v1/alerts/reminders';
  const time = () => new Date(now()).toISOString();
  app.post(path, async (c) => {
    const { account } = caller(c);
    const asked = await readJsonBody(c);
    requireText(asked.trigger, 'type', 'trigger.type');
    const reminder = {
      ...asked,
      id: randomUUID(),
      userId: account.userId,
      status: 'ON',
      createdTime: time(),
    };
    reminders.set(reminder.id, reminder);
    return c.json(toReminder(reminder));
  });
  app.get(path, (c) => {
    const { account } = caller(c);
    const own = [...reminders.values()].filter(({ userId }) => userId === account.userId).map(toReminder);
    return c.json({ totalCount: String(own.length), alerts: own, links: null });
  });
  app.get(`${path}/:id`, (c) => c.json(toReminder(find(reminders, caller(c), c.req.param('id')))));
  app.put(`${path}/:id`, async (c) => {
    const current = find(reminders, caller(c), c.req.param('id'));
    const { id, userId, createdTime, status } = current;
    const changed = { ...(await readJsonBody(c)), id, userId, createdTime, status, updatedTime: time() };
    reminders.set(id, changed);
    return c.json(toReminder(changed));
  });
  app.delete(`${path}/:id`, (c) => {
    reminders.delete(find(reminders, caller(c), c.req.param('id')).id);
    return c.body(null, 200);
  });
}

function toReminder({ id, userId: _, ...reminder }: Alert): JsonObject {
  return { alertToken: id, updatedTime: reminder.createdTime, ...reminder, version: '1' };
}

function timerRoutes(app: Hono, callerOf: FindCaller, { timers, now }: Alerts) {
  const caller = (c: Context) => granted(callerOf(c), TIMERS_SCOPE);
  const path = '/v1/alerts/timers';
  app.post(path, async (c) => {
    const { account } = caller(c);
    const asked = await readJsonBody(c);
    requireText(asked, 'duration');
    const createdTime = new Date(now()).toISOString();
    const timer = { ...asked, id: randomUUID(), userId: account.userId, status: 'ON', createdTime };
    timers.set(timer.id, timer);
    return c.json(toTimer(timer));
  });
  app.get(path, (c) => {
    const { account } = caller(c);
    const own = [...timers.values()].filter(({ userId }) => userId === account.userId).map(toTimer);
    return c.json({ totalCount: own.length, timers: own, nextToken: null });
  });
  app.delete(path, (c) => {
    const { account } = caller(c);
    for (const timer of [...timers.values()]) if (timer.userId === account.userId) timers.delete(timer.id);
    return c.body(null, 200);
  });
  app.get(`${path}/:id`, (c) => c.json(toTimer(find(timers, caller(c), c.req.param('id')))));
  app.delete(`${path}/:id`, (c) => {
    timers.delete(find(timers, caller(c), c.req.param('id')).id);
    return c.body(null, 200);
  });
  app.post(`${path}/:id/:action`, (c) => {
    const timer = find(timers, caller(c), c.req.param('id'));
    const status = { pause: 'PAUSED', resume: 'ON' }[c.req.param('action')];
    if (!status) throw notFound(`A timer can be paused and resumed, not "${c.req.param('action')}".`);
    timer.status = status;
    return c.body(null, 200);
  });
}

function toTimer({ id, status, duration, timerLabel, createdTime }: Alert): JsonObject {
  return { id, status, duration, timerLabel, createdTime };
}
