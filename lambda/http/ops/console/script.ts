import { createHash } from 'node:crypto';
import { opsRoot } from './paths';

/*
 * The one script of the console: it keeps clocks running, and puts news in the place of what stands. Without it, or where
 * news do not come, pages are loaded again by themselves.
 */
const script = `'use strict';
(() => {
  const reloadMs = 15000;
  const { now, ago, justNow } = document.documentElement.dataset;
  // The house's clock, carried on by one that nobody sets.
  const aheadMs = Date.parse(now) - performance.now();
  const live = document.querySelector('[data-live]');
  const title = document.title;

  const two = (number) => String(number).padStart(2, '0');
  const clock = (seconds) => {
    const minutes = Math.floor(seconds / 60);
    const rest = two(minutes % 60) + ':' + two(seconds % 60);
    return minutes < 60 ? rest : Math.floor(minutes / 60) + ':' + rest;
  };
  const age = (seconds) => {
    if (seconds < 2) return justNow;
    const [value, unit] = seconds < 120 ? [seconds, 's'] : seconds < 7200 ? [Math.floor(seconds / 60), 'min'] : [Math.floor(seconds / 3600), 'h'];
    const text = value + '\\u00a0' + unit;
    return ago.startsWith('il') ? ago + ' ' + text : text + ' ' + ago;
  };
  const secondsSince = (instant) => Math.max(0, Math.floor((performance.now() + aheadMs - Date.parse(instant)) / 1000));
  const tick = () => {
    for (const one of document.querySelectorAll('time[data-clock]')) one.textContent = clock(secondsSince(one.dateTime));
    for (const one of document.querySelectorAll('time[data-age]')) {
      const seconds = secondsSince(one.dateTime);
      one.textContent = age(seconds);
      one.classList.toggle('stale', seconds > Number(one.dataset.age || Infinity));
    }
  };
  const tell = () => {
    const facts = live?.querySelector('[data-news]');
    if (!facts) return;
    const open = Number(facts.dataset.open);
    document.title = open > 0 ? '(' + open + ') ' + title : title;
    const news = document.getElementById('news');
    if (news && news.textContent !== facts.dataset.news) news.textContent = facts.dataset.news;
  };
  const isBusy = () => Boolean(document.activeElement?.closest('form')) || Boolean(document.querySelector('details[open] form'));
  const isBusyInside = () => Boolean(document.activeElement?.closest('[data-part] form'));
  const focused = () => (live.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null);
  const replace = (html) => {
    const href = focused();
    const news = document.createElement('template');
    news.innerHTML = html;
    for (const part of news.content.querySelectorAll('[data-part]'))
      live.querySelector('[data-part="' + part.dataset.part + '"]')?.replaceWith(part);
    if (href) live.querySelector('[href="' + CSS.escape(href) + '"]')?.focus();
    tick();
    tell();
  };
  const reloadLater = () => setTimeout(() => (isBusy() ? reloadLater() : location.reload()), reloadMs);
  const follow = () => {
    if (typeof EventSource === 'undefined') return reloadLater();
    const source = new EventSource(live.dataset.live);
    let waiting;
    const put = () => {
      if (waiting === undefined || isBusyInside()) return;
      replace(waiting);
      waiting = undefined;
    };
    source.addEventListener('page', ({ data }) => {
      waiting = data;
      put();
    });
    live.addEventListener('focusout', () => setTimeout(put, 300));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) reloadLater();
    });
  };
  tick();
  setInterval(tick, 1000);
  if (live) {
    tell();
    follow();
  }
})();
`;

const version = createHash('sha256').update(script).digest('hex').slice(0, 12);
export const scriptText = script;
export const scriptPath = `/console-${version}.js`;
export const scriptUrl = `${opsRoot}${scriptPath}`;
