import { Hono } from 'hono';
import { agree, invite } from '../../../domain/contacts/agree';
import { doneOf, formBody } from '../../pages/form-body';
import { formatsOf } from '../../pages/formats';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { agreeRefusal, inviteRefusal, type Refusal } from './problems';
import { type ContactForm, contactsPath, contactsView, invitedView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

const saidOf = (context: PageContext) => {
  const language = context.get('language');
  const { timeZone, id: householdId } = context.get('view').household;
  return { words: words[language], formats: formatsOf(language), timeZone, householdId };
};

async function page(context: PageContext, pages: Pages, typed: ContactForm['typed'] = {}, refusal?: Refusal) {
  const said = saidOf(context);
  const { wallet } = pages.shop.seller;
  const body = contactsView({
    ...said,
    contacts: await pages.shop.contacts.list(said.householdId),
    off: { home: !wallet.home.transfers, other: !wallet.gifts.toOtherHouseholds },
    done: doneOf(context, said.words.done),
    form: { typed, ...(refusal && { problem: refusal }) },
  });
  const content = { title: said.words.title, body, place: 'contacts', isRefused: !!refusal } as const;
  return show(context, pages, content, refusal?.status ?? 200);
}

async function inviteSomebody(context: PageContext, pages: Pages) {
  const said = saidOf(context);
  const typed = await formBody(context, ['otherName', 'ownName', 'kind']);
  const { householdId } = said;
  const kind = typed.kind === 'home' ? 'home' : 'other';
  const result = await invite(pages.shop, { ...typed, kind, householdId, now: pages.shop.clock.now() });
  if (result.name !== 'invited') return page(context, pages, typed, inviteRefusal(result, said));
  const { invitation, code } = result.facts;
  const until = said.formats.date(invitation.expiresAt, said.timeZone);
  const { title, text } = said.words.invited;
  const body = invitedView(code, text(invitation.otherName, until), said.words.title);
  return show(context, pages, { title, body, place: 'contacts' });
}

async function agreeWithSomebody(context: PageContext, pages: Pages) {
  const said = saidOf(context);
  const typed = await formBody(context, ['code', 'name']);
  const { householdId } = said;
  const result = await agree(pages.shop, { ...typed, householdId, now: pages.shop.clock.now() });
  if (result.name === 'agreed') return context.redirect(`${contactsPath}?done=agreed`, 303);
  return page(context, pages, typed, agreeRefusal(result, said));
}

/** With whom coins may be exchanged: agreed by both, ended by either. */
export const contactsPage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/', (context) => page(context, pages))
    .post('/invite', (context) => inviteSomebody(context, pages))
    .post('/agree', (context) => agreeWithSomebody(context, pages))
    .post('/remove', async (context) => {
      const { contactId } = await formBody(context, ['contactId']);
      await pages.shop.contacts.remove(context.get('view').household.id, contactId);
      return context.redirect(`${contactsPath}?done=removed`, 303);
    });
