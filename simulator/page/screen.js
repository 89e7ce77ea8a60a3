/** The device's screen: draws an APL document with Amazon's own renderer, scaled to the frame. */
import { element } from './dom.js';

/** The viewport that requests of a device with a screen describe: its width and its dots per inch. */
const WIDTH_PX = 1280;
const DPI = 213;

/** `nowMs` gives the instant that the document's clock shows. */
export function createScreen(onTouch, nowMs) {
  const glass = element('div', { class: 'glass' });
  const device = element(
    'div',
    { class: 'device' },
    element('div', { class: 'bezel' }, glass),
    element('div', { class: 'foot' }),
  );
  let renderer;
  let library;
  let drawing = 0;
  let last;
  let drawnWidthPx = 0;

  function say(text) {
    drawing += 1;
    last = undefined;
    clear();
    glass.replaceChildren(element('p', { class: 'screen-note' }, text));
  }

  function clear() {
    renderer?.destroy();
    renderer = undefined;
    glass.replaceChildren();
  }

  async function draw(shown, words) {
    drawing += 1;
    const mine = drawing;
    last = { shown, words };
    try {
      library ??= loadLibrary();
      const apl = await library;
      if (mine !== drawing) return;
      clear();
      renderer = makeRenderer(apl, shown, words);
      await renderer.init();
      glass.firstElementChild?.setAttribute('data-drawn', '');
    } catch (error) {
      say(words.screenFailed(error?.message ?? String(error)));
    }
  }

  function makeRenderer(apl, shown, words) {
    const view = element('div', { class: 'apl', role: 'group', 'aria-label': words.screen });
    glass.append(view);
    drawnWidthPx = glass.clientWidth;
    return apl.default.create({
      view,
      content: content(apl, shown),
      viewport: viewportOf(glass),
      environment: {
        agentName: 'local-alexa',
        agentVersion: '1.0',
        allowOpenUrl: false,
        disallowVideo: true,
      },
      theme: 'dark',
      mode: 'HUB',
      utcTime: nowMs(),
      localTimeAdjustment: 0,
      developerToolOptions: {},
      onSendEvent: (event) => onTouch(event.arguments ?? [], shown.token),
    });
  }

  new ResizeObserver(() => {
    const isHidden = glass.clientWidth === 0;
    if (last && !isHidden && glass.clientWidth !== drawnWidthPx) draw(last.shown, last.words);
  }).observe(glass);

  return { device, draw, say };
}

/** The same picture at the size of the frame: fewer pixels, and as many fewer of them to the inch. */
function viewportOf({ clientWidth, clientHeight }) {
  return { width: clientWidth, height: clientHeight, dpi: (DPI * clientWidth) / WIDTH_PX, isRound: false };
}

/** The library only tells that it is ready to those who ask before it is: at once after its script has run. */
async function loadLibrary() {
  await new Promise((resolve, reject) => {
    const failed = () => reject(new Error('/vendor/apl.js'));
    document.head.append(element('script', { src: '/vendor/apl.js', onload: resolve, onerror: failed }));
  });
  const library = window.AplRenderer;
  await library.initEngine();
  // Its fonts are on the internet, which the page's policy forbids; the style sheet gives their names to fonts of this machine.
  for (const style of document.querySelectorAll('style'))
    if (style.textContent.includes('@font-face')) style.remove();
  library.FontUtils.initialize = async () => {};
  return library;
}

function content(library, { document: apl, datasources }) {
  const made = library.Content.create(JSON.stringify(apl));
  for (const name of apl.mainTemplate?.parameters ?? []) {
    const parameter = typeof name === 'string' ? name : name.name;
    made.addData(
      parameter,
      JSON.stringify(parameter === 'payload' ? datasources : (datasources[parameter] ?? {})),
    );
  }
  return made;
}
