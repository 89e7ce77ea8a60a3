import { element } from './dom.js';

/* One stop, as what to do next, and at most a few large buttons. */

const exposed = ['unlocking', 'unlock-unknown', 'unlocked', 'open', 'placed', 'securing', 'relock-failed'];
const inside = ['unlocked', 'open', 'placed'];
const ended = ['completed', 'completed-revoked', 'failed', 'revoked', 'expired'];
const good = ['secured', 'completed', 'recording'];
const bad = ['camera-failed', 'unlock-unknown', 'relock-failed', 'no-entry', 'failed', 'revoked', 'expired'];

const wallTime = (instant, timeZone, language) =>
  new Intl.DateTimeFormat(language, { timeZone, hour: 'numeric', minute: '2-digit' }).format(
    Date.parse(instant),
  );

/** Which door, when, and how many parcels. */
export const factsOf = (stop, words, language) => {
  const from = wallTime(stop.startsAt, stop.timeZone, language);
  const to = wallTime(stop.endsAt, stop.timeZone, language);
  return [words.doors[stop.doorKind], words.between(from, to), words.packages(stop.packageCount)].join(' · ');
};

/** Whether somebody should come out, whatever they are about. */
const mustLeave = (stop) => inside.includes(stop.state) && (stop.isCameraLost || stop.isRevoked);

function adviceOf(stop, words) {
  const [title, text] = mustLeave(stop) ? words.leave : words.states[stop.state];
  const isBad = mustLeave(stop) || bad.includes(stop.state);
  const look = isBad ? 'bad' : good.includes(stop.state) ? 'good' : '';
  return element(
    'section',
    { class: `card ${look}`, role: isBad ? 'alert' : 'status' },
    element('h2', {}, title),
    element('p', {}, text),
  );
}

const button = (label, onclick, look) => element('button', { type: 'button', class: look, onclick }, label);

function arrivalForm({ words, draft, act }) {
  const number = element('input', {
    ...{ id: 'package', name: 'package', required: true, autocomplete: 'off', autocapitalize: 'characters' },
    value: draft.packageId,
    oninput: (event) => {
      draft.packageId = event.target.value;
    },
  });
  const onsubmit = (event) => {
    event.preventDefault();
    act.arrive(draft.packageId.trim());
  };
  return element(
    'form',
    { onsubmit },
    element('label', { for: 'package' }, words.packageId),
    number,
    element('button', { type: 'submit' }, words.arrive),
  );
}

function problemForm({ words, draft, act }) {
  const keep = (name) => (event) => {
    draft[name] = event.target.value;
  };
  const reasons = Object.entries(words.reasons).map(([value, label]) =>
    element('option', { value, selected: value === draft.reason }, label),
  );
  const reason = element('select', { id: 'reason', onchange: keep('reason') }, ...reasons);
  const text = element(
    'textarea',
    { id: 'text', rows: 2, maxlength: 500, oninput: keep('text') },
    draft.text,
  );
  const onclick = () =>
    act.say('problem', { reason: reason.value, ...(text.value.trim() && { text: text.value.trim() }) });
  const ontoggle = (event) => {
    draft.isProblemOpen = event.target.open;
  };
  return element(
    'details',
    { ontoggle, open: draft.isProblemOpen },
    element('summary', {}, words.problem),
    element('label', { for: 'reason' }, words.reason),
    reason,
    element('label', { for: 'text' }, words.text),
    text,
    button(words.send, onclick, 'quiet'),
  );
}

/** What can be done in each state, the likeliest first. */
function actionsOf(view) {
  const { stop, words, act } = view;
  const actions = [];
  if (stop.state === 'armed' || stop.state === 'camera-failed') actions.push(arrivalForm(view));
  if (stop.state === 'recording') actions.push(button(words.unlock, act.unlock));
  if (['unlocked', 'open'].includes(stop.state) && !mustLeave(stop))
    actions.push(button(words.placed, () => act.say('placed')));
  if (inside.includes(stop.state)) actions.push(button(words.lock, () => act.say('lock'), 'quiet'));
  if (['unlock-unknown', 'securing', 'relock-failed'].includes(stop.state))
    actions.push(button(words.lockAgain, () => act.say('lock')));
  const hasProblems =
    !ended.includes(stop.state) && !['secured', 'no-entry', 'authorized'].includes(stop.state);
  return hasProblems ? [...actions, problemForm(view)] : actions;
}

/** Minutes and seconds until the door is locked, whoever is inside. */
export function secondsLeft({ leaveBy, state }, nowMs) {
  if (!leaveBy || !exposed.includes(state) || state === 'securing' || state === 'relock-failed')
    return undefined;
  return Math.max(0, Math.ceil((Date.parse(leaveBy) - nowMs) / 1000));
}

export const clockFace = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Everything of one stop. */
export function stopView(view) {
  const { stop, words, language, message, nowMs } = view;
  const seconds = secondsLeft(stop, nowMs);
  return [
    element('p', { class: 'soft' }, factsOf(stop, words, language)),
    adviceOf(stop, words),
    message ? element('p', { class: 'problem', role: 'alert' }, message) : undefined,
    seconds === undefined ? undefined : element('p', { class: 'soft' }, words.leaveIn),
    seconds === undefined
      ? undefined
      : element('p', { class: 'countdown', id: 'countdown', role: 'timer' }, clockFace(seconds)),
    ...actionsOf(view),
  ].filter((part) => part !== undefined);
}
