import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { type DayRange, windowsOfDays } from '../../../domain/delivery/board';
import { type DeliveryFigures, figuresOf } from '../../../domain/delivery/figures';
import { addDays } from '../../../domain/time';
import { type Html, notice, textField } from '../../pages/form';
import { rangeSchema } from '../api/bodies';
import { type Console, type ConsoleContext, type ConsoleEnv, type Reader, readerOf } from './env';
import { show } from './layout';
import { places } from './paths';
import { durationOf } from './pieces';

const standardDays = 7;

function rangeIn(context: ConsoleContext, today: string): { range: DayRange; isRefused: boolean } {
  const standard = { from: addDays(today, 1 - standardDays), to: today };
  if (context.req.query('from') === undefined) return { range: standard, isRefused: false };
  const given = v.safeParse(rangeSchema, context.req.query());
  return given.success ? { range: given.output, isRefused: false } : { range: standard, isRefused: true };
}

function numbers(figures: DeliveryFigures, reader: Reader): Html {
  const { say, formats } = reader;
  const { exposureMs } = figures;
  const duration = (ms: number | undefined) => (ms === undefined ? say.figures.none : durationOf(ms, reader));
  const counts = ['relockFailures', 'cameraGaps', 'unconfirmedUnlocks', 'unexpectedUnlocks'] as const;
  const ends = ['windows', 'completed', 'notEntered', 'revoked'] as const;
  const number = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<dl class="numbers">
    ${(['p50', 'p99', 'longest'] as const).map((name) => number(say.figures[name], duration(exposureMs[name])))}
    ${[...counts, ...ends].map((name) => number(say.figures[name], formats.number(figures[name])))}
  </dl>`;
}

function downloads(range: DayRange, { say, may }: Reader): Html {
  const query = new URLSearchParams({ ...range });
  return html`<p class="actions">
    <a class="button quiet" href="/v1/ops/exports/windows.csv?${query}">${say.figures.csv}</a>
    ${may('export') ? html`<a class="button quiet" href="/v1/ops/exports/audit.jsonl?${query}">${say.figures.audit}</a>` : ''}
  </p>
  ${may('export') ? '' : html`<p class="minor">${say.figures.auditOnly}</p>`}`;
}

/** What operations are measured by, and what can be taken along. */
export function figuresPage(house: Console): Hono<ConsoleEnv> {
  return new Hono<ConsoleEnv>().get('/figures', async (context) => {
    const reader = readerOf(house, context);
    const { say } = reader;
    const { range, isRefused } = rangeIn(context, reader.now.slice(0, 10));
    const figures = figuresOf(await windowsOfDays(house.shop, range));
    const day = (name: 'from' | 'to') =>
      textField({
        name,
        label: say.figures[name],
        value: range[name],
        attributes: { type: 'date', required: '' },
      });
    const body = html`${notice(isRefused ? say.figures.wrongRange : undefined, 'attention')}
<form class="filter" method="get" action="${places.figures}">${day('from')}${day('to')}<button>${say.figures.show}</button></form>
${numbers(figures, reader)}
${downloads(range, reader)}`;
    const content = { title: say.figures.title, body, place: 'figures', isRefused } as const;
    return show(house, context, content, isRefused ? 422 : 200);
  });
}
