import { html } from 'hono/html';
import type { IssuerPerson } from './app';

const style = html`<style>
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
  body { max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
  a { display: block; margin: .75rem 0; padding: .8rem 1rem; border: 1px solid #8888; border-radius: .5rem; }
</style>`;

/** Who are you? Nobody is asked for a password, and the page says so. */
export const whoPage = (people: readonly IssuerPerson[], query: string) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Who are you?</title>
    ${style}
  </head>
  <body>
    <main>
      <h1>Who are you?</h1>
      <p>
        This is the demo’s own account server, in place of a seller’s. It asks for no password: choose somebody.
        <span lang="fr">Voici le serveur de comptes de la démo : choisissez quelqu’un, sans mot de passe.</span>
      </p>
      ${people.map(({ label, subject }) => html`<a href="/authorize/as/${encodeURIComponent(subject)}?${query}">${label}</a>`)}
      <a href="/authorize/nobody?${query}">Nobody – go back <span lang="fr">(personne, revenir)</span></a>
    </main>
  </body>
</html>`;
