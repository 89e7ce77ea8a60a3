import { html } from 'hono/html';
import type { CameraReading } from '../../../domain/delivery/camera';
import type { HaltScope } from '../../../domain/delivery/halt';
import type { LockReading } from '../../../domain/delivery/lock';
import { readinessWarnings } from '../../../domain/delivery/readiness-warnings';
import type { WatchedWindow } from '../../../domain/delivery/store';
import {
  type DeliveryWindow,
  isExposed,
  reasonCodes,
  type WindowState,
} from '../../../domain/delivery/window';
import { epochMsOf, type Instant } from '../../../domain/time';
import { type Html, textField } from '../../pages/form';
import type { Reader } from './env';
import { windowUrl } from './paths';

/* What several pages show alike. */

const two = (value: number): string => String(value).padStart(2, '0');

/** `02:41`, and `1:02:41` from an hour on. */
export function clockOf(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const minutes = Math.floor(seconds / 60);
  const rest = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return minutes < 60 ? rest : `${Math.floor(minutes / 60)}:${rest}`;
}

/** A clock that runs; the script goes on where the page was made. */
export const runningClock = (since: Instant, { now }: Reader): Html =>
  html`<time class="clock" data-clock datetime="${since}">${clockOf(epochMsOf(now) - epochMsOf(since))}</time>`;

function ageOf(seconds: number): string {
  if (seconds < 120) return `${seconds}\u00a0s`;
  return seconds < 7_200 ? `${Math.floor(seconds / 60)}\u00a0min` : `${Math.floor(seconds / 3600)}\u00a0h`;
}

/** While a door may be open its devices are read every other second: what is older than this says little. */
const staleSeconds = 15;

/**
 * How old a reading is.
 * @param isUrgent what is old is told as such
 */
export function age(at: Instant, { now, say, language }: Reader, isUrgent = false): Html {
  const seconds = Math.max(0, Math.floor((epochMsOf(now) - epochMsOf(at)) / 1000));
  const text = ageOf(seconds);
  const told = language === 'fr' ? `${say.ages.ago} ${text}` : `${text} ${say.ages.ago}`;
  const limit = isUrgent ? String(staleSeconds) : '';
  const isStale = isUrgent && seconds > staleSeconds;
  return html`<time class="${isStale ? 'stale' : ''}" data-age="${limit}" datetime="${at}">${seconds < 2 ? say.ages.now : told}</time>`;
}

/** A page without the ages in it, which change by themselves: what is left is news when it changes. */
export const withoutAges = (page: string): string =>
  page.replace(/<time class="\w*"( data-(?:age|clock)[^>]*>)[^<]*/g, '$1');

/** `1.4 s`, `2 min 5 s`. */
export function durationOf(ms: number, { formats }: Reader): string {
  if (ms < 60_000) return `${formats.number(Math.round(ms / 100) / 10)}\u00a0s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}\u00a0min\u00a0${seconds % 60}\u00a0s`;
}

export const timesOf = ({ startsAt, endsAt, timeZone }: DeliveryWindow, { formats }: Reader): string =>
  `${formats.time(startsAt, timeZone)}\u2009–\u2009${formats.time(endsAt, timeZone)}`;

const goodStates: readonly WindowState[] = ['armed', 'secured', 'completed', 'completed-revoked'];

export function stateBadge(window: DeliveryWindow, { names }: Reader): Html {
  const kind = isExposed(window) ? 'open' : goodStates.includes(window.state) ? 'good' : '';
  return html`<span class="badge ${kind}">${names.states[window.state]}</span>`;
}

export const alarmBadges = ({ alarms }: DeliveryWindow, { names }: Reader): Html =>
  alarms.length === 0
    ? html``
    : html`<ul class="badges">${alarms.map(({ name }) => html`<li class="badge alarm">${names.alarms[name]}</li>`)}</ul>`;

export const warningBadges = (watched: WatchedWindow, { names, say }: Reader): Html => {
  const warnings = readinessWarnings(watched);
  return warnings.length === 0
    ? html`<span class="badge good">${say.readiness.ready}</span>`
    : html`<ul class="badges">${warnings.map((name) => html`<li class="badge waiting">${names.warnings[name]}</li>`)}</ul>`;
};

