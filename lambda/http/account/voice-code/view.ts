import { html } from 'hono/html';
import type { HouseholdView } from '../../../domain/household/household';
import { notice, textField } from '../../pages/form';
import type { Formats } from '../../pages/formats';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import type { VoiceCodeWords } from './words.en';

export const voiceCodePath = `${root}/voice-code`;

/** What is wrong, and at which field. */
export type CodeProblem = { field: 'digits' | 'again'; name: keyof VoiceCodeWords['problems'] };

interface Parts {
  words: VoiceCodeWords;
  formats: Formats;
  done?: string | undefined;
  problem?: CodeProblem | undefined;
}

const digitAttributes = {
  type: 'password',
  inputmode: 'numeric',
  autocomplete: 'off',
  maxlength: 12,
  required: '',
  class: 'short',
};

function stateOf({ voiceCode, household }: HouseholdView, { words, formats }: Parts): Html {
  if (!voiceCode) return html`<p>${words.state.missing}</p>`;
  if (voiceCode.lockedAt !== undefined) return notice(words.state.locked, 'attention');
  return html`<p>${words.state.set(formats.date(voiceCode.setAt, household.timeZone))}</p>`;
}

const field = (name: CodeProblem['field'], { words, problem }: Parts): Html =>
  textField({
    name,
    label: words[name],
    attributes: digitAttributes,
    ...(name === 'digits' && { hint: words.digitsHint }),
    ...(problem?.field === name && { problem: words.problems[problem.name] }),
  });

/** Digits are typed twice and never sent back to the page. */
export const voiceCodeView = (view: HouseholdView, parts: Parts): Html => {
  const { words, done } = parts;
  return html`${notice(done)}
<p>${words.explained}</p>
${stateOf(view, parts)}
<form method="post" action="${voiceCodePath}" autocomplete="off">
  ${field('digits', parts)}
  ${field('again', parts)}
  <button>${words.set}</button>
</form>
${
  view.voiceCode
    ? html`<h2>${words.remove.title}</h2>
<p>${words.remove.text}</p>
<form method="post" action="${voiceCodePath}/remove"><button class="danger">${words.remove.action}</button></form>`
    : ''
}`;
};
