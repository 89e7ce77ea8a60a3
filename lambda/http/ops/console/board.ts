import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { needsAttention, openDoors, watched } from '../../../domain/delivery/board';
import type { Halt } from '../../../domain/delivery/halt';
import type { WatchedWindow } from '../../../domain/delivery/store';
import {
  alarmNames,
  type DeliveryWindow,
  type WindowState,
  windowStates,
} from '../../../domain/delivery/window';
import { type Html, notice, textField } from '../../pages/form';
import { type BoardQuery, boardQuerySchema } from '../api/bodies';
import { pageOfBoard } from '../api/looking';
import { answerNews } from '../live-events';
import { type Console, type ConsoleContext, type ConsoleEnv, type Reader, readerOf } from './env';
import { show } from './layout';
import { opsRoot, windowUrl } from './paths';
import {
  alarmBadges,
  type Choice,
  readings,
  reasonField,
  runningClock,
  scopeText,
  selectField,
  stateBadge,
  timesOf,
  windowLink,
  withoutAges,
} from './pieces';
import { newKey } from './send';

/** What the board shows: whatever the filter, what is open and what is wrong today comes first. */
interface Seen {
  open: WatchedWindow[];
  attention: DeliveryWindow[];
  windows: DeliveryWindow[];
  next?: string;
  halts: Halt[];
}

async function look({ shop }: Console, query: BoardQuery): Promise<Seen> {
  const [open, today, { windows, next }, halts] = await Promise.all([
    openDoors(shop).then((doors) => watched(shop, doors)),
    pageOfBoard(shop, { alarm: 'any' }),
    pageOfBoard(shop, query),
    shop.halts.list(),
  ]);
  const isOpen = new Set(open.map(({ window }) => window.windowId));
  const attention = today.windows.filter((one) => needsAttention(one) && !isOpen.has(one.windowId));
  return { open, attention, windows, ...(next !== undefined && { next }), halts };
}

const courierOf = ({ assignment }: DeliveryWindow, { say }: Reader): string =>
  assignment?.courierId ?? say.board.noCourier;

/** One press on what matters most; the reason stands beside it. */
const lockForm = (
  { windowId }: DeliveryWindow,
  reader: Reader,
  key: string,
): Html => html`<form class="inline" method="post" action="${windowUrl(windowId)}/lock">
  <input type="hidden" name="key" value="${key}" />
  ${reasonField(`lock-${windowId}`, reader, 'suspected-fraud')}
  <button class="danger">${reader.say.actions.lock.label}</button>
</form>`;

const openCard = (one: WatchedWindow, reader: Reader, key: string): Html => {
  const { window } = one;
  const since = window.unlock?.commandedAt ?? window.stateSince;
  return html`<li class="open">
    <p>${windowLink(window, reader)}</p>
    <p>${stateBadge(window, reader)} <span class="minor">${courierOf(window, reader)}</span></p>
    <p><span class="minor">${reader.say.board.exposed}</span> ${runningClock(since, reader)}</p>
    ${alarmBadges(window, reader)}
    ${readings(one, reader)}
    ${reader.may('act') ? lockForm(window, reader, key) : ''}
  </li>`;
};

const row = (window: DeliveryWindow, reader: Reader): Html => html`<li>
  <span class="when">${timesOf(window, reader)}</span>
  <span>${windowLink(window, reader)}</span>
  <span>${stateBadge(window, reader)}</span>
  <span class="minor">${courierOf(window, reader)}</span>
  ${alarmBadges(window, reader)}
</li>`;

const count = (list: readonly unknown[]): Html => html`<span class="count">${list.length}</span>`;

const haltNotices = (halts: readonly Halt[], reader: Reader): Html =>
  html`${halts.map(({ scope, reason }) => {
    const { names, say } = reader;
    return notice(`${say.board.stopped(scopeText(scope, reader))} – ${names.reasons[reason]}`, 'attention');
  })}`;

/** What matters now, whatever is looked for. */
function urgent({ open, attention, halts }: Seen, reader: Reader, key: string): Html {
  const { say } = reader;
  const news = say.board.news(open.length, attention.length);
  return html`<div data-part="urgent" data-news="${news}" data-open="${open.length}">
  ${haltNotices(halts, reader)}
  <section class="${open.length > 0 ? 'urgent' : ''}">
    <h2>${say.board.openDoors} ${count(open)}</h2>
    ${
      open.length === 0
        ? html`<p class="minor">${say.board.noOpenDoors}</p>`
        : html`<ul class="cards">${open.map((one) => openCard(one, reader, `${key}-${one.window.windowId}`))}</ul>`
    }
  </section>
  <section class="${attention.length > 0 ? 'urgent' : ''}">
    <h2>${say.board.alarms} ${count(attention)}</h2>
    ${
      attention.length === 0
        ? html`<p class="minor">${say.board.noAlarms}</p>`
        : html`<ul class="rows board">${attention.map((window) => row(window, reader))}</ul>`
    }
  </section>
</div>`;
}

