import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Receipt, receiptOf } from '../../../domain/proof/receipt';
import { formatsOf } from '../../pages/formats';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { root } from '../frame/return-to';
import { receiptView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

/** The receipt with the number in the address, of the household's own account and no other. */
async function read(context: PageContext, { shop }: Pages): Promise<Receipt | undefined> {
  const { wallet } = context.get('view');
  const sequence = Number(context.req.param('sequence'));
  return wallet && Number.isSafeInteger(sequence) ? receiptOf(shop, wallet.account, sequence) : undefined;
}

function showUnknown(context: PageContext, pages: Pages) {
  const { unknown, back } = words[context.get('language')];
  const body = html`<p>${unknown.text}</p><p><a class="button" href="${root}/statement">${back}</a></p>`;
  return show(context, pages, { title: unknown.title, body, place: 'statement' }, 404);
}

async function page(context: PageContext, pages: Pages) {
  const receipt = await read(context, pages);
  if (!receipt) return showUnknown(context, pages);
  const language = context.get('language');
  const { id, timeZone } = context.get('view').household;
  const order = await pages.shop.orders.read(id, receipt.line.subject);
  const said = words[language];
  const title = said.title(formatsOf(language).number(receipt.line.sequence));
  const body = receiptView(receipt, { words: said, language, timeZone, order });
  return show(context, pages, { title, body, place: 'statement' });
}

/** One movement: to read, and as a file that proves it to anybody. */
export const receiptPage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/:sequence{[1-9][0-9]{0,14}}', (context) => page(context, pages))
    .get('/:sequence{[1-9][0-9]{0,14}}/receipt.json', async (context) => {
      const receipt = await read(context, pages);
      if (!receipt) return showUnknown(context, pages);
      const name = `receipt-${receipt.line.sequence}.json`;
      context.header('content-type', 'application/json; charset=utf-8');
      context.header('content-disposition', `attachment; filename="${name}"`);
      return context.body(`${JSON.stringify(receipt, null, 2)}\n`);
    });
