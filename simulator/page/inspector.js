import { api } from './api.js';
import { byId, element } from './dom.js';
import { Tabs } from './tabs.js';

/** What lies behind one turn: why that intent, request, response, broken rules, and the account's alerts. */
export function createInspector() {
  const tabs = new Tabs(byId('inspector-tabs'), byId('inspector-panels'));

  return {
    async show(turn, words, userId) {
      byId('inspected').textContent = turn ? turn.utterance : words.nothingSelected;
      const alerts = userId ? await api.alerts(userId).catch(() => undefined) : undefined;
      tabs.draw([
        { id: 'why', title: words.why, content: turn ? whyTable(turn, words) : hint(words.nothingSelected) },
        { id: 'request', title: words.request, content: json(turn, 'request', words) },
        { id: 'response', title: words.response, content: json(turn, 'response', words) },
        {
          id: 'problems',
          title: words.problems,
          badge: turn?.problems.length,
          content: problems(turn, words),
        },
        { id: 'alerts', title: words.alerts, badge: countOf(alerts), content: alertList(alerts, words) },
      ]);
    },
  };
}

const hint = (text) => element('p', { class: 'hint' }, text);

function whyTable({ understanding }, words) {
  const { selected, considered } = understanding;
  const others = considered.filter(({ name }) => name !== selected?.name);
  const all = [...(selected ? [selected] : []), ...others];
  if (all.length === 0) return hint(words.noIntent);
  const head = [words.intent, words.score, words.evidence].map((title) =>
    element('th', { scope: 'col' }, title),
  );
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...all.map((intent) => whyRow(intent, intent === selected))),
  );
}

function whyRow(intent, isSelected) {
  const slots = Object.values(intent.slots)
    .filter(({ value }) => value !== undefined)
    .map(({ name, value }) => element('span', { class: 'slot' }, `${name}: ${value}`));
  const percent = `${Math.round(intent.score * 100)} %`;
  return element(
    'tr',
    { 'data-selected': isSelected },
    element('th', { scope: 'row' }, intent.name, ...slots),
    element(
      'td',
      {},
      element('meter', { min: '0', max: '1', value: String(intent.score), 'aria-label': percent }),
      percent,
    ),
    element(
      'td',
      {},
      intent.sample ? element('q', {}, intent.sample) : undefined,
      element('span', {}, intent.why),
    ),
  );
}

function json(turn, part, words) {
  if (!turn || turn.invocations.length === 0) return hint(turn ? words.noCall : words.nothingSelected);
  const parts = turn.invocations.map((invocation) => JSON.stringify(invocation[part] ?? null, null, 2));
  return element(
    'div',
    {},
    ...parts.map((text) => element('pre', { tabindex: '0' }, element('code', {}, text))),
  );
}

function problems(turn, words) {
  if (!turn || turn.problems.length === 0) return hint(turn ? words.noProblems : words.nothingSelected);
  const items = turn.problems.map(({ rule, detail }) =>
    element('li', {}, element('strong', {}, rule), element('span', {}, detail)),
  );
  return element('ul', { class: 'problems' }, ...items);
}

const KINDS = ['reminders', 'timers', 'notifications'];

const countOf = (alerts) => (alerts ? KINDS.reduce((sum, kind) => sum + alerts[kind].length, 0) : 0);

function alertList(alerts, words) {
  if (!alerts || countOf(alerts) === 0) return hint(words.noAlerts);
  const sections = KINDS.filter((kind) => alerts[kind].length > 0).map((kind) =>
    element(
      'section',
      {},
      element('h3', {}, words[kind]),
      ...alerts[kind].map((each) => element('pre', { tabindex: '0' }, JSON.stringify(each, null, 2))),
    ),
  );
  return element('div', {}, ...sections);
}
