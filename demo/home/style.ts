import { html } from 'hono/html';

export const style = html`<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 72rem; margin: 1.5rem auto; padding: 0 1rem; }
  h3 { margin: .75rem 0 .25rem; }
  .homes { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); }
  article { border: 1px solid #8886; border-radius: .6rem; padding: 0 1rem .75rem; }
  article h2 { margin: .6rem 0 0; }
  .row { display: flex; gap: 1rem; align-items: center; }
  .picture { width: 5.5rem; flex: none; }
  .frame { fill: #2c333c; }
  .leaf { fill: #a9743f; stroke: #6d4a27; stroke-width: 2; }
  .bolt { stroke: #fff; stroke-width: 1.5; }
  .bolt.locked { fill: #1a7f37; } .bolt.unlocked { fill: #cf222e; } .bolt.jammed { fill: #bf8700; }
  strong.unlocked, strong.jammed { text-decoration: underline; }
  .lamp { display: inline-block; width: .8rem; height: .8rem; border-radius: 50%; background: #8888; }
  .lamp.on { background: #cf222e; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #8886; vertical-align: top; }
  button { font: inherit; min-height: 2.75rem; padding: .2rem .8rem; border-radius: .4rem; border: 1px solid #8888; cursor: pointer; }
  button[aria-pressed='true'] { background: #cf222e; color: #fff; border-color: #cf222e; }
  summary { min-height: 2.75rem; line-height: 2.75rem; cursor: pointer; }
  details > p { margin: 0 0 .5rem; }
  .buttons { display: flex; flex-wrap: wrap; gap: .4rem; }
  section + section { border-top: 1px solid #8886; margin-top: .75rem; }
  code { font-size: .85em; }
  #problem:not(:empty) { position: sticky; bottom: 0; padding: .5rem; background: Canvas; border: 1px solid #8888; }
  ul { margin: 0 0 .5rem; padding-left: 1.25rem; }
  td:first-child { width: 1%; white-space: nowrap; }
</style>`;
