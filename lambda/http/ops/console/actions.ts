import { html } from 'hono/html';
import type { EventKind } from '../../../domain/delivery/events';
import { rowsOf } from '../../../domain/delivery/machine';
import type { DeliveryWindow } from '../../../domain/delivery/window';
import { plusMs } from '../../../domain/time';
import { type Html, textField } from '../../pages/form';
import type { Reader } from './env';
import { windowUrl } from './paths';
import { selectField, type Typed, whyFields } from './pieces';

/** What operators do to a window, as the API's paths name it, in the order of urgency. */
const eventOf = {
  lock: 'lock',
  revoke: 'revoke',
  'extensions/approve': 'approve-extension',
  attest: 'attest',
  assign: 'assign',
  enable: 'enable',
  extensions: 'propose-extension',
  note: 'note',
} as const satisfies Record<string, EventKind>;

export type ActionName = keyof typeof eventOf;
export const actionNames = Object.keys(eventOf) as ActionName[];

export const fieldNames = ['reason', 'text', 'courierId', 'packageIds', 'minutes'] as const;

const minuteMs = 60_000;
const choicesOfMinutes = [10, 15, 20, 30];
const dangerous: readonly ActionName[] = ['lock', 'revoke'];
/** What somebody does because all is well. */
const standardReasons: Partial<Record<ActionName, string>> = { lock: 'suspected-fraud' };

const isOffered = (action: ActionName, window: DeliveryWindow): boolean => {
  const rows = rowsOf(window.state, eventOf[action]).filter(({ by }) => by.includes('operator'));
  if (action === 'extensions' && window.extension) return false;
  if (action === 'extensions/approve' && window.extension?.approvedBy !== undefined) return false;
  return rows.length > 0 && (action !== 'extensions/approve' || window.extension !== undefined);
};

const own = (action: ActionName, id: string, { say }: Reader, typed: Typed): Html => {
  if (action === 'assign')
    return html`${textField({ name: 'courierId', id: `${id}-courier`, label: say.actions.courierId, value: typed.courierId, attributes: { required: '', maxlength: 100, autocomplete: 'off' } })}
${textField({ name: 'packageIds', id: `${id}-packages`, label: say.actions.packageIds, hint: say.actions.packageIdsHint, value: typed.packageIds, attributes: { required: '', autocomplete: 'off' } })}`;
  if (action !== 'extensions') return html``;
  const choices = choicesOfMinutes.map((minutes) => ({
    value: String(minutes),
    label: say.actions.minutesOf(minutes),
  }));
  return selectField(
    { id: `${id}-minutes`, name: 'minutes', label: say.actions.minutes, chosen: typed.minutes },
    choices,
  );
};

const isSaid = (action: ActionName): boolean => action === 'note' || action === 'attest';

/** The forms that fit the state; each unfolds by itself, and one that was refused stands open. */
export function actionForms(
  window: DeliveryWindow,
  reader: Reader,
  key: string,
  refused?: { action: ActionName; typed: Typed },
): Html {
  const offered = actionNames.filter((action) => isOffered(action, window) || action === refused?.action);
  return html`${offered.map((action) => {
    const { label } = reader.say.actions[action];
    const isRefused = action === refused?.action;
    const typed: Typed = isRefused ? refused.typed : { reason: standardReasons[action] };
    const id = action.replace('/', '-');
    const isDangerous = dangerous.includes(action);
    return html`<details class="act ${isDangerous ? 'danger' : ''}" ${isRefused ? html`open` : ''}>
  <summary>${label}</summary>
  <form method="post" action="${windowUrl(window.windowId)}/${action}">
    <input type="hidden" name="key" value="${key}-${id}" />
    ${own(action, id, reader, typed)}
    ${whyFields(id, reader, typed, isSaid(action))}
    <button class="${isDangerous ? 'danger' : ''}">${label}</button>
  </form>
</details>`;
  })}`;
}

/** What the API is sent for a form. */
export function bodyOf(action: ActionName, typed: Typed, window: DeliveryWindow | undefined): object {
  const { reason, text, courierId, packageIds = '', minutes } = typed;
  const why = { reason, text };
  if (action === 'assign')
    return { ...why, courierId, packageIds: packageIds.split(/[\s,]+/).filter((id) => id !== '') };
  if (action !== 'extensions') return why;
  return { ...why, endsAt: window && plusMs(window.endsAt, (Number(minutes) || 0) * minuteMs) };
}
