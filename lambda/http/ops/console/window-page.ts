import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { WatchedWindow } from '../../../domain/delivery/store';
import type { DeliveryWindow } from '../../../domain/delivery/window';
import { isExposed } from '../../../domain/delivery/window';
import { type Html, notice } from '../../pages/form';
import { doneOf } from '../../pages/form-body';
import { historyOf } from '../api/looking';
import { answerNews } from '../live-events';
import { type ActionName, actionForms, actionNames, bodyOf, fieldNames } from './actions';
import { type Console, type ConsoleEnv, type Reader, readerOf } from './env';
import { type Status, show } from './layout';
import { windowUrl } from './paths';
import {
  alarmBadges,
  readings,
  runningClock,
  stateBadge,
  type Typed,
  timesOf,
  warningBadges,
  withoutAges,
} from './pieces';
import { newKey, send, typedIn } from './send';
import { timeline } from './timeline';

const path = '/windows/:windowId{[\\w-]{1,64}}';
type WindowContext = Context<ConsoleEnv, typeof path>;

/** What was refused, to be shown beside what was typed. */
interface Refused {
  action: ActionName;
  text: string;
  typed: Typed;
  status: Status;
}

const fact = (name: string, value: Html | string | undefined): Html =>
  value === undefined ? html`` : html`<dt>${name}</dt><dd>${value}</dd>`;

function extensionText(
  { extension, timeZone }: DeliveryWindow,
  { say, formats }: Reader,
): string | undefined {
  if (!extension) return undefined;
  const time = formats.time(extension.endsAt, timeZone);
  return extension.approvedBy === undefined
    ? say.window.extensionOpen(time, extension.proposedBy)
    : say.window.extensionDone(time, extension.approvedBy);
}

function facts(window: DeliveryWindow, reader: Reader): Html {
  const { say, names, may } = reader;
  const { assignment, door, revocation, attestedBy } = window;
  const isNamed = may('identify');
  const courier =
    assignment && `${assignment.courierId}, ${say.window.packages(assignment.packageIds.length)}`;
  return html`<dl class="facts">
    ${fact(say.window.order, window.orderId)}
    ${fact(say.window.household, isNamed ? window.householdId : undefined)}
    ${fact(say.window.courier, courier ?? say.board.noCourier)}
    ${fact(say.window.lock, isNamed ? door.lockId : undefined)}
    ${fact(say.window.camera, isNamed ? door.cameraId : undefined)}
    ${fact(say.window.enabled, window.isEnabled ? say.window.yes : say.window.no)}
    ${fact(say.window.revokedBecause, revocation && names.reasons[revocation.reason])}
    ${fact(say.window.extension, extensionText(window, reader))}
    ${fact(say.window.attested, attestedBy.length > 0 ? attestedBy.join(', ') : undefined)}
  </dl>`;
}

const waitingStates = ['requested', 'authorized', 'armed'];

function state(one: WatchedWindow, reader: Reader): Html {
  const { window } = one;
  const since = window.unlock?.commandedAt ?? window.stateSince;
  const news = reader.names.states[window.state];
  return html`<section data-part="state" data-news="${news}" data-open="${isExposed(window) ? 1 : 0}">
    <p>${stateBadge(window, reader)}</p>
    ${isExposed(window) ? html`<p><span class="minor">${reader.say.board.exposed}</span> ${runningClock(since, reader)}</p>` : ''}
    ${alarmBadges(window, reader)}
    ${waitingStates.includes(window.state) ? warningBadges(one, reader) : ''}
  </section>`;
}

/** Who the customer is, the seller knows: here is the way there. */
function reaching({ orderId }: DeliveryWindow, { say }: Reader, orderPage: string | undefined): Html {
  const address = orderPage?.replaceAll('{order}', encodeURIComponent(orderId));
  return html`<h3>${say.window.reach}</h3>
<p class="minor">${say.window.reachText}</p>
<p>${address === undefined ? say.window.orderNumber(orderId) : html`<a class="button quiet" href="${address}" target="_blank" rel="noopener noreferrer">${say.window.orderPage}</a>`}</p>`;
}