const listed = ({ windows }: Seen, reader: Reader): Html => html`<div data-part="windows">
  ${
    windows.length === 0
      ? html`<p class="minor">${reader.say.board.noWindows}</p>`
      : html`<ul class="rows board">${windows.map((window) => row(window, reader))}</ul>`
  }
</div>`;

/** Each state by itself, and those together that an address asks for. */
function stateChoices({ state = [] }: BoardQuery, { names }: Reader): Choice[] {
  const choice = (states: readonly WindowState[]): Choice => ({
    value: states.join(),
    label: states.map((one) => names.states[one]).join(', '),
  });
  return [...(state.length > 1 ? [choice(state)] : []), ...windowStates.map((one) => choice([one]))];
}

function filterForm(query: BoardQuery, reader: Reader): Html {
  const { names, say } = reader;
  const all = { value: '', label: say.board.all };
  const alarms = alarmNames.map((value) => ({ value, label: names.alarms[value] }));
  const some = { value: 'any', label: say.board.any };
  const isUsed = Object.keys(query).some((name) => name !== 'cursor');
  return html`<details class="act" ${isUsed ? html`open` : ''}>
  <summary>${say.board.filter}</summary>
  <form class="filter" method="get" action="${opsRoot}">
    ${textField({ name: 'day', label: say.board.day, hint: say.board.dayHint, value: query.day, attributes: { type: 'date' } })}
    ${selectField({ id: 'state', name: 'state', label: say.board.state, chosen: query.state?.join() }, [all, ...stateChoices(query, reader)])}
    ${textField({ name: 'courier', label: say.board.courier, value: query.courier })}
    ${selectField({ id: 'alarm', name: 'alarm', label: say.board.alarm, chosen: query.alarm }, [all, some, ...alarms])}
    ${textField({ name: 'lock', label: say.board.lock, hint: say.board.lockHint, value: query.lock })}
    ${textField({ name: 'zone', label: say.board.zone, hint: say.board.zoneHint, value: query.zone })}
    <button>${say.board.apply}</button>
  </form>
  <p class="minor">${say.board.shareable}</p>
</details>`;
}

/** A filter that is not understood shows today, and says so. */
function queryOf(context: ConsoleContext): { query: BoardQuery; isRefused: boolean } {
  const given = Object.entries(context.req.query()).filter(([, value]) => value !== '');
  const query = v.safeParse(boardQuerySchema, Object.fromEntries(given));
  return { query: query.success ? query.output : {}, isRefused: !query.success };
}

const pathWith = (path: string, query: BoardQuery, more: Record<string, string> = {}): string => {
  const flat = { ...query, ...(query.state && { state: query.state.join() }), ...more };
  const parameters = new URLSearchParams(
    Object.entries(flat).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return parameters.size > 0 ? `${path}?${parameters}` : path;
};

/** The first page: doors that may be open, what needs attention, the windows of the day. */
export function boardPage(house: Console): Hono<ConsoleEnv> {
  return new Hono<ConsoleEnv>()
    .get('/', async (context) => {
      const reader = readerOf(house, context);
      const { query, isRefused } = queryOf(context);
      const seen = await look(house, query);
      const { say } = reader;
      const body = html`${notice(isRefused ? say.board.refused : undefined, 'attention')}
<div data-live="${pathWith(`${opsRoot}/live`, query)}">
  ${urgent(seen, reader, newKey(house))}
  <section>
    <h2>${say.board.windows}</h2>
    ${filterForm(query, reader)}
    ${listed(seen, reader)}
  </section>
</div>
${seen.next === undefined ? '' : html`<p><a class="button quiet" href="${pathWith(opsRoot, query, { cursor: seen.next })}">${say.board.more}</a></p>`}`;
      const status = isRefused ? 422 : 200;
      return show(
        house,
        context,
        { title: say.board.title, body, place: 'board', isWatched: true, isRefused },
        status,
      );
    })
    .get('/live', async (context) => {
      const reader = readerOf(house, context);
      const seen = await look(house, queryOf(context).query);
      const page = `${urgent(seen, reader, newKey(house))}${listed(seen, reader)}`;
      return answerNews(context, 'page', page, withoutKeys(withoutAges(page)));
    });
}

const withoutKeys = (page: string): string => page.replace(/name="key" value="[^"]*"/g, '');
