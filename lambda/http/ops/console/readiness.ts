import { Hono } from 'hono';
import { html } from 'hono/html';
import { readinessBoard } from '../../../domain/delivery/board';
import type { WatchedWindow } from '../../../domain/delivery/store';
import type { Html } from '../../pages/form';
import { type Console, type ConsoleEnv, type Reader, readerOf } from './env';
import { show } from './layout';
import { age, readings, timesOf, warningBadges, windowLink } from './pieces';

const row = (one: WatchedWindow, reader: Reader): Html => {
  const { window } = one;
  const { say, formats } = reader;
  const checkedAt = window.readiness?.checkedAt;
  return html`<li>
  <span class="when">${timesOf(window, reader)} <span class="minor">${formats.date(window.startsAt, window.timeZone)}</span></span>
  <span>${windowLink(window, reader)}</span>
  <div>${readings(one, reader)}</div>
  <div>${warningBadges(one, reader)}${checkedAt === undefined ? '' : html`<span class="minor">${say.readiness.checked} ${age(checkedAt, reader)}</span>`}</div>
</li>`;
};

/** Whether what comes next can happen: lock, battery, camera, each with the age of its reading. */
export function readinessPage(house: Console): Hono<ConsoleEnv> {
  return new Hono<ConsoleEnv>().get('/readiness', async (context) => {
    const reader = readerOf(house, context);
    const { say } = reader;
    const next = await readinessBoard(house.shop);
    const body =
      next.length === 0
        ? html`<p class="minor">${say.readiness.none}</p>`
        : html`<ul class="rows ready">${next.map((one) => row(one, reader))}</ul>`;
    return show(house, context, { title: say.readiness.title, body, place: 'readiness', isWatched: true });
  });
}