type History = NonNullable<Awaited<ReturnType<typeof historyOf>>>;

const chainNotice = ({ chain }: History, { say, names }: Reader): Html =>
  chain.flaw
    ? notice(say.window.chainBroken(chain.flaw.sequence, names.flaws[chain.flaw.why]), 'attention')
    : html`<p class="minor">✓ ${say.window.chainWhole}</p>`;

/** What is put in its place when there is news, besides the state: everything but the forms. */
const story = (one: WatchedWindow, history: History, reader: Reader): Html => {
  const { say } = reader;
  const { window } = one;
  return html`<div data-part="story">
  <section><h2>${say.readings.title}</h2>${readings(one, reader)}</section>
  <section><h2>${say.window.details}</h2>${facts(window, reader)}</section>
  <section><h2>${say.window.timeline}</h2>${chainNotice(history, reader)}${timeline(history.entries, window, reader)}</section>
</div>`;
};

async function page(house: Console, context: WindowContext, refused?: Refused) {
  const reader = readerOf(house, context);
  const { say, names, formats } = reader;
  const windowId = context.req.param('windowId');
  const [one, history] = await Promise.all([
    house.shop.windows.read(windowId),
    historyOf(house.shop, windowId, reader),
  ]);
  if (!one || !history) {
    const body = html`<p>${say.noWindow.text}</p>`;
    return show(house, context, { title: say.noWindow.title, body }, 404);
  }
  const { window } = one;
  const done = doneOf(context, Object.fromEntries(actionNames.map((name) => [name, say.actions[name].done])));
  const forms = actionForms(window, reader, newKey(house), refused);
  const title = `${names.doors[window.door.kind]}, ${formats.date(window.startsAt, window.timeZone)}, ${timesOf(window, reader)}`;
  const body = html`${notice(done)}${notice(refused?.text, 'attention')}
<div class="split" data-live="${windowUrl(windowId)}/live">
  ${state(one, reader)}
  <section class="actions-of"><h2>${say.window.actions}</h2>${reader.may('act') ? forms : html`<p class="minor">${say.window.noActions}</p>`}
    ${reader.may('act') ? reaching(window, reader, house.config.orderPage) : ''}</section>
  ${story(one, history, reader)}
</div>`;
  return show(house, context, { title, body, isRefused: refused !== undefined }, refused?.status ?? 200);
}

/** One window: how it stands, what happened, and what somebody may do. */
export function windowPage(house: Console): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.get(path, (context) => page(house, context));
  app.get(`${path}/live`, async (context) => {
    const reader = readerOf(house, context);
    const windowId = context.req.param('windowId');
    const [one, history] = await Promise.all([
      house.shop.windows.read(windowId),
      historyOf(house.shop, windowId, reader),
    ]);
    if (!one || !history) return context.body(null, 404);
    const text = `${state(one, reader)}${story(one, history, reader)}`;
    return answerNews(context, 'page', text, withoutAges(text));
  });
  for (const action of actionNames) {
    app.post(`${path}/${action}`, async (context) => {
      const { say } = readerOf(house, context);
      const windowId = context.req.param('windowId');
      const { typed, key } = await typedIn(context, fieldNames);
      const window = (await house.shop.windows.read(windowId))?.window;
      const asked = { path: `/windows/${windowId}/${action}`, body: bodyOf(action, typed, window), key };
      const sent = await send(house, context, asked, say.problems);
      if (sent.kind === 'done')
        return context.redirect(`${windowUrl(windowId)}?done=${encodeURIComponent(action)}`, 303);
      return page(house, context, { action, text: say.problems[sent.problem], typed, status: sent.status });
    });
  }
  return app;
}
