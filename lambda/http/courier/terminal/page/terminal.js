import { makeApi, Refused } from './api.js';
import { byId, element } from './dom.js';
import { enrolment } from './enrol.js';
import { terminalKey } from './key.js';
import { clockFace, factsOf, secondsLeft, stopView } from './stop.js';
import { languages } from './words.js';

/* The courier's terminal: the stops of the day, and one of them at a time, looked at again every other second. */

const lookEveryMs = 2_000;
const locationWithinMs = 15_000;

const storedLanguage = localStorage.getItem('language');
const preferred = navigator.language.startsWith('fr') ? 'fr' : 'en';

/** What is being typed; it outlives a redraw. */
function newDraft() {
  return { packageId: '', isProblemOpen: false, reason: '', text: '' };
}

/** All that the page shows follows from this. */
const state = {
  language: languages[storedLanguage] ? storedLanguage : preferred,
  place: 'waiting',
  stopId: undefined,
  stop: undefined,
  stops: [],
  message: '',
  isBusy: false,
  draft: newDraft(),
};

let key;
let api;
let shown = '';

const words = () => languages[state.language];

function said(error) {
  if (!(error instanceof Refused)) return error.words ?? words().offline;
  return words().problems[error.code] ?? words().refused(error.code);
}

function waitingView() {
  return [element('p', { role: 'status' }, state.message || words().waiting)];
}

function stopsView() {
  const { stops, language, message } = state;
  const rows = stops.map((stop) =>
    element(
      'li',
      {},
      element(
        'button',
        { type: 'button', onclick: () => open(stop.stopId) },
        words().states[stop.state][0],
        element('small', {}, factsOf(stop, words(), language)),
      ),
    ),
  );
  return [
    ...(message ? [element('p', { class: 'problem', role: 'alert' }, message)] : []),
    rows.length > 0 ? element('ul', { class: 'stops' }, ...rows) : element('p', {}, words().none),
  ];
}

function strangerView() {
  return [
    element(
      'section',
      { class: 'card' },
      element('h2', {}, words().notEnrolled),
      element('p', {}, words().enroll),
      ...enrolment(key, words()),
    ),
  ];
}

const views = {
  waiting: waitingView,
  stranger: strangerView,
  stops: stopsView,
  stop: () => stopView({ ...state, words: words(), act, nowMs: api.nowMs() }),
};

const footer = () =>
  state.place === 'stops'
    ? [element('details', {}, element('summary', {}, words().thisTerminal), ...enrolment(key, words()))]
    : [];

/** Draws what has changed, and only then: nobody loses what they are typing. */
function draw() {
  const { draft: _draft, ...visible } = state;
  const next = JSON.stringify(visible);
  if (next === shown) return;
  shown = next;
  document.documentElement.lang = state.language;
  document.title = words().title;
  byId('title').textContent = words().title;
  byId('language').textContent = words().other;
  byId('language').lang = state.language === 'en' ? 'fr' : 'en';
  byId('back').textContent = words().back;
  byId('back').hidden = state.place !== 'stop';
  byId('main').replaceChildren(...views[state.place]());
  byId('footer').replaceChildren(...footer());
  for (const one of byId('main').querySelectorAll('button')) one.disabled = state.isBusy;
}

const change = (changes) => {
  Object.assign(state, changes);
  draw();
};

function open(stopId) {
  const stop = state.stops.find((one) => one.stopId === stopId);
  change({ place: 'stop', stopId, stop, message: '', draft: newDraft() });
}

/** Does one thing at a time, and tells what came of it. */
async function attempt(work) {
  if (state.isBusy) return;
  change({ isBusy: true, message: '' });
  let message = '';
  try {
    await work(state.stopId);
    Object.assign(state.draft, { isProblemOpen: false, reason: '', text: '' });
  } catch (error) {
    message = said(error);
  }
  change({ isBusy: false, message });
  await look();
}

const whereWeAre = () =>
  new Promise((resolve, reject) => {
    const refused = () => reject(Object.assign(new Error('no location'), { words: words().noLocation }));
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      refused,
      { enableHighAccuracy: true, timeout: locationWithinMs },
    );
  });

const act = {
  arrive: (packageId) =>
    attempt(async (stopId) => api.say(stopId, 'arrive', { packageId, location: await whereWeAre() })),
  unlock: () =>
    attempt(async (stopId) => {
      const { challenge } = await api.say(stopId, 'challenge');
      await api.say(stopId, 'unlock', { challenge });
    }),
  say: (what, body) => attempt((stopId) => api.say(stopId, what, body)),
};

async function lookAtStop() {
  const stop = await api.read(`/stops/${state.stopId}`);
  const message = state.message === words().offline ? '' : state.message;
  if (state.place === 'stop' && stop.stopId === state.stopId) change({ stop, message });
}

async function lookAtStops() {
  const { stops } = await api.read('/stops');
  if (state.place !== 'stop') change({ place: 'stops', stops, message: '' });
}

function lookFailed(error) {
  if (error.code === 'SIGNATURE_INVALID') return change({ place: 'stranger' });
  if (error.code === 'DEVICE_REVOKED') return change({ place: 'waiting', message: words().revoked });
  if (error.code === 'STOP_UNKNOWN') return change({ place: 'stops', message: said(error) });
  return change({ message: said(error) });
}

async function look() {
  try {
    await (state.place === 'stop' ? lookAtStop() : lookAtStops());
  } catch (error) {
    lookFailed(error);
  }
}

async function lookOn() {
  if (!document.hidden && !state.isBusy) await look();
  setTimeout(lookOn, lookEveryMs);
}

function tick() {
  const seconds = state.stop && secondsLeft(state.stop, api.nowMs());
  const face = byId('countdown');
  if (face && seconds !== undefined) face.textContent = clockFace(seconds);
}

byId('back').addEventListener('click', () => {
  change({ place: 'stops', stopId: undefined, stop: undefined, message: '' });
  look();
});
byId('language').addEventListener('click', () => {
  const language = state.language === 'en' ? 'fr' : 'en';
  localStorage.setItem('language', language);
  change({ language, message: '' });
});

async function start() {
  draw();
  try {
    key = await terminalKey();
  } catch {
    change({ message: words().noKey });
    return;
  }
  api = makeApi(key, document.documentElement.dataset.authority);
  setInterval(tick, 500);
  await lookOn();
}

start();
