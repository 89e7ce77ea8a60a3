import { Hono } from 'hono';
import { html } from 'hono/html';
import type { CourierDevice } from '../../../domain/delivery/courier';
import { type Html, notice, textField } from '../../pages/form';
import { doneOf } from '../../pages/form-body';
import { type Console, type ConsoleContext, type ConsoleEnv, type Reader, readerOf } from './env';
import { type Status, show } from './layout';
import { places } from './paths';
import { type Typed, whyFields } from './pieces';
import { newKey, type Sent, send, typedIn } from './send';

const dayOf = (at: string, { formats }: Reader): string => formats.date(at, 'UTC');

const revokeForm = (
  { deviceId }: CourierDevice,
  reader: Reader,
  key: string,
): Html => html`<details class="act danger">
  <summary>${reader.say.devices.revoke}</summary>
  <form method="post" action="${places.devices}/revoke">
    <input type="hidden" name="key" value="${key}-${deviceId}" />
    <input type="hidden" name="deviceId" value="${deviceId}" />
    ${whyFields(`revoke-${deviceId}`, reader, { reason: 'courier-compromised' })}
    <button class="danger">${reader.say.devices.revoke}</button>
  </form>
</details>`;

const card = (device: CourierDevice, reader: Reader, key: string): Html => {
  const { say, may } = reader;
  const { deviceId, courierId, enrolledBy, enrolledAt, revokedAt } = device;
  return html`<li>
  <p class="title">${courierId}</p>
  <p>${deviceId}</p>
  <p class="minor">${say.devices.enrolledBy(enrolledBy, dayOf(enrolledAt, reader))}</p>
  ${revokedAt === undefined ? '' : html`<p><span class="badge">${say.devices.revokedAt(dayOf(revokedAt, reader))}</span></p>`}
  ${revokedAt === undefined && may('act') ? revokeForm(device, reader, key) : ''}
</li>`;
};

const enrollForm = ({ say }: Reader, key: string, typed: Typed): Html => {
  const field = (name: 'deviceId' | 'publicKey' | 'courierId') =>
    textField({
      ...{ name, label: say.devices[name], value: typed[name] },
      attributes: { required: '', maxlength: 100, autocomplete: 'off', spellcheck: 'false' },
    });
  return html`<section class="narrow">
  <h2>${say.devices.enroll}</h2>
  <p>${say.devices.enrollText}</p>
  <form method="post" action="${places.devices}">
    <input type="hidden" name="key" value="${key}" />
    ${field('deviceId')}${field('publicKey')}${field('courierId')}
    <button>${say.devices.enroll}</button>
  </form>
</section>`;
};

interface Refused {
  text: string;
  typed: Typed;
  status: Status;
}

/** Those that count first, by courier. */
const inOrder = (devices: readonly CourierDevice[]): CourierDevice[] =>
  [...devices].sort(
    (a, b) =>
      Number(a.revokedAt !== undefined) - Number(b.revokedAt !== undefined) ||
      a.courierId.localeCompare(b.courierId),
  );

async function page(house: Console, context: ConsoleContext, refused?: Refused) {
  const reader = readerOf(house, context);
  const { say } = reader;
  const devices = inOrder(await house.shop.couriers.devices());
  const key = newKey(house);
  const body = html`${notice(doneOf(context, say.devices.done))}${notice(refused?.text, 'attention')}
<section>${devices.length === 0 ? html`<p class="minor">${say.devices.none}</p>` : html`<ul class="cards">${devices.map((one) => card(one, reader, key))}</ul>`}</section>
${reader.may('act') ? enrollForm(reader, key, refused?.typed ?? {}) : ''}`;
  const content = {
    title: say.devices.title,
    body,
    place: 'devices',
    isRefused: refused !== undefined,
  } as const;
  return show(house, context, content, refused?.status ?? 200);
}

/** Terminals of couriers: enrolled by one person for couriers whom others send. */
export function devicesPage(house: Console): Hono<ConsoleEnv> {
  const answer = (context: ConsoleContext, sent: Sent, typed: Typed, done: string) =>
    sent.kind === 'done'
      ? context.redirect(`${places.devices}?done=${done}`, 303)
      : page(house, context, {
          text: readerOf(house, context).say.problems[sent.problem],
          typed,
          status: sent.status,
        });
  return new Hono<ConsoleEnv>()
    .get('/devices', (context) => page(house, context))
    .post('/devices', async (context) => {
      const { typed, key } = await typedIn(context, ['deviceId', 'publicKey', 'courierId']);
      const { problems } = readerOf(house, context).say;
      const sent = await send(house, context, { path: '/devices', body: typed, key }, problems);
      return answer(context, sent, typed, 'enrolled');
    })
    .post('/devices/revoke', async (context) => {
      const { typed, key } = await typedIn(context, ['deviceId', 'reason', 'text']);
      const { deviceId = '', ...body } = typed;
      const { problems } = readerOf(house, context).say;
      const path = `/devices/${encodeURIComponent(deviceId)}/revoke`;
      return answer(context, await send(house, context, { path, body, key }, problems), {}, 'revoked');
    });
}
