import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Halt, type HaltScope, scopeName } from '../../../domain/delivery/halt';
import { type Html, notice, textField } from '../../pages/form';
import { doneOf } from '../../pages/form-body';
import { type Console, type ConsoleContext, type ConsoleEnv, type Reader, readerOf } from './env';
import { type Status, show } from './layout';
import { places } from './paths';
import { scopeText, selectField, type Typed, whyFields } from './pieces';
import { newKey, type Sent, send, typedIn } from './send';

const kinds = ['all', 'provider', 'courier', 'household'] as const;

const scopeIn = ({ kind, id }: Typed): object => (kind === 'all' ? { kind } : { kind, id });

const hidden = (scope: HaltScope, key: string): Html => html`<input type="hidden" name="key" value="${key}" />
<input type="hidden" name="kind" value="${scope.kind}" />
${scope.kind === 'all' ? '' : html`<input type="hidden" name="id" value="${scope.id}" />`}`;

function lifting({ scope, liftProposedBy, revision }: Halt, { say, person, may }: Reader, key: string): Html {
  if (!may('act')) return html``;
  if (liftProposedBy === person.id) return html`<p>${say.halts.waiting}</p>`;
  const proposed = liftProposedBy === undefined ? '' : html`<p>${say.halts.proposedBy(liftProposedBy)}</p>`;
  return html`${proposed}<form method="post" action="${places.halts}/lift">
  ${hidden(scope, `${key}-${revision}`)}
  <button class="quiet">${liftProposedBy === undefined ? say.halts.lift : say.halts.agree}</button>
</form>`;
}

const card = (halt: Halt, reader: Reader, key: string): Html => {
  const { names, say, formats } = reader;
  const { scope, reason, text, haltedBy, haltedAt } = halt;
  const when = `${formats.date(haltedAt, 'UTC')} ${formats.clock(haltedAt, 'UTC')} UTC`;
  return html`<li class="open">
  <p class="title">${scopeText(scope, reader)}</p>
  <p>${names.reasons[reason]}${text === undefined ? '' : html` – ${text}`}</p>
  <p class="minor">${say.halts.by(haltedBy, when)}</p>
  ${lifting(halt, reader, `${key}-${scopeName(scope)}`.replace(/[^\x21-\x7e]/g, '').slice(0, 120))}
</li>`;
};

const stopForm = (reader: Reader, key: string, typed: Typed): Html => {
  const { names, say } = reader;
  const scopes = kinds.map((value) => ({ value, label: names.scopes[value] }));
  return html`<section class="narrow">
  <h2>${say.halts.stopTitle}</h2>
  <form method="post" action="${places.halts}">
    <input type="hidden" name="key" value="${key}" />
    ${selectField({ id: 'kind', name: 'kind', label: say.halts.scope, chosen: typed.kind }, scopes)}
    ${textField({ name: 'id', label: say.halts.id, hint: say.halts.idHint, value: typed.id, attributes: { maxlength: 100, autocomplete: 'off' } })}
    ${whyFields('halt', reader, typed)}
    <button class="danger">${say.halts.stop}</button>
  </form>
</section>`;
};

interface Refused {
  text: string;
  typed: Typed;
  status: Status;
}

async function page(house: Console, context: ConsoleContext, refused?: Refused) {
  const reader = readerOf(house, context);
  const { say } = reader;
  const halts = await house.shop.halts.list();
  const key = newKey(house);
  const body = html`${notice(doneOf(context, say.halts.done))}${notice(refused?.text, 'attention')}
<p>${say.halts.text}</p>
<section class="${halts.length > 0 ? 'urgent' : ''}">
  <h2>${say.halts.standing} <span class="count">${halts.length}</span></h2>
  ${halts.length === 0 ? html`<p class="minor">${say.halts.none}</p>` : html`<ul class="cards">${halts.map((one) => card(one, reader, key))}</ul>`}
</section>
${reader.may('act') ? stopForm(reader, key, refused?.typed ?? { reason: 'system-outage' }) : html`<p class="minor">${say.window.noActions}</p>`}`;
  const content = { title: say.halts.title, body, place: 'halts', isRefused: refused !== undefined } as const;
  return show(house, context, content, refused?.status ?? 200);
}

/** The kill switch: on by one person, off by two. */
export function haltsPage(house: Console): Hono<ConsoleEnv> {
  const answer = (context: ConsoleContext, sent: Sent, typed: Typed, done: (status: number) => string) =>
    sent.kind === 'done'
      ? context.redirect(`${places.halts}?done=${done(sent.status)}`, 303)
      : page(house, context, {
          text: readerOf(house, context).say.problems[sent.problem],
          typed,
          status: sent.status,
        });
  const ask = async (context: ConsoleContext, path: string, isStop: boolean) => {
    const { typed, key } = await typedIn(context, ['kind', 'id', 'reason', 'text']);
    const why = isStop && { reason: typed.reason, text: typed.text };
    const body = { scope: scopeIn(typed), ...why };
    const sent = await send(house, context, { path, body, key }, readerOf(house, context).say.problems);
    return { sent, typed };
  };
  return new Hono<ConsoleEnv>()
    .get('/halts', (context) => page(house, context))
    .post('/halts', async (context) => {
      const { sent, typed } = await ask(context, '/halts', true);
      return answer(context, sent, typed, () => 'stopped');
    })
    .post('/halts/lift', async (context) => {
      const { sent, typed } = await ask(context, '/halts/lift', false);
      return answer(context, sent, typed, (status) => (status === 202 ? 'proposed' : 'lifted'));
    });
}
