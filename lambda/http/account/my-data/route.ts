import { Hono } from 'hono';
import { html } from 'hono/html';
import { Fault } from '../../../domain/fault';
import { forgetHousehold } from '../../../domain/household/forget';
import { closeHouseholdWallet } from '../../../domain/payments/close';
import { formBody } from '../../pages/form-body';
import { formatsOf } from '../../pages/formats';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import type { sessions } from '../frame/session';
import { type CoinChoice, myDataPath, myDataView, type Refusal } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

type Closed = Awaited<ReturnType<typeof closeHouseholdWallet>> | undefined;

function page(context: PageContext, pages: Pages, refusal?: Refusal) {
  const language = context.get('language');
  const said = words[language];
  const now = pages.shop.clock.now();
  const body = myDataView(context.get('view'), { words: said, formats: formatsOf(language), now, refusal });
  const content = { title: said.title, body, place: 'my-data', isRefused: !!refusal } as const;
  return show(context, pages, content, refusalStatus(refusal));
}

function refusalStatus(refusal: Refusal | undefined) {
  if (!refusal) return 200;
  return refusal.heldCoins === undefined ? 422 : 409;
}

/** The word of either language: whoever switches between two tabs need not begin again. */
const isTheWord = (typed: string): boolean => [en.word, fr.word].includes(typed.toLowerCase());

/** Somebody has to pay. Told before the person is forgotten, with whom it stands in the list of payouts: they cannot ask again. */
function reportPayout(context: PageContext, { config }: Pages, closed: Closed): void {
  if (closed?.name !== 'closed' || closed.facts.payoutCoins === 0) return;
  const detail = `${closed.facts.payoutCoins} coins of a wallet are to be paid out by hand`;
  config.report(new Fault('payment-by-hand', detail), {
    traceId: context.get('traceId'),
    path: context.req.path,
  });
}

/** First the money, then the person: what is broken off in between can be asked for again. */
async function forget(context: PageContext, pages: Pages): Promise<Refusal | undefined> {
  const { shop } = pages;
  const typed = await formBody(context, ['word', 'coins']);
  const coins: CoinChoice = typed.coins === 'refund' ? 'refund' : 'keep';
  if (!isTheWord(typed.word)) return { word: typed.word, coins };
  const { id } = context.get('view').household;
  const closed = coins === 'refund' ? await closeHouseholdWallet(shop, id) : undefined;
  if (closed?.name === 'coins-held') return { word: typed.word, coins, heldCoins: closed.facts.heldCoins };
  reportPayout(context, pages, closed);
  await forgetHousehold(shop, id);
  return undefined;
}

/** What is known of a household, and how to have it forgotten. */
export const myDataPage = (pages: Pages, session: ReturnType<typeof sessions>): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/', (context) => page(context, pages))
    .post('/delete', async (context) => {
      const refusal = await forget(context, pages);
      if (refusal) return page(context, pages, refusal);
      session.end(context);
      return context.redirect(`${myDataPath}/deleted`, 303);
    });

/** For somebody who is not signed in any more, and unknown. */
export const dataDeletedPage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>().get('/my-data/deleted', (context) => {
    const { title, text } = words[context.get('language')].erased;
    return show(context, pages, { title, body: html`<p>${text}</p>` });
  });
