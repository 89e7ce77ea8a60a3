/** The device's screen: draws an APL document with Amazon's own renderer, scaled to the frame. */
import { byId, element } from './dom.js';

const WIDTH = 960;
const HEIGHT = 480;

export function createScreen(onTouch) {
  const glass = element('div', { class: 'glass' });
  const device = element(
    'div',
    { class: 'device' },
    element('div', { class: 'bezel' }, glass),
    element('div', { class: 'foot' }),
  );
  let renderer;
  let engine;
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

  async function draw({ document: apl, datasources, token }, words) {
    const mine = ++drawing;
    const library = window.AplRenderer;
    try {
      engine ??= library.initEngine();
      await engine;
      if (mine !== drawing) return;
      clear();
      const view = element('div', { class: 'apl', 'aria-hidden': 'true' });
      glass.append(view, spokenCopy(datasources));
      renderer = makeRenderer(library, view, content(library, apl, datasources), (args) =>
        onTouch(args, token),
      );
      await renderer.init();
      fit();
    } catch (error) {
      say(words.screenFailed(error?.message ?? String(error)));
    }
  }

  function fit() {
    const view = glass.querySelector('.apl');
    if (view) view.style.transform = `scale(${glass.clientWidth / WIDTH})`;
  }

  new ResizeObserver(fit).observe(glass);
  byId('stage-panels').addEventListener('transitionend', fit);

  return { device, draw, say };
}

/** What the drawing shows, for those who cannot see it: the texts of its data. */
function spokenCopy(datasources) {
  return element('div', { class: 'visually-hidden' }, textsIn(datasources).join('. '));
}

function textsIn(value) {
  if (typeof value === 'string') return /^(https?:|#|data:)/.test(value) ? [] : [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

function content(library, apl, datasources) {
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

function makeRenderer(library, view, made, onSendEvent) {
  const options = {
    content: made,
    view,
    environment: { agentName: 'local-alexa', agentVersion: '1.0', allowOpenUrl: false, disallowVideo: true },
    viewport: { width: WIDTH, height: HEIGHT, dpi: 160, isRound: false },
    theme: 'dark',
    mode: 'HUB',
    notLoadFonts: true,
    developerToolOptions: {},
    onSendEvent: (event) => onSendEvent(event.arguments ?? []),
  };
  return library.createAplRenderer ? library.createAplRenderer(options) : library.default.create(options);
}
