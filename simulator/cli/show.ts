/** A turn as lines of a terminal. */
import type { ShownTurn } from '../server/local';
import type { ConsideredIntent, JsonObject } from '../types';
import type { Words } from './words';

export function shownTurn(turn: ShownTurn, words: Words): string {
  const lines = [
    ...turn.progressive.map((text) => `Alexa (…): ${text}`),
    ...turn.spoken.map((text) => `Alexa: ${text}`),
    ...cardLines(turn.card, words),
    ...(turn.screen ? [`  [${words.screen}: ${turn.screen.token}]`] : []),
    ...turn.problems.map(({ rule, detail }) => `  ! ${rule}: ${detail}`),
    ...(turn.error ? [`  ! ${turn.error.code}: ${turn.error.message}`] : []),
    ...(turn.sessionEnded ? [`  (${words.sessionEnded})`] : []),
  ];
  return lines.length > 0 ? lines.join('\n') : `  (${words.nothingSaid})`;
}

function cardLines(card: JsonObject | undefined, words: Words): string[] {
  if (!card) return [];
  const title = String(card.title ?? card.type ?? '');
  const text = card.content ?? card.text;
  const body = typeof text === 'string' ? text.split('\n').map((line) => `    ${line}`) : [];
  return [`  [${words.card}: ${title}]`, ...body];
}

/** Each intent that was considered, the chosen one marked, with its score and the reason. */
export function whyOf(turn: ShownTurn, words: Words): string {
  const { selected, considered } = turn.understanding;
  const all = considered.some(({ name }) => name === selected?.name)
    ? considered
    : [...(selected ? [selected] : []), ...considered];
  if (all.length === 0) return `  ${words.noIntent}`;
  return all.map((intent) => whyLine(intent, intent.name === selected?.name)).join('\n');
}

function whyLine(intent: ConsideredIntent, chosen: boolean): string {
  const slots = Object.values(intent.slots)
    .filter(({ value }) => value !== undefined)
    .map(({ name, value }) => `${name}=${value}`);
  const facts = [intent.score.toFixed(2), intent.name, ...slots, intent.sample ? `“${intent.sample}”` : ''];
  return `  ${chosen ? '→' : ' '} ${facts.filter(Boolean).join('  ')}\n      ${intent.why}`;
}

/** Each call of the skill, request and response. */
export function jsonOf(turn: ShownTurn): string {
  const calls = turn.invocations.map(({ request, response }) => ({ request, response }));
  return JSON.stringify(calls, null, 2);
}
