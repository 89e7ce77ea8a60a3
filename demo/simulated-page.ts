import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

const style = html`<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #8886; vertical-align: top; }
  button, select { font: inherit; padding: .2rem .7rem; border-radius: .4rem; border: 1px solid #8888; cursor: pointer; }
  code { font-size: .85em; }
  .status { font-weight: 600; }
</style>`;

/** What every script may call: it shows the page as it is now. */
const refresh = html`<script>
  const refresh = async () => {
    const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
    document.querySelector('main').replaceWith(page.querySelector('main'));
  };
</script>`;

interface Parts {
  title: string;
  /** What stands below the title. */
  content: Html;
  /** Listens to what is done on the page, and calls `refresh`. */
  script: Html;
}

/** The page of something that the demo stands in for: what happened there, and what to do about it. */
export const simulatedPage = ({ title, content, script }: Parts): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    ${style}
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
    ${refresh}
    ${script}
  </body>
</html>`;
