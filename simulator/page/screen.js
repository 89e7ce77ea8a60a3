/** The device's screen: draws an APL document with Amazon's own renderer, scaled to the frame. */
import { element } from './dom.js';

/** The viewport that requests of a device with a screen describe, in pixels. */
const WIDTH = 1280;
const HEIGHT = 800;
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

  function say(text) {
    clear();
    glass.replaceChildren(element('p', { class: 'screen-note' }, text));
  }

  function clear() {
    renderer?.destroy();
    renderer = undefined;
    glass.replaceChildren();
  }

  async function draw(shown, words) {
    const mine = ++drawing;
    try {
      library ??= loadLibrary();
      const apl = await library;
      if (mine !== drawing) return;
      clear();
      const view = element('div', { class: 'apl', 'aria-hidden': 'true' });
      glass.append(view, spokenCopy(shown.datasources));
      renderer = makeRenderer(apl, {
        content: content(apl, shown),
        view,
        utcTime: nowMs(),
        onSendEvent: (event) => onTouch(event.arguments ?? [], shown.token),
      });
      await renderer.init();
      scaleToGlass();
    } catch (error) {
      say(words.screenFailed(error?.message ?? String(error)));
    }
  }

  function scaleToGlass() {
    const view = glass.querySelector('.apl');
    if (view) view.style.transform = `scale(${glass.clientWidth / WIDTH})`;
  }

  new ResizeObserver(scaleToGlass).observe(glass);

  return { device, draw, say };
}

/** The library only tells that it is ready to those who ask before it is: at once after its script has run. */
async function loadLibrary() {
  await new Promise((resolve, reject) => {
    const failed = () => reject(new Error('/vendor/apl.js'));
    document.head.append(element('script', { src: '/vendor/apl.js', onload: resolve, onerror: failed }));
  });
  const library = window.AplRenderer;
  await library.initEngine();
  // It would fetch its fonts from the internet; the style sheet gives their names to fonts of this machine.
  library.FontUtils.initialize = async () => {};
  return library;
}

/** What the drawing shows, for those who cannot see it: the texts of its data. */
function spokenCopy(datasources) {
  return element('div', { class: 'visually-hidden' }, textsIn(datasources).join('. '));
}

function textsIn(value) {
  if (typeof value === 'string') return /^(https?:|#|data:)/.test(value) ? [] : [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
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

function makeRenderer(library, particulars) {
  return library.default.create({
    environment: { agentName: 'local-alexa', agentVersion: '1.0', allowOpenUrl: false, disallowVideo: true },
    viewport: { width: WIDTH, height: HEIGHT, dpi: DPI, isRound: false },
    theme: 'dark',
    mode: 'HUB',
    localTimeAdjustment: 0,
    developerToolOptions: {},
    ...particulars,
  });
}
