/** The clock that the skill sees, shown in the household's time zone, and how to move it. */
import { api } from './api.js';
import { byId } from './dom.js';

const TICK_MS = 1000;

export function createClock(onError) {
  let shownAt = { nowMs: Date.now(), takenMs: performance.now() };
  let format = new Intl.DateTimeFormat();

  const nowMs = () => Math.round(shownAt.nowMs + performance.now() - shownAt.takenMs);

  function tick() {
    byId('clock-now').textContent = format.format(nowMs());
    byId('clock-now').dateTime = new Date(nowMs()).toISOString();
  }

  function show({ now, offsetMs }) {
    shownAt = { nowMs: Date.parse(now), takenMs: performance.now() };
    byId('clock-moved').hidden = offsetMs === 0;
    byId('clock-set').value = now.slice(0, 16);
    tick();
  }

  const move = (how) => api.moveClock(how).then(show, onError);

  for (const button of document.querySelectorAll('[data-advance-ms]')) {
    button.addEventListener('click', () => move({ advanceMs: Number(button.dataset.advanceMs) }));
  }
  byId('clock-reset').addEventListener('click', () => move({ reset: true }));
  byId('clock-form').addEventListener('submit', (event) => {
    event.preventDefault();
    move({ now: `${byId('clock-set').value}:00Z` });
    byId('clock').open = false;
  });
  setInterval(tick, TICK_MS);

  return {
    nowMs,
    show,
    speakIn(locale, timeZone) {
      format = new Intl.DateTimeFormat(locale, {
        timeZone,
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
      });
      tick();
    },
  };
}
