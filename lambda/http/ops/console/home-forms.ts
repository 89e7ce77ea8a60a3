import { html } from 'hono/html';
import type { DoorProposal } from '../../../domain/delivery/doors/doors';
import { type Door, doorKinds } from '../../../domain/delivery/home';
import { type Html, textField } from '../../pages/form';
import type { doorsOf } from '../api/homes';
import type { Reader } from './env';
import { places } from './paths';
import { selectField, type Typed, whyFields } from './pieces';

/* Forms about the doors of a home. Each proposes all doors, with one of them another, more or less. */

/** Doors of a home with all that is known of them. */
export type KnownDoors = NonNullable<Awaited<ReturnType<typeof doorsOf>>>;

/** What a form is about, and what was typed into it when it was refused. */
export interface FormOf {
  customer: string;
  key: string;
  typed?: Typed | undefined;
}

export const fieldNames = [
  ...['customer', 'proposalId', 'doorId', 'kind', 'lockId', 'cameraId', 'hasDoorSensor'],
  ...['latitude', 'longitude', 'timeZone', 'reason', 'text'],
] as const;

const hidden = (fields: Record<string, string>): Html =>
  html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;

const typedOf = ({ kind, lockId, cameraId, hasDoorSensor, location }: Door): Typed => ({
  ...{ kind, lockId, cameraId },
  hasDoorSensor: hasDoorSensor ? 'yes' : 'no',
  latitude: String(location.latitude),
  longitude: String(location.longitude),
});

function doorFields(id: string, { names, say }: Reader, typed: Typed): Html {
  const text = (name: 'lockId' | 'cameraId' | 'latitude' | 'longitude' | 'timeZone', hint?: string) =>
    textField({
      ...{ name, id: `${id}-${name}`, label: say.homes[name], value: typed[name] },
      ...(hint !== undefined && { hint }),
      attributes: { required: '', maxlength: 200, autocomplete: 'off', spellcheck: 'false' },
    });
  const kinds = doorKinds.map((value) => ({ value, label: names.doors[value] }));
  const answers = (['yes', 'no'] as const).map((value) => ({ value, label: say.window[value] }));
  const select = (name: 'kind' | 'hasDoorSensor', choices: typeof answers | typeof kinds) =>
    selectField({ id: `${id}-${name}`, name, label: say.homes[name], chosen: typed[name] }, choices);
  return html`${select('kind', kinds)}${text('lockId', say.homes.deviceHint)}${text('cameraId')}
    ${select('hasDoorSensor', answers)}${text('latitude', say.homes.placeHint)}${text('longitude')}
    ${text('timeZone', say.homes.timeZoneHint)}`;
}

/** A form that unfolds; one that was refused stands open. */
const folded = (label: string, form: Html, { isOpen, isDangerous }: Record<string, boolean>): Html =>
  html`<details class="act ${isDangerous ? 'danger' : ''}" ${isOpen ? html`open` : ''}>
  <summary>${label}</summary>
  ${form}
</details>`;

/** Proposes a door that is not there yet. */
export function addForm(known: KnownDoors | undefined, reader: Reader, form: FormOf): Html {
  const { say } = reader;
  const typed: Typed = form.typed ?? { hasDoorSensor: 'yes', timeZone: known?.timeZone };
  const doorId = textField({
    ...{ name: 'doorId', id: 'add-doorId', label: say.homes.doorId, hint: say.homes.doorIdHint },
    ...{ value: typed.doorId, attributes: { required: '', maxlength: 64, autocomplete: 'off' } },
  });
  const fields = html`<form method="post" action="${places.homes}/propose">
    ${hidden({ key: `${form.key}-add`, customer: form.customer })}
    ${doorId}${doorFields('add', reader, typed)}${whyFields('add', reader, typed)}
    <button>${say.homes.propose}</button>
  </form>`;
  return folded(say.homes.add, fields, { isOpen: form.typed !== undefined });
}

/** Proposes a door as it is to be, or that it goes. */
export function doorForms(
  door: Door,
  { timeZone }: KnownDoors,
  reader: Reader,
  { customer, key }: FormOf,
): Html {
  const { say } = reader;
  const { doorId } = door;
  const about = (name: string) => hidden({ key: `${key}-${name}-${doorId}`, customer, doorId });
  const changing = html`<form method="post" action="${places.homes}/propose">
    ${about('change')}${doorFields(`change-${doorId}`, reader, { ...typedOf(door), timeZone })}
    ${whyFields(`change-${doorId}`, reader)}
    <button>${say.homes.propose}</button>
  </form>`;
  const removing = html`<form method="post" action="${places.homes}/remove">
    ${about('remove')}${whyFields(`remove-${doorId}`, reader)}
    <button class="danger">${say.homes.proposeRemoval}</button>
  </form>`;
  return html`${folded(say.homes.change, changing, {})}${folded(say.homes.remove, removing, { isDangerous: true })}`;
}

/** What may be done about a proposal: another person agrees, anybody takes it back. */
export function answerForms(
  { proposalId, proposedBy, expiresAt }: DoorProposal,
  reader: Reader,
  { customer, key }: FormOf,
): Html {
  const { say, person, now } = reader;
  const form = (
    action: 'approve' | 'withdraw',
    kind: string,
  ) => html`<form method="post" action="${places.homes}/${action}">
    ${hidden({ key: `${key}-${action}-${proposalId}`, customer, proposalId })}
    ${whyFields(action, reader)}
    <button class="${kind}">${say.homes[action]}</button>
  </form>`;
  const agreeing =
    proposedBy === person.id
      ? html`<p>${say.homes.waiting}</p>`
      : folded(say.homes.approve, form('approve', ''), { isOpen: true });
  return html`${now >= expiresAt ? html`<p>${say.homes.expired}</p>` : agreeing}
  ${folded(say.homes.withdraw, form('withdraw', 'quiet'), {})}`;
}

const numberIn = (text = ''): number => Number(text.replace(',', '.') || Number.NaN);

const doorIn = ({ doorId, kind, lockId, cameraId, hasDoorSensor, latitude, longitude }: Typed): object => ({
  ...{ doorId, kind, lockId, cameraId },
  hasDoorSensor: hasDoorSensor === 'yes',
  location: { latitude: numberIn(latitude), longitude: numberIn(longitude) },
});

/** What the API is sent: all doors as they are, but for the one of the form. */
export function setUpOf(typed: Typed, known: KnownDoors | undefined, isRemoval: boolean): object {
  const { doorId, timeZone = known?.timeZone, reason, text } = typed;
  const doors: readonly Door[] = known?.doors ?? [];
  const why = { reason, text };
  if (isRemoval) return { ...why, timeZone, doors: doors.filter((door) => door.doorId !== doorId) };
  const isThere = doors.some((door) => door.doorId === doorId);
  const changed = doors.map((door) => (door.doorId === doorId ? doorIn(typed) : door));
  return { ...why, timeZone, doors: isThere ? changed : [...doors, doorIn(typed)] };
}
