import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import type { languageChoice } from '../../pages/language';
import type { PageContext, PageEnv, Pages } from './env';
import { show } from './layout';
import { pathWithin, root } from './return-to';
import type { sessions } from './session';

const en = {
  ended: {
    title: 'Please sign in again',
    text: 'You were signed out because nothing happened for half an hour, or because half a day has passed. What you just sent was not done.',
    action: 'Sign in',
  },
  unknown: {
    title: 'We have not met yet',
    text: 'Your account is fine, but the household is not known here yet. Link it in the Alexa app and speak to the skill once; then come back to this page.',
    action: 'Try again',
  },
};

const fr: typeof en = {
  ended: {
    title: 'Merci de vous reconnecter',
    text: 'Vous avez été déconnecté : rien ne s’est passé pendant une demi-heure, ou une demi-journée s’est écoulée. Ce que vous venez d’envoyer n’a pas été fait.',
    action: 'Se connecter',
  },
  unknown: {
    title: 'Nous ne vous connaissons pas encore',
    text: 'Votre compte est en ordre, mais votre foyer n’est pas encore connu ici. Associez-le dans l’application Alexa, parlez une fois à la skill, puis revenez sur cette page.',
    action: 'Réessayer',
  },
};

const words = { en, fr };

const signInPath = (to: string): string => `${root}/sign-in?${new URLSearchParams({ to })}`;

const linkTo = (path: string, { text, action }: { text: string; action: string }) =>
  html`<p>${text}</p><p><a class="button" href="${path}">${action}</a></p>`;

/** Who is not signed in goes to sign in and comes back; a form that was sent is not done, and says so. */
function askToSignIn(context: PageContext, pages: Pages): Response | Promise<Response> {
  const { pathname, search } = new URL(context.req.url);
  const path = signInPath(pathWithin(`${pathname}${search}`));
  if (context.req.method === 'GET') return context.redirect(path);
  const { ended } = words[context.get('language')];
  return show(context, pages, { title: ended.title, body: linkTo(path, ended) }, 401);
}

/** Lets in who is signed in, with the household that is theirs. */
export const membersOnly = (
  pages: Pages,
  session: ReturnType<typeof sessions>,
  language: ReturnType<typeof languageChoice>,
) =>
  createMiddleware<PageEnv>(async (context, next) => {
    const member = await session.read(context);
    if (!member) return askToSignIn(context, pages);
    const view = await pages.shop.households.read(member.householdId);
    if (!view) {
      const { unknown } = words[context.get('language')];
      return show(context, pages, { title: unknown.title, body: linkTo(root, unknown) }, 404);
    }
    language.settle(context, view.household);
    context.set('view', view);
    await next();
    return undefined;
  });