/** Ids are long, and differ at their ends; the whole one stands on the window's own page. */
const shortId = (id: string): string => (id.length > 12 ? `…${id.slice(-8)}` : id);

export const windowLink = ({ windowId, door, orderId }: DeliveryWindow, { names }: Reader): Html =>
  html`<a class="title" href="${windowUrl(windowId)}">${names.doors[door.kind]}</a> <span class="minor">${shortId(orderId)}</span>`;

const onlineWord = (isOnline: boolean, { say }: Reader): string =>
  isOnline ? say.readings.online : say.readings.offline;

function lockFacts(lock: LockReading, window: DeliveryWindow, reader: Reader): Html {
  const { door } = window;
  const { say, names, formats } = reader;
  const { batteryPercent } = lock;
  const doorState = door.hasDoorSensor ? names.doorStates[lock.door] : say.readings.noSensor;
  const battery = batteryPercent === undefined ? say.readings.unknown : formats.percent(batteryPercent);
  return html`<dt>${say.readings.lock}</dt><dd>${names.lockStates[lock.lock]}, ${onlineWord(lock.isOnline, reader)}, ${age(lock.at, reader, isExposed(window))}</dd>
<dt>${say.readings.door}</dt><dd>${doorState}</dd>
<dt>${say.readings.battery}</dt><dd>${battery}</dd>`;
}

function cameraFacts(
  camera: CameraReading,
  newestAt: Instant | undefined,
  isUrgent: boolean,
  reader: Reader,
): Html {
  const { say } = reader;
  const { isOnline, isRecording, at } = camera;
  const recording = isRecording ? say.readings.recording : say.readings.notRecording;
  return html`<dt>${say.readings.camera}</dt><dd>${onlineWord(isOnline, reader)}, ${recording}, ${age(at, reader, isUrgent)}</dd>
${newestAt === undefined ? '' : html`<dt>${say.readings.frame}</dt><dd>${age(newestAt, reader, isUrgent)}</dd>`}`;
}

/** What the devices said last, each with its age. */
export function readings({ live, window }: WatchedWindow, reader: Reader): Html {
  const { lock, camera, frames = [] } = live ?? {};
  if (!lock && !camera) return html`<p class="minor">${reader.say.readings.none}</p>`;
  return html`<dl class="facts">
    ${lock ? lockFacts(lock, window, reader) : ''}
    ${camera ? cameraFacts(camera, frames.at(-1)?.seenAt, isExposed(window), reader) : ''}
  </dl>`;
}

/** What a kill switch stops; which household it is, only for those who may know. */
export function scopeText(scope: HaltScope, { names, may }: Reader): string {
  const isNamed = scope.kind !== 'all' && (scope.kind !== 'household' || may('identify'));
  return isNamed ? `${names.scopes[scope.kind]} ${scope.id}` : names.scopes[scope.kind];
}

export interface Choice {
  value: string;
  label: string;
}

export const selectField = (
  { id, name, label, chosen }: { id: string; name: string; label: string; chosen?: string | undefined },
  choices: readonly Choice[],
): Html => html`<div class="field">
  <label for="${id}">${label}</label>
  <select id="${id}" name="${name}">
    ${choices.map(({ value, label: text }) => html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${text}</option>`)}
  </select>
</div>`;

export const reasonField = (id: string, { names, say }: Reader, chosen?: string): Html =>
  selectField(
    { id, name: 'reason', label: say.actions.reason, chosen },
    reasonCodes.map((value) => ({ value, label: names.reasons[value] })),
  );

/** Why, in a word and in words: what every form of operations asks for. */
export const whyFields = (id: string, reader: Reader, typed: Typed = {}, isSaid = false): Html => {
  const { say } = reader;
  const hint = isSaid ? undefined : say.actions.textHint;
  return html`${reasonField(`${id}-reason`, reader, typed.reason)}
  ${textField({
    ...{ name: 'text', id: `${id}-text`, label: say.actions.text, value: typed.text },
    ...(hint !== undefined && { hint }),
    attributes: { maxlength: 500, autocomplete: 'off', ...(isSaid && { required: '' }) },
  })}`;
};

/** What was typed into a form that was refused. */
export type Typed = Partial<Record<string, string>>;
