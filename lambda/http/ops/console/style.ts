import { createHash } from 'node:crypto';
import { style as pageStyle } from '../../account/frame/style';
import { opsRoot } from './paths';

/** On top of the pages' own style: a wide board, states that tell themselves apart by more than colour, clocks. */
const consoleStyle = `
:root { --alarm: #b3261e; --on-alarm: #fff; --warn-card: #fff4d6; --warn: #7a4b00; }
@media (prefers-color-scheme: dark) {
  :root { --alarm: #ffb4ab; --on-alarm: #3a0b08; --warn-card: #38290b; --warn: #f3c969; }
}
header { padding: .5rem max(1rem, calc((100vw - 78rem) / 2)); }
.who { color: var(--soft); font-size: .95rem; overflow-wrap: anywhere; }
.bar { border-bottom: 1px solid var(--line); padding: 0 max(.25rem, calc((100vw - 79.5rem) / 2)); }
.bar nav { margin: 0; border: 0; padding: 0; }
.bar ul { display: flex; flex-wrap: wrap; margin: 0; }
.bar nav a { border: 0; border-bottom: 3px solid transparent; padding: .6rem .75rem .45rem; }
.bar nav a[aria-current] { border-color: var(--accent); }
main { max-width: 80rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
h1 { margin-bottom: .75rem; }
section { margin: 0 0 1.75rem; }
section > h2 { margin-top: 0; }
.minor { color: var(--soft); font-size: .95rem; }
.stale { color: var(--bad); font-weight: 600; }
.stale::before { content: "\\26a0\\fe0e  "; }
.count { display: inline-block; min-width: 1.7em; padding: 0 .4em; border-radius: 1em; text-align: center; background: var(--card); border: 1px solid var(--line); font-size: .95rem; }
.urgent > h2 .count { background: var(--alarm); color: var(--on-alarm); border-color: transparent; }
.cards { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); }
.cards > li { background: var(--card); border-radius: .6rem; padding: .85rem 1rem; min-width: 0; border: 1px solid var(--line); }
.cards > li.open { border: 2px solid var(--alarm); }
.cards p { margin: 0 0 .35rem; }
.cards form { margin: .6rem 0 0; }
.clock { font-size: 2.1rem; line-height: 1.15; font-weight: 700; font-variant-numeric: tabular-nums; color: var(--alarm); display: block; }
.title { font-weight: 700; }
.badges { display: flex; flex-wrap: wrap; gap: .35rem; margin: .15rem 0 .35rem; padding: 0; list-style: none; }
.badge { display: inline-block; padding: .1rem .55rem; border-radius: .35rem; border: 1px solid var(--line); background: var(--paper); font-size: .95rem; font-weight: 600; }
.badge.open { background: var(--alarm); color: var(--on-alarm); border-color: transparent; }
.badge.alarm { background: var(--bad-card); color: var(--bad); border-color: var(--bad); }
.badge.alarm::before { content: "\\26a0\\fe0e  "; }
.badge.waiting { background: var(--warn-card); color: var(--warn); border-color: currentColor; }
.badge.good { background: var(--good-card); color: var(--good); border-color: currentColor; }
.rows { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.rows > li { display: grid; gap: .1rem 1rem; padding: .6rem 0; border-bottom: 1px solid var(--line); align-items: start; }
.rows .badges { margin: 0; }
@media (min-width: 52rem) {
  .rows.board > li { grid-template-columns: 11.5rem minmax(9rem, 1fr) minmax(8rem, 12rem) minmax(8rem, 1fr) minmax(0, 2fr); align-items: center; }
  .rows.ready > li { grid-template-columns: 11.5rem minmax(10rem, 1fr) minmax(0, 2fr) minmax(0, 1.4fr); align-items: center; }
}
.ready .minor { display: block; }
.rows .facts { margin: 0; }
.rows .when { font-variant-numeric: tabular-nums; font-weight: 600; }
.split { display: grid; gap: 0 2.5rem; }
@media (min-width: 62rem) {
  .split { grid-template: "state actions" auto "story actions" 1fr / minmax(0, 1.6fr) minmax(18rem, 1fr); align-items: start; }
  .split > [data-part="state"] { grid-area: state; }
  .split > .actions-of { grid-area: actions; }
  .split > [data-part="story"] { grid-area: story; }
}
.timeline { list-style: none; margin: 0; padding: 0; border-inline-start: 2px solid var(--line); }
.timeline > li { padding: 0 0 1rem 1rem; position: relative; overflow-wrap: anywhere; }
.timeline > li::before { content: ""; position: absolute; inset-inline-start: -.45rem; top: .45rem; width: .75rem; height: .75rem; border-radius: 50%; background: var(--paper); border: 2px solid var(--soft); }
.timeline p { margin: 0; max-width: none; }
.timeline .quote { padding-inline-start: .75rem; border-inline-start: 3px solid var(--line); margin: .2rem 0; }
.timeline ul { margin: .2rem 0 0; padding-inline-start: 1.1rem; }
.act { border: 1px solid var(--line); border-radius: .6rem; padding: .25rem 1rem; margin: 0 0 .6rem; }
.act[open] { padding-bottom: 1rem; }
.act summary { min-height: 2.75rem; }
.act form, section form { margin: 0; }
.act.danger { border-color: var(--bad); }
.act.danger summary { color: var(--bad); }
.inline { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
.cards + .answers { margin-top: .75rem; }
.inline .field { margin: 0; flex: 1 1 10rem; }
input, select { max-width: none; }
.narrow { max-width: 34rem; }
.numbers { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 9rem), 1fr)); margin: 0 0 1.5rem; }
.numbers > div { background: var(--card); border-radius: .6rem; padding: .75rem 1rem; display: flex; flex-direction: column; }
.numbers dt { color: var(--soft); font-size: .95rem; }
.numbers dd { margin: auto 0 0; font-size: 1.6rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { .cards > li.open, .badge { border: 2px solid CanvasText; } }
`;

export const style = `${pageStyle}${consoleStyle}`;

const version = createHash('sha256').update(style).digest('hex').slice(0, 12);
export const stylePath = `/style-${version}.css`;
export const styleUrl = `${opsRoot}${stylePath}`;
