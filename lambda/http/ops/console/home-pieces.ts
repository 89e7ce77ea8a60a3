import { isDeepStrictEqual } from 'node:util';
import { html } from 'hono/html';
import type { DoorEntry, DoorProposal } from '../../../domain/delivery/doors/doors';
import type { Door } from '../../../domain/delivery/home';
import type { Instant } from '../../../domain/time';
import { type Html, notice } from '../../pages/form';
import type { Reader } from './env';
import { answerForms, doorForms, type FormOf, type KnownDoors } from './home-forms';

/* Doors of a home, what is proposed for them, and what became of them. */

const fact = (name: string, value: string, before = value): Html =>
  html`<dt>${name}</dt><dd>${value === before ? value : html`<strong>${value}</strong>`}</dd>`;

const placeOf = ({ location: { latitude, longitude } }: Door): string => `${latitude}, ${longitude}`;

const sensorOf = ({ hasDoorSensor }: Door, { say }: Reader): string =>
  hasDoorSensor ? say.window.yes : say.window.no;

/** @param before what is another then stands out */
const doorFacts = (door: Door, reader: Reader, before = door): Html => html`<dl class="facts">
    ${fact(reader.say.homes.lockId, door.lockId, before.lockId)}
    ${fact(reader.say.homes.cameraId, door.cameraId, before.cameraId)}
    ${fact(reader.say.homes.hasDoorSensor, sensorOf(door, reader), sensorOf(before, reader))}
    ${fact(reader.say.homes.place, placeOf(door), placeOf(before))}
  </dl>`;

const doorTitle = ({ kind, doorId }: Pick<Door, 'kind' | 'doorId'>, { names }: Reader): string =>
  `${names.doors[kind]} (${doorId})`;

/** @param form where doors may be changed now */
export const doorCards = (known: KnownDoors, reader: Reader, form: FormOf | undefined): Html =>
  known.doors.length === 0
    ? html`<p class="minor">${reader.say.homes.none}</p>`
    : html`<ul class="cards">${known.doors.map(
        (door) => html`<li>
  <p class="title">${doorTitle(door, reader)}</p>
  ${doorFacts(door, reader)}
  ${form ? doorForms(door, known, reader, form) : ''}
</li>`,
      )}</ul>`;

const badgeKinds = { added: 'waiting', changed: 'waiting', removed: 'alarm', same: '' } as const;
type Difference = { kind: keyof typeof badgeKinds; door: Door; before?: Door };

/** Each door that is or is to be, and what becomes of it. */
function differences(before: readonly Door[], after: readonly Door[]): Difference[] {
  const kept = after.map((door): Difference => {
    const old = before.find(({ doorId }) => doorId === door.doorId);
    if (!old) return { kind: 'added', door };
    return isDeepStrictEqual(old, door) ? { kind: 'same', door } : { kind: 'changed', door, before: old };
  });
  const gone = before.filter(({ doorId }) => !after.some((door) => door.doorId === doorId));
  return [...kept, ...gone.map((door): Difference => ({ kind: 'removed', door }))];
}

const differenceCard = ({ kind, door, before }: Difference, reader: Reader): Html => html`<li>
  <p class="title">${doorTitle(door, reader)} <span class="badge ${badgeKinds[kind]}">${reader.say.homes.differences[kind]}</span></p>
  ${before ? html`<p class="minor">${reader.say.homes.before}</p>${doorFacts(before, reader)}<p class="minor">${reader.say.homes.after}</p>` : ''}
  ${doorFacts(door, reader, before)}
</li>`;

const momentOf = (at: Instant, { formats }: Reader): string =>
  `${formats.date(at, 'UTC')} ${formats.clock(at, 'UTC')} UTC`;

/** What another person has to agree to, beside what is. */
export function proposalPart(proposal: DoorProposal, known: KnownDoors, reader: Reader, form: FormOf): Html {
  const { say, names, may } = reader;
  const { proposedBy, proposedAt, expiresAt, reason, text, timeZone } = proposal;
  const all = differences(known.doors, proposal.doors);
  return html`<section class="urgent">
  <h2>${say.homes.proposed}</h2>
  <p>${say.homes.proposedBy(proposedBy, momentOf(proposedAt, reader), momentOf(expiresAt, reader))}</p>
  <p>${names.reasons[reason]}${text === undefined ? '' : html` – ${text}`}</p>
  ${timeZone === known.timeZone ? '' : html`<p><strong>${say.homes.timeZoneIs(timeZone)}</strong></p>`}
  ${all.length === 0 ? html`<p>${say.homes.none}</p>` : html`<ul class="cards">${all.map((one) => differenceCard(one, reader))}</ul>`}
  ${may('act') ? html`<div class="narrow answers">${answerForms(proposal, reader, form)}</div>` : ''}
</section>`;
}

const doorLine = ({ lockId, cameraId, movedMeters, ...door }: LoggedDoor, reader: Reader): Html => {
  const moved = movedMeters ? `, ${reader.say.homes.moved(reader.formats.number(movedMeters))}` : '';
  return html`<li>${doorTitle(door, reader)}: ${lockId}, ${cameraId}${moved}</li>`;
};

type LoggedDoor = Extract<DoorEntry['event'], { kind: 'approve' }>['doors'][number];

/** What an entry tells beside who did what when. */
function entryDetails(event: DoorEntry['event'], reader: Reader): Html {
  const { say, names } = reader;
  if (event.kind === 'forget')
    return event.freed.length === 0
      ? html``
      : html`<p>${say.homes.freed(event.freed.map(({ deviceId }) => deviceId).join(', '))}</p>`;
  const { reason, text } = event;
  return html`${reason === undefined ? '' : html`<p>${names.reasons[reason]}</p>`}
  ${text === undefined ? '' : html`<p class="quote">${text}</p>`}
  ${'doors' in event && event.doors.length > 0 ? html`<ul>${event.doors.map((door) => doorLine(door, reader))}</ul>` : ''}`;
}

const entryItem = ({ sequence, at, by, event }: DoorEntry, reader: Reader): Html => html`<li>
  <p><strong>${reader.say.homes.events[event.kind]}</strong></p>
  <p class="minor">${sequence} · <time datetime="${at}">${momentOf(at, reader)}</time> · ${by.id}</p>
  ${entryDetails(event, reader)}
</li>`;

/** What happened to the doors, the newest first. */
export function doorLog({ chain, entries }: KnownDoors, reader: Reader): Html {
  const { say, names } = reader;
  const told = chain.flaw
    ? notice(say.window.chainBroken(chain.flaw.sequence, names.flaws[chain.flaw.why]), 'attention')
    : html`<p class="minor">✓ ${say.window.chainWhole}</p>`;
  return html`<section><h2>${say.homes.log}</h2>${told}
  <ol class="timeline" reversed>${[...entries].reverse().map((entry) => entryItem(entry, reader))}</ol>
</section>`;
}
