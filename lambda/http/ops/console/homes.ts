import { Hono } from 'hono';
import { html } from 'hono/html';
import { householdIdFromSubject } from '../../../domain/household/identity';
import type { Instant } from '../../../domain/time';
import { type Html, notice, textField } from '../../pages/form';
import { doneOf } from '../../pages/form-body';
import { doorsOf } from '../api/homes';
import { type Console, type ConsoleContext, type ConsoleEnv, type Reader, readerOf } from './env';
import { addForm, type FormOf, fieldNames, type KnownDoors, setUpOf } from './home-forms';
import { doorCards, doorLog, proposalPart } from './home-pieces';
import { type Status, show } from './layout';
import { places } from './paths';
import type { Typed } from './pieces';
import { newKey, type Sent, send, typedIn } from './send';

const knownOf = ({ shop, config }: Console, customer: string): Promise<KnownDoors | undefined> =>
  doorsOf(shop, householdIdFromSubject(config.householdKey, customer));

const searchForm = (
  { say }: Reader,
  customer: string,
): Html => html`<form class="inline narrow" method="get" action="${places.homes}">
  ${textField({ name: 'customer', label: say.homes.customer, hint: say.homes.customerHint, value: customer, attributes: { required: '', maxlength: 200, autocomplete: 'off', spellcheck: 'false' } })}
  <button>${say.homes.show}</button>
</form>`;

function doorsPart(known: KnownDoors, reader: Reader, form: FormOf | undefined): Html {
  const { say } = reader;
  const { timeZone, isInUse } = known;
  return html`${timeZone === undefined ? '' : html`<p class="minor">${say.homes.timeZoneIs(timeZone)}</p>`}
  ${isInUse ? html`<p>${say.homes.inUse}</p>` : ''}
  ${doorCards(known, reader, form)}`;
}

/** Whether nothing waits for somebody else: what was proposed too long ago does not. */
const isFree = (known: KnownDoors | undefined, now: Instant): boolean =>
  !known?.isInUse && (!known?.proposal || known.proposal.expiresAt <= now);

/** All there is of one home, with forms where doors may be proposed. */
function home(known: KnownDoors | undefined, reader: Reader, form: FormOf): Html {
  const { say, may } = reader;
  const own = may('act') && (isFree(known, reader.now) || form.typed) ? form : undefined;
  return html`${known?.proposal ? proposalPart(known.proposal, known, reader, form) : ''}
<section>
  <h2>${say.homes.doors}</h2>
  ${known ? doorsPart(known, reader, own) : html`<p class="minor">${say.homes.none}</p>`}
</section>
${own ? html`<section class="narrow">${addForm(known, reader, own)}</section>` : ''}
${known && known.entries.length > 0 ? doorLog(known, reader) : ''}`;
}

/** A form that was refused. */
interface Refused {
  text: string;
  status: Status;
  customer: string;
  /** Of a door that was to be there. */
  typed?: Typed;
}

async function page(house: Console, context: ConsoleContext, refused?: Refused) {
  const reader = readerOf(house, context);
  const { say, may } = reader;
  const customer = refused?.customer ?? context.req.query('customer')?.trim() ?? '';
  const form = { customer, key: newKey(house), typed: refused?.typed };
  const shown = async () => html`${searchForm(reader, customer)}
${customer === '' ? '' : home(await knownOf(house, customer), reader, form)}`;
  const body = html`${notice(doneOf(context, say.homes.done))}${notice(refused?.text, 'attention')}
<p>${say.homes.text}</p>
${may('identify') ? await shown() : html`<p class="minor">${say.homes.notForRole}</p>`}`;
  const content = { title: say.homes.title, body, place: 'homes', isRefused: refused !== undefined } as const;
  return show(house, context, content, refused?.status ?? 200);
}

const routes = [
  { action: 'propose', done: 'proposed' },
  { action: 'remove', done: 'proposed' },
  { action: 'approve', done: 'approved' },
  { action: 'withdraw', done: 'withdrawn' },
] as const;
type Action = (typeof routes)[number]['action'];

/** Sends a form as the API takes it; only who may know the home has its doors put into it. */
async function ask(
  house: Console,
  context: ConsoleContext,
  action: Action,
  typed: Typed,
  key: string,
): Promise<Sent> {
  const { customer = '', reason, text, proposalId } = typed;
  const reader = readerOf(house, context);
  const isSetUp = action === 'propose' || action === 'remove';
  const known = isSetUp && reader.may('act') ? await knownOf(house, customer) : undefined;
  const body = isSetUp ? setUpOf(typed, known, action === 'remove') : { reason, text, proposalId };
  const path = `/homes/${encodeURIComponent(customer)}/${isSetUp ? 'propose' : action}`;
  return send(house, context, { path, body, key }, reader.say.problems);
}

/** The doors of a home: what they are, what one person proposes, and what another agrees to. */
export function homesPage(house: Console): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>().get('/homes', (context) => page(house, context));
  for (const { action, done } of routes)
    app.post(`/homes/${action}`, async (context) => {
      const { typed, key } = await typedIn(context, fieldNames);
      const { customer = '' } = typed;
      const sent = await ask(house, context, action, typed, key);
      if (sent.kind === 'done')
        return context.redirect(`${places.homes}?${new URLSearchParams({ customer, done })}`, 303);
      const text = readerOf(house, context).say.problems[sent.problem];
      const refused = { text, customer, status: sent.status, ...(action === 'propose' && { typed }) };
      return page(house, context, refused);
    });
  return app;
}
