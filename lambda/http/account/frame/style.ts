import { createHash } from 'node:crypto';
import { root } from './return-to';

/** The one style of all pages: one column on a phone, the menu beside it where there is room. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1d22; --soft: #565b66; --line: #d5d8de; --card: #f5f6f8;
  --accent: #0b5c8f; --on-accent: #fff; --bad: #b3261e; --good: #1d6b3a; --good-card: #e9f5ed; --bad-card: #fcefee;
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171b; --ink: #eceef2; --soft: #aab0bc; --line: #3a3f49; --card: #1f2228;
    --accent: #7cc4f5; --on-accent: #06263c; --bad: #ffb4ab; --good: #8fd6a6; --good-card: #17301f; --bad-card: #3a1d1b;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
main:focus { outline: none; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .25rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem; }
p { margin: 0 0 1rem; max-width: 65ch; }
ul.plain { list-style: none; margin: 0; padding: 0; }

.skip { position: absolute; left: 1rem; top: -6rem; padding: .6rem 1rem; background: var(--paper); z-index: 1; }
.skip:focus { top: .5rem; }
header {
  display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; padding: .5rem 1rem;
  border-bottom: 1px solid var(--line);
}
.seller { flex: 1 1 auto; font-weight: 700; color: var(--ink); text-decoration: none; padding: .6rem 0; }
.seller span { font-weight: 400; color: var(--soft); margin-inline-start: .35rem; }
@media (max-width: 30rem) { .seller span { display: none; } }
.to-menu { padding: .6rem .25rem; }
.columns { padding: 1.25rem 1rem 3rem; max-width: 64rem; margin: 0 auto; }
main { min-width: 0; }
nav { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; }
nav ul { list-style: none; margin: 0 0 .75rem; padding: 0; }
nav a { display: block; padding: .6rem .75rem; min-height: 2.75rem; border-inline-start: 4px solid transparent; }
nav a[aria-current] { font-weight: 700; color: var(--ink); text-decoration: none; border-color: var(--accent); }
@media (min-width: 52rem) {
  header { padding: .75rem max(1rem, calc((100vw - 62rem) / 2)); }
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) 13rem; gap: 3rem; padding-top: 2rem; }
  nav { margin: 0; border: 0; padding: 0; }
  .to-menu { display: none; }
}

button, .button {
  display: inline-block; min-height: 2.75rem; padding: .55rem 1.1rem; font: inherit; font-weight: 600; text-align: center;
  border: 1px solid transparent; border-radius: .5rem; background: var(--accent); color: var(--on-accent);
  text-decoration: none; cursor: pointer;
}
button:hover, .button:hover { text-decoration: underline; }
header button.quiet { padding-inline: .75rem; }
button.quiet, .button.quiet { background: transparent; color: var(--accent); border-color: var(--line); font-weight: 400; }
button.danger { background: var(--bad); color: var(--paper); }
form { margin: 0; }
main form { margin: 0 0 1.5rem; }
.lines form { margin: 0; }
.field { margin: 0 0 1.1rem; }
label, legend { display: block; font-weight: 600; margin-bottom: .25rem; padding: 0; }
fieldset { border: 0; margin: 0 0 1.1rem; padding: 0; min-width: 0; }
input, select {
  font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .4rem;
  padding: .5rem .7rem; min-height: 2.75rem; width: 100%; max-width: 24rem;
}
input[aria-invalid] { border: 2px solid var(--bad); }
.choice { display: flex; gap: .75rem; align-items: start; font-weight: 400; padding: .5rem 0; min-height: 2.75rem; max-width: 65ch; }
input[type="radio"] { width: 1.4rem; min-height: 1.4rem; flex: none; margin: .1rem 0 0; accent-color: var(--accent); }
input.short { max-width: 9rem; letter-spacing: .15em; }
.hint { color: var(--soft); margin: 0 0 .4rem; font-size: .95rem; }
.problem { color: var(--bad); font-weight: 600; margin: 0 0 .4rem; }
.notice { padding: .75rem 1rem; border-radius: .5rem; border-inline-start: 4px solid; max-width: none; }
.notice.done { background: var(--good-card); border-color: var(--good); }
.notice.attention { background: var(--bad-card); border-color: var(--bad); }

.card { background: var(--card); border-radius: .75rem; padding: 1rem 1.1rem; margin: 0 0 1rem; }
.card > :last-child { margin-bottom: 0; }
.balance { font-size: 2.4rem; line-height: 1.1; font-weight: 700; margin: 0 0 1rem; font-variant-numeric: tabular-nums; }
.balance small { display: block; font-size: 1.05rem; font-weight: 400; color: var(--soft); margin-top: .35rem; }
.facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .3rem 1.25rem; margin: 0 0 1rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
dl.hashes { margin: 0 0 1rem; }
dl.hashes dt { color: var(--soft); font-size: .95rem; }
dl.hashes dd { margin: 0 0 .6rem; font: .9rem/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.lines { list-style: none; margin: 0 0 1rem; padding: 0; border-top: 1px solid var(--line); }
.lines > li {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: .1rem 1rem; padding: .7rem 0;
  border-bottom: 1px solid var(--line);
}
.lines .what { flex: 1 1 60%; min-width: 0; }
.lines .amount { font-weight: 700; white-space: nowrap; font-variant-numeric: tabular-nums; }
.lines .more { flex-basis: 100%; color: var(--soft); font-size: .95rem; }
summary { cursor: pointer; padding: .6rem 0; min-height: 2.75rem; color: var(--accent); font-weight: 600; }
.filter { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 0 1rem; align-items: end; }
.filter .button, .filter button { margin-bottom: 1.1rem; }
.paging, .actions { display: flex; gap: .75rem; flex-wrap: wrap; }
.minor { color: var(--soft); }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media (forced-colors: active) { nav a[aria-current], .notice { border-color: CanvasText; } }
`;

const version = createHash('sha256').update(style).digest('hex').slice(0, 12);

export const stylePath = `/style-${version}.css`;
export const styleUrl = `${root}${stylePath}`;
