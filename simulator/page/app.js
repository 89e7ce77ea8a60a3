/** Puts the page together: what a person does on one side, the local Alexa on the other. */
import { api, Unreachable } from './api.js';
import { Choosers } from './choosers.js';
import { Clock } from './clock.js';
import { byId, element } from './dom.js';
import { createInspector } from './inspector.js';
import { Screen } from './screen.js';
import { createStage } from './stage.js';
import { createTranscript } from './transcript.js';
import { canHear, canSpeak, hear, speak } from './voice.js';
import { speakIn, wordsFor } from './words.js';

const state = await api.state();
let words = wordsFor('en-US');
let shownTurn;
let stopHearing;
let readsAloud = localStorage.getItem('local-alexa.read-aloud') === 'true';

const clock = new Clock(showError);
const choosers = new Choosers(state, (changed) => {
  if (changed !== 'person') startOver();
  redraw();
});
const transcript = createTranscript(inspect);
const inspector = createInspector();
const screen = new Screen(
  (args, token) => exchange(words.touchSaid, (speaker) => api.touch(speaker, args, token)),
  clock.nowMs,
);
const stage = createStage(screen);

function redraw() {
  const { locale, skillName, suggestions } = choosers.locale();
  words = wordsFor(locale);
  speakIn(locale, words);
  document.title = `${skillName} · ${words.tagline}`;
  byId('skill-name').textContent = skillName;
  byId('utterance').placeholder = words.placeholder;
  for (const [id, label] of [
    ['send', words.send],
    ['microphone', words.talk],
  ])
    byId(id).setAttribute('aria-label', label);
  if (byId('welcome-lead'))
    byId('welcome-lead').textContent = words.welcomeLead(choosers.locale().invocationName);
  byId('suggestions').replaceChildren(...suggestions.map(suggestion));
  choosers.fillPersons(words);
  clock.speakIn(locale, choosers.account().timeZone);
  stage.draw(state.panels, words);
  inspect(shownTurn);
  if (!shownTurn?.screen) showScreen(undefined);
}

/** Another household, device or language is another conversation. */
function startOver() {
  shownTurn = undefined;
  transcript.clear();
  const lead = element('p', { class: 'lead', id: 'welcome-lead' });
  const hint = element('p', { 'data-word': 'welcomeHint' });
  byId('transcript').append(element('div', { class: 'welcome', id: 'welcome' }, lead, hint));
}

const suggestion = (text) =>
  element('button', { type: 'button', class: 'chip', onclick: () => say(text) }, text);

function inspect(turn) {
  shownTurn = turn;
  inspector.show(turn, words, choosers.account().userId);
  if (turn?.screen) showScreen(turn.screen);
}

function showScreen(content) {
  if (!choosers.device().screen) screen.say(words.noScreen);
  else if (content) screen.draw(content, words);
  else screen.say(words.nothingOnScreen);
}

const say = (text) => exchange(text, (speaker) => api.say(speaker, text));

async function exchange(said, ask) {
  const pending = transcript.begin(said, words);
  byId('ring').setAttribute('data-state', 'thinking');
  byId('notice').hidden = true;
  try {
    const turn = await ask(choosers.speaker());
    if (turn.nothing) throw new Error(words.noSession);
    pending.done({ ...turn, utterance: turn.utterance || said });
    if (readsAloud) speak(choosers.speaker().locale, turn.spoken);
  } catch (error) {
    pending.failed();
    showError(error);
  } finally {
    byId('ring').removeAttribute('data-state');
  }
}

function showError(error) {
  byId('notice').textContent = error instanceof Unreachable ? words.unreachable : error.message;
  byId('notice').hidden = false;
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = byId('utterance').value.trim();
  if (text === '') return;
  byId('utterance').value = '';
  say(text);
});
byId('silence').addEventListener('click', () => exchange(words.silenceSaid, api.silence));
byId('leave').addEventListener('click', () => exchange(words.leaveSaid, api.leave));

byId('voice').hidden = !canSpeak;
byId('voice').setAttribute('aria-pressed', String(readsAloud));
byId('voice').addEventListener('click', () => {
  readsAloud = !readsAloud;
  localStorage.setItem('local-alexa.read-aloud', String(readsAloud));
  byId('voice').setAttribute('aria-pressed', String(readsAloud));
  if (!readsAloud) speak(choosers.speaker().locale, []);
});

byId('microphone').hidden = !canHear;
byId('microphone').addEventListener('click', () => {
  if (stopHearing) return stopHearing();
  byId('microphone').setAttribute('aria-pressed', 'true');
  byId('ring').setAttribute('data-state', 'listening');
  stopHearing = hear(choosers.speaker().locale, say, () => {
    stopHearing = undefined;
    byId('microphone').setAttribute('aria-pressed', 'false');
    byId('ring').removeAttribute('data-state');
  });
});

clock.show(state.clock);
redraw();
byId('utterance').focus({ preventScroll: true });
document.documentElement.dataset.ready = 'true';
