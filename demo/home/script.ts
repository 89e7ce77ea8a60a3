import { html } from 'hono/html';

/** Buttons say what to send in data attributes; the page is fetched again every second; what was opened stays so, and the keyboard stays where it was. */
export const script = html`<script>
  const headers = { 'content-type': 'application/json' };
  const opened = (root) => [...root.querySelectorAll('details')];
  const say = (text) => { document.getElementById('problem').textContent = text; };
  const reached = () => [...document.querySelectorAll('button, summary')];
  const refresh = async () => {
    const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
    const before = opened(document);
    opened(page).forEach((details, index) => { details.open = before[index]?.open ?? details.open; });
    const place = reached().indexOf(document.activeElement);
    document.querySelector('main').replaceWith(page.querySelector('main'));
    reached()[place]?.focus();
  };
  const send = async (path, body) => {
    const response = await fetch(path, { method: 'POST', headers, body });
    await refresh();
    say(response.status === 409 ? 'That cannot be done now: is the door locked?' : '');
  };
  const whereIAm = () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));
  document.addEventListener('click', async ({ target: { dataset } }) => {
    if (dataset.path) await send(dataset.path, dataset.body);
    if (!dataset.here) return;
    try {
      const { coords: { latitude, longitude } } = await whereIAm();
      await send(dataset.here, JSON.stringify({ latitude, longitude }));
      say('The door is where you are.');
    } catch {
      say('This page may not know where you are. Open it in its own tab, and allow it.');
    }
  });
  setInterval(refresh, 1000);
</script>`;
