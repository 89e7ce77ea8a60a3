/** The clock that the skill sees, shown in the household's time zone, and how to move it. */
import { api } from './api.js';
import { byId } from './dom.js';

const TICK_MS = 1000;

export class Clock {
  #shown = { nowMs: Date.now(), takenMs: performance.now() };
  #format = new Intl.DateTimeFormat();

  constructor(onError) {
    const move = (how) => api.moveClock(how).then((clock) => this.show(clock), onError);
    for (const button of document.querySelectorAll('[data-advance-ms]')) {
      button.addEventListener('click', () => move({ advanceMs: Number(button.dataset.advanceMs) }));
    }
    byId('clock-reset').addEventListener('click', () => move({ reset: true }));
    byId('clock-form').addEventListener('submit', (event) => {
      event.preventDefault();
      move({ now: `${byId('clock-set').value}:00Z` });
      byId('clock').open = false;
    });
    setInterval(() => this.#tick(), TICK_MS);
  }

  nowMs = () => Math.round(this.#shown.nowMs + performance.now() - this.#shown.takenMs);

  show({ now, offsetMs }) {
    this.#shown = { nowMs: Date.parse(now), takenMs: performance.now() };
    byId('clock-moved').hidden = offsetMs === 0;
    byId('clock-set').value = now.slice(0, 16);
    this.#tick();
  }

  speakIn(locale, timeZone) {
    const parts = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
    this.#format = new Intl.DateTimeFormat(locale, { timeZone, ...parts });
    this.#tick();
  }

  #tick() {
    byId('clock-now').textContent = this.#format.format(this.nowMs());
    byId('clock-now').dateTime = new Date(this.nowMs()).toISOString();
  }
}
