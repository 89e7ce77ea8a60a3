import { Hono } from 'hono';
import type { Line } from '../../../domain/wallet/movement';
import { reasonOf } from '../../../domain/wallet/reason-words';
import { csvOf } from '../../pages/csv';
import { formatsOf } from '../../pages/formats';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { goodsOf, type MovementParts, movementWords } from '../movements/view';
import { type AskedFilter, type ReadFilter, readFilter } from './filter';
import { type FoundLines, findLines } from './read';
import { statementView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };
const linesPerPage = 20;
/** What one page, or one file, may look through. */
const mostReadForPage = 1_000;
const mostInFile = 10_000;
/** A movement's order is looked for among these. */
const latestOrders = 50;

const askedOf = (context: PageContext): AskedFilter => ({
  kind: context.req.query('kind') ?? '',
  from: context.req.query('from') ?? '',
  to: context.req.query('to') ?? '',
});

const beforeOf = (context: PageContext): number | undefined => {
  const before = context.req.query('before') ?? '';
  return /^[1-9]\d{0,14}$/.test(before) ? Number(before) : undefined;
};

function read(context: PageContext, { shop }: Pages): ReadFilter {
  return readFilter(askedOf(context), shop.clock.now(), context.get('view').household.timeZone);
}

async function partsOf(context: PageContext, { shop }: Pages): Promise<MovementParts> {
  const { id, timeZone } = context.get('view').household;
  return { language: context.get('language'), timeZone, orders: await shop.orders.latest(id, latestOrders) };
}

async function page(context: PageContext, pages: Pages, filter: ReadFilter, tooMany?: string) {
  const { wallet } = context.get('view');
  const beforeSequence = beforeOf(context);
  const search = { mostFound: linesPerPage, mostRead: mostReadForPage, beforeSequence };
  const lookUp = (): FoundLines | Promise<FoundLines> =>
    wallet && filter.kind === 'filter'
      ? findLines(pages.shop, { ...search, account: wallet.account, filter: filter.filter })
      : { lines: [] };
  const [parts, found] = await Promise.all([partsOf(context, pages), lookUp()]);
  const said = words[parts.language];
  const problem = filter.kind === 'problem' ? filter : undefined;
  const isFurtherBack = beforeSequence !== undefined;
  const body = statementView(problem ? undefined : found, {
    ...parts,
    words: said,
    asked: askedOf(context),
    problem,
    isFurtherBack,
    tooMany,
  });
  const isRefused = problem !== undefined || tooMany !== undefined;
  return show(
    context,
    pages,
    { title: said.title, body, place: 'statement', isRefused },
    isRefused ? 422 : 200,
  );
}

/** `2026-03-02 10:00:00`, the household's own time. */
const wallClock = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });

function rowsOf(lines: readonly Line[], { language, timeZone, orders }: MovementParts) {
  const clock = wallClock(timeZone);
  const { kinds } = movementWords[language];
  return lines.map((line) => {
    const order = orders.find(({ orderId }) => orderId === line.subject);
    const expired = line.expiredCoins ?? 0;
    return [
      line.sequence,
      clock.format(new Date(line.at)),
      kinds[line.kind],
      order ? goodsOf(order, language) : (reasonOf(line, language)?.label ?? line.subject),
      line.coins,
      -expired,
      line.balanceCoins,
    ];
  });
}

async function file(context: PageContext, pages: Pages) {
  const filter = read(context, pages);
  const { wallet } = context.get('view');
  if (filter.kind === 'problem') return page(context, pages, filter);
  const search = { filter: filter.filter, mostFound: mostInFile, mostRead: mostInFile };
  const nothing: FoundLines = { lines: [] };
  const [parts, found] = await Promise.all([
    partsOf(context, pages),
    wallet ? findLines(pages.shop, { ...search, account: wallet.account }) : nothing,
  ]);
  const said = words[parts.language];
  if (found.beforeSequence !== undefined)
    return page(context, pages, filter, said.tooMany(formatsOf(parts.language).number(mostInFile)));
  context.header('content-type', 'text/csv; charset=utf-8; header=present');
  context.header('content-disposition', `attachment; filename="${said.csv.fileName}"`);
  return context.body(csvOf([said.csv.header, ...rowsOf(found.lines, parts)]));
}

/** Every movement of the household's coins, narrowed by kind and days; as a page, and as a file. */
export const statementPage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/', (context) => page(context, pages, read(context, pages)))
    .get('/:file{(coins|jetons)\\.csv}', (context) => file(context, pages));
