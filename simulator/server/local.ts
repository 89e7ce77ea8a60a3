/** The JSON interface of the page and of the terminal: talk, move the clock, see who is here. */
import { type Context, Hono } from 'hono';
import type { JsonObject, LocalAlexa, Locale, Turn } from '../types';
import { type Alerts, alertsOf } from './alerts';
import { ApiError, badRequest } from './api-error';
import type { MovableClock } from './clock';
import { CHOICES, type ConnectionChoices } from './connections';
import { readJsonBody, requireText } from './json-body';
import type { ProgressiveResponses } from './runtime';
import { objectAt, type SkillPackage } from './skill-package';
import { speakerOf } from './speakers';

/** A page shown beside the talk: a simulated lock, a store, a console. */
export interface Panel {
  title: string;
  url: string;
  /** It lets no other page show it: only linked. */
  opensApart?: boolean;
}

export interface LocalParts {
  alexa: LocalAlexa;
  skillPackage: SkillPackage;
  clock: MovableClock;
  alerts: Alerts;
  progressive: ProgressiveResponses;
  panels: Panel[];
  /** Things to say, offered as buttons. */
  suggestions: { [locale: Locale]: string[] };
  connectionChoices: ConnectionChoices;
}

/** A turn as the page gets it: with what the skill said before its answer. */
export type ShownTurn = Turn & { progressive: string[] };

export function localRoutes(parts: LocalParts): Hono {
  const app = new Hono();
  talkRoutes(app, parts);
  clockRoutes(app, parts.clock);
  connectionRoutes(app, parts.connectionChoices);
  app.get('/local/state', (c) => c.json(stateOf(parts)));
  app.get('/local/alerts', (c) => c.json(alertsOf(parts.alerts, c.req.query('userId') ?? '')));
  return app;
}

/** Refuses forms and scripts of other sites: a browser sends them this content type only after asking. */
function requireJson(c: Context) {
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    throw new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send "content-type: application/json".');
  }
}

function talkRoutes(app: Hono, { alexa, skillPackage, progressive }: LocalParts) {
  const read = async (c: Context) => {
    requireJson(c);
    const body = await readJsonBody(c);
    return { body, speaker: speakerOf(alexa, body, Object.keys(skillPackage.locales())) };
  };
  const shown = (turn: Turn | undefined): JsonObject => {
    const requestIds = turn?.invocations.map(({ request }) => request.request.requestId) ?? [];
    return turn ? { ...turn, progressive: progressive.take(requestIds) } : { nothing: true };
  };
  app.post('/local/say', async (c) => {
    const { body, speaker } = await read(c);
    const forceNewSession = body.forceNewSession === true;
    return c.json(shown(await alexa.say(speaker, requireText(body, 'utterance'), { forceNewSession })));
  });
  app.post('/local/silence', async (c) => c.json(shown(await alexa.silence((await read(c)).speaker))));
  app.post('/local/leave', async (c) => c.json(shown(await alexa.leave((await read(c)).speaker))));
  app.post('/local/touch', async (c) => {
    const { body, speaker } = await read(c);
    const args = Array.isArray(body.arguments) ? body.arguments : [];
    return c.json(shown(await alexa.touch(speaker, args, requireText(body, 'token'))));
  });
  app.post('/local/event', async (c) => {
    const { body, speaker } = await read(c);
    requireText(body.request, 'type', 'request.type');
    return c.json(shown(await alexa.send(speaker, objectAt(body, 'request'))));
  });
}

function clockRoutes(app: Hono, clock: MovableClock) {
  const shown = () => ({ now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() });
  app.get('/local/clock', (c) => c.json(shown()));
  app.put('/local/clock', async (c) => {
    requireJson(c);
    moveClock(clock, await readJsonBody(c));
    return c.json(shown());
  });
}

/** `{now}` sets it (ISO 8601), `{advanceMs}` moves it, `{reset: true}` puts it back. */
function moveClock(clock: MovableClock, { now, advanceMs, reset }: JsonObject) {
  if (reset === true) return clock.reset();
  if (typeof advanceMs === 'number' && isInstant(clock.now() + advanceMs)) return clock.advance(advanceMs);
  const instantMs = typeof now === 'string' ? Date.parse(now) : Number.NaN;
  if (isInstant(instantMs)) return clock.set(instantMs);
  throw badRequest('Give "now" (an ISO 8601 instant), "advanceMs" (milliseconds) or "reset": true.');
}

/** How purchases, permissions and verifications end from now on: `{purchase: 'DECLINED'}`. */
function connectionRoutes(app: Hono, choices: ConnectionChoices) {
  app.get('/local/connections', (c) => c.json(choices));
  app.put('/local/connections', async (c) => {
    requireJson(c);
    const wanted = Object.entries(await readJsonBody(c));
    for (const [kind, choice] of wanted) {
      const known: string[] = CHOICES[kind as keyof ConnectionChoices] ?? [];
      if (!known.includes(String(choice)))
        throw badRequest(`"${kind}" must be one of ${known.join(', ') || 'nothing'}.`);
    }
    return c.json(Object.assign(choices, Object.fromEntries(wanted)));
  });
}

/** What `Date` can hold and four digits of a year can show. */
const isInstant = (ms: number) => ms >= 0 && ms < Date.UTC(9999, 0);

/** Who and what is here. Tokens of linked accounts stay out of it. */
function stateOf({ alexa, skillPackage, clock, panels, suggestions }: LocalParts): JsonObject {
  const { skillId, accounts, devices } = alexa.options;
  const store = skillPackage.locales();
  const locales = Object.entries(store).map(([locale, { name }]) => ({
    locale,
    skillName: String(name ?? skillId),
    invocationName: invocationNameOf(skillPackage, locale),
    suggestions: suggestions[locale] ?? [],
  }));
  return {
    skillId,
    locales,
    accounts: accounts.map(({ userId, label, locale, timeZone, persons = [] }) => ({
      userId,
      label,
      locale,
      timeZone,
      persons: persons.map(({ personId, label: name }) => ({ personId, label: name })),
    })),
    devices,
    panels,
    clock: { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() },
  };
}

const invocationNameOf = (skillPackage: SkillPackage, locale: Locale) =>
  String(objectAt(skillPackage.model(locale), 'interactionModel', 'languageModel').invocationName ?? '');
