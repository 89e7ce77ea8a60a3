import { html } from 'hono/html';
import { type MovementGroup, movementGroups } from '../../../domain/wallet/groups';
import { notice, textField } from '../../pages/form';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import { type MovementParts, movementList } from '../movements/view';
import type { AskedFilter, FilterProblem } from './filter';
import type { FoundLines } from './read';
import type { StatementWords } from './words.en';

const statementPath = `${root}/statement`;

interface Parts extends MovementParts {
  words: StatementWords;
  asked: AskedFilter;
  problem?: { field: 'from' | 'to'; problem: FilterProblem } | undefined;
  /** The page does not begin with the newest movement. */
  isFurtherBack: boolean;
  /** The file could not be made: too many lines. */
  tooMany?: string | undefined;
}

const linkTo = (path: string, asked: AskedFilter, more: Record<string, string> = {}): string => {
  const given = Object.entries({ ...asked, ...more }).filter(([, value]) => value !== '');
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
};

const kindChoice = ({ words, asked }: Parts): Html => html`<div class="field">
  <label for="kind">${words.kind}</label>
  <select id="kind" name="kind">
    <option value="">${words.kinds.all}</option>
    ${Object.keys(movementGroups).map(
      (group) =>
        html`<option value="${group}" ${asked.kind === group ? 'selected' : ''}>${words.kinds[group as MovementGroup]}</option>`,
    )}
  </select>
</div>`;

const dayField = (name: 'from' | 'to', { words, asked, problem }: Parts): Html =>
  textField({
    name,
    label: words[name],
    value: asked[name],
    attributes: { type: 'date' },
    ...(problem?.field === name && { problem: words.problems[problem.problem] }),
  });

const isFiltered = ({ kind, from, to }: AskedFilter): boolean =>
  [kind, from, to].some((value) => value !== '');

const filterForm = (parts: Parts): Html => html`<details ${isFiltered(parts.asked) ? 'open' : ''}>
  <summary>${parts.words.filter}</summary>
  <form method="get" action="${statementPath}" class="filter">
    ${kindChoice(parts)}
    ${dayField('from', parts)}
    ${dayField('to', parts)}
    <button>${parts.words.apply}</button>
    ${isFiltered(parts.asked) ? html`<a class="button quiet" href="${statementPath}">${parts.words.reset}</a>` : ''}
  </form>
</details>`;

const paging = (
  { beforeSequence }: FoundLines,
  { words, asked, isFurtherBack }: Parts,
): Html => html`<p class="paging">
  ${isFurtherBack ? html`<a class="button quiet" href="${linkTo(statementPath, asked)}">${words.newest}</a>` : ''}
  ${
    beforeSequence === undefined
      ? ''
      : html`<a class="button quiet" rel="next" href="${linkTo(statementPath, asked, { before: String(beforeSequence) })}">${words.older}</a>`
  }
</p>`;

/** The movements that were asked for; nothing of them while the question is wrong. */
export const statementView = (found: FoundLines | undefined, parts: Parts): Html => {
  const { words, asked, tooMany } = parts;
  const nothing = found?.beforeSequence === undefined ? words.none : words.noneSoFar;
  return html`${notice(tooMany, 'attention')}
${filterForm(parts)}
${
  found &&
  html`${found.lines.length > 0 ? movementList(found.lines, parts) : html`<p>${nothing}</p>`}
${paging(found, parts)}
<p><a href="${linkTo(`${statementPath}/${words.csv.fileName}`, asked)}" download>${words.download}</a></p>`
}`;
};
