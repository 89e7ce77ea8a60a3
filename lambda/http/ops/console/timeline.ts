import { html } from 'hono/html';
import type { Command } from '../../../domain/delivery/command';
import type { LockReading } from '../../../domain/delivery/lock';
import type { DeliveryWindow, ReasonCode } from '../../../domain/delivery/window';
import type { Html } from '../../pages/form';
import type { TimelineEntry } from '../views';
import type { Reader } from './env';
import { durationOf } from './pieces';

type ShownCommand = TimelineEntry['commands'][number];

const commandLine = (command: ShownCommand, reader: Reader): Html => {
  const { names, say } = reader;
  const { kind, status, attempts, waitedMs } = command;
  const { topic: about, to } = command;
  const topic = about && to ? say.window.told(names.audiences[to], names.topics[about]) : '';
  const told = kind === 'notify' && status === 'accepted' ? '✓' : names.statuses[status as Command['status']];
  const waited = waitedMs === undefined ? '' : `, ${say.window.waited} ${durationOf(waitedMs, reader)}`;
  const tries = attempts > 1 ? `, ${say.window.attempts(attempts)}` : '';
  return html`<li>${names.commands[kind]}${topic} – ${told}<span class="minor">${waited}${tries}</span></li>`;
};

/** What an event says besides its name. */
function remark({ event }: TimelineEntry, { names }: Reader): string {
  const { reason, courierId, outcome, reading, metersAway, endsAt } = event;
  const lock = reading as LockReading | undefined;
  const parts = [
    reason === undefined ? undefined : names.reasons[reason as ReasonCode],
    courierId,
    outcome === undefined ? undefined : names.statuses[outcome as Command['status']],
    lock && `${names.lockStates[lock.lock]}, ${names.doorStates[lock.door]}`,
    metersAway === undefined ? undefined : `${Math.round(Number(metersAway))}\u00a0m`,
    typeof endsAt === 'string' && event.kind === 'propose-extension' ? endsAt.slice(11, 16) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

const step = (entry: TimelineEntry, { timeZone }: DeliveryWindow, reader: Reader): Html => {
  const { names, say, formats } = reader;
  const { sequence, at, by, event, from, to, afterMs, proof, commands } = entry;
  const name = names.events[event.kind as keyof typeof names.events];
  const id = 'id' in by && by.role !== 'system' ? ` ${by.id}` : '';
  const note = remark(entry, reader);
  return html`<li>
  <p><strong>${name}</strong>${from !== undefined && from !== to ? html` → <span class="badge">${names.states[to]}</span>` : ''}</p>
  <p class="minor">${sequence} · <time datetime="${at}">${formats.clock(at, timeZone)}</time> · ${names.actors[by.role]}${id}${
    afterMs === undefined ? '' : html` · ${say.window.after} ${durationOf(afterMs, reader)}`
  }${proof ? html` · ${say.window.proof(names.proofs[proof])}` : ''}</p>
  ${note ? html`<p>${note}</p>` : ''}
  ${typeof event.text === 'string' ? html`<p class="quote">${event.text}</p>` : ''}
  ${commands.length > 0 ? html`<ul>${commands.map((command) => commandLine(command, reader))}</ul>` : ''}
</li>`;
};

/** What happened, the newest first. */
export const timeline = (entries: readonly TimelineEntry[], window: DeliveryWindow, reader: Reader): Html =>
  html`<ol class="timeline" reversed>${[...entries].reverse().map((entry) => step(entry, window, reader))}</ol>`;
