import { html } from 'hono/html';
import { type Contact, type ContactKind, contactKinds } from '../../../domain/contacts/contact';
import { notice, textField } from '../../pages/form';
import type { Formats } from '../../pages/formats';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import type { ContactWords } from './words.en';

export const contactsPath = `${root}/contacts`;

/** Fields of both forms, by their names. */
export type ContactField = 'code' | 'name' | 'otherName' | 'ownName';

/** What was typed, and what is wrong with it; kept until it is right. */
export interface ContactForm {
  typed: Partial<Record<ContactField | 'kind', string>>;
  problem?: { field: ContactField; text: string };
}

interface Parts {
  words: ContactWords;
  formats: Formats;
  timeZone: string;
  contacts: readonly Contact[];
  /** Where the seller does not let coins go. */
  off: Record<ContactKind, boolean>;
  done?: string | undefined;
  form: ContactForm;
}

const contactRow = (contact: Contact, { words, formats, timeZone }: Parts): Html => {
  const { contactId, name, knownAs, kind, agreedAt } = contact;
  const since = words.since(words.kinds[kind], formats.date(agreedAt, timeZone));
  return html`<li>
  <span class="what"><strong>${name}</strong></span>
  <form method="post" action="${contactsPath}/remove">
    <button class="quiet" name="contactId" value="${contactId}">${words.remove(name)}</button>
  </form>
  <span class="more">${since} · ${words.calledBack(knownAs)}</span>
</li>`;
};

const contactList = (parts: Parts): Html => {
  const { contacts, words } = parts;
  if (contacts.length === 0) return html`<p>${words.none}</p>`;
  const sorted = [...contacts].sort((a, b) => a.name.localeCompare(b.name));
  return html`<ul class="lines">${sorted.map((contact) => contactRow(contact, parts))}</ul>`;
};

interface Wording {
  label: string;
  hint?: string;
  isOptional?: boolean;
}

const field = (
  name: ContactField,
  { label, hint, isOptional }: Wording,
  { typed, problem }: ContactForm,
): Html =>
  textField({
    name,
    label,
    value: typed[name],
    attributes: { autocomplete: 'off', maxlength: 60, ...(!isOptional && { required: '' }) },
    ...(hint !== undefined && { hint }),
    ...(problem?.field === name && { problem: problem.text }),
  });

const agreeForm = ({ words: { agree }, form }: Parts): Html => html`<h2>${agree.title}</h2>
<form method="post" action="${contactsPath}/agree">
  ${field('code', { label: agree.code, hint: agree.codeHint }, form)}
  ${field('name', { label: agree.name, hint: agree.nameHint, isOptional: true }, form)}
  <button>${agree.action}</button>
</form>`;

/** What is not offered is said beside the choice. */
function kindHints({ words: { invite }, off }: Parts): Html {
  const texts = [...(off.home ? [invite.homeOff] : []), ...(off.other ? [invite.giftsOff] : [])];
  return texts.length === 0 ? html`` : html`<p class="hint" id="kind-hint">${texts.join(' ')}</p>`;
}

const inviteForm = (parts: Parts): Html => {
  const { words, form, off } = parts;
  const { invite } = words;
  return html`<h2>${invite.title}</h2>
<form method="post" action="${contactsPath}/invite">
  ${field('otherName', { label: invite.otherName, hint: invite.otherNameHint }, form)}
  ${field('ownName', { label: invite.ownName }, form)}
  <div class="field">
    <label for="kind">${invite.kind}</label>
    ${kindHints(parts)}
    <select id="kind" name="kind" ${off.home || off.other ? html`aria-describedby="kind-hint"` : ''}>
      ${contactKinds.map(
        (kind) =>
          html`<option value="${kind}" ${form.typed.kind === kind ? 'selected' : ''}>${invite.kinds[kind]}</option>`,
      )}
    </select>
  </div>
  <button>${invite.action}</button>
</form>`;
};

export const contactsView = (parts: Parts): Html => html`${notice(parts.done)}
<p>${parts.words.explained}</p>
${contactList(parts)}
${agreeForm(parts)}
${inviteForm(parts)}`;

/** In groups that can be read out. */
const grouped = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`;

/** The one time that a code is shown. */
export const invitedView = (code: string, text: string, back: string): Html => html`<p>${text}</p>
<p class="card balance">${grouped(code)}</p>
<p><a class="button quiet" href="${contactsPath}">${back}</a></p>`;
