/** The device's screen: draws an APL document with Amazon's own renderer, scaled to the frame. */
import { element } from './dom.js';

/** The viewport that requests of a device with a screen describe: its width and its dots per inch. */
const WIDTH_PX = 1280;
const DPI = 213;

export class Screen {
  #glass = element('div', { class: 'glass' });
  #renderer;
  #library;
  #shown;
  #drawing = 0;
  #drawnWidthPx = 0;

  /** `onTouch` gets the arguments and the document's token; `nowMs` gives the instant that the document's clock shows. */
  constructor(onTouch, nowMs) {
    this.onTouch = onTouch;
    this.nowMs = nowMs;
    const bezel = element('div', { class: 'bezel' }, this.#glass);
    this.device = element('div', { class: 'device' }, bezel, element('div', { class: 'foot' }));
    new ResizeObserver(() => this.#drawAtNewSize()).observe(this.#glass);
  }

  /** A note in place of a document. */
  say(text) {
    this.#drawing += 1;
    this.#shown = undefined;
    this.#clear();
    this.#glass.replaceChildren(element('p', { class: 'screen-note' }, text));
  }

  async draw(shown, words) {
    this.#drawing += 1;
    const mine = this.#drawing;
    this.#shown = { shown, words };
    try {
      this.#library ??= loadLibrary();
      const library = await this.#library;
      if (mine !== this.#drawing) return;
      this.#clear();
      this.#renderer = this.#makeRenderer(library, shown, words);
      await this.#renderer.init();
    } catch (error) {
      this.say(words.screenFailed(error?.message ?? String(error)));
    }
  }

  #clear() {
    this.#renderer?.destroy();
    this.#renderer = undefined;
    this.#glass.replaceChildren();
  }

  #makeRenderer(library, shown, words) {
    const view = element('div', { class: 'apl', role: 'group', 'aria-label': words.screen });
    this.#glass.append(view);
    this.#drawnWidthPx = this.#glass.clientWidth;
    return library.default.create({
      view,
      content: content(library, shown),
      viewport: viewportOf(this.#glass),
      environment: {
        agentName: 'local-alexa',
        agentVersion: '1.0',
        allowOpenUrl: false,
        disallowVideo: true,
      },
      theme: 'dark',
      mode: 'HUB',
      utcTime: this.nowMs(),
      localTimeAdjustment: 0,
      developerToolOptions: {},
      onSendEvent: (event) => this.onTouch(event.arguments ?? [], shown.token),
    });
  }

  #drawAtNewSize() {
    const widthPx = this.#glass.clientWidth;
    const isHidden = widthPx === 0;
    if (this.#shown && !isHidden && widthPx !== this.#drawnWidthPx)
      this.draw(this.#shown.shown, this.#shown.words);
  }
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
