/** Amazon's own renderer of APL in a real browser, one screen at a time. */
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { newConversation } from '../../lambda/voice/conversation';
import { responseOf } from '../../lambda/voice/response';
import type { ShownScreen } from './screens';

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Device {
  name: string;
  width: number;
  height: number;
  isRound: boolean;
}

/** One dot per device-independent pixel, as these devices tell it. */
export const devices: Device[] = [
  { name: 'Echo Show 5', width: 960, height: 480, isRound: false },
  { name: 'Echo Show 8', width: 1280, height: 800, isRound: false },
  { name: 'Echo Show 15', width: 1920, height: 1080, isRound: false },
  { name: 'Echo Spot', width: 480, height: 480, isRound: true },
];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args });

/** The renderer's own fonts are on the internet; these of the machine are a little wider than them. */
const face = (family: string, weight: string, ...local: string[]): string =>
  `@font-face{font-family:'${family}';font-weight:${weight};src:${local.map((name) => `local('${name}')`).join()}}`;

const pageStyle = `
  body { margin: 0; background: #000 }
  ${face('amazon-ember-display', '400', 'NotoSans-Regular', 'Noto Sans Regular', 'Liberation Sans', 'DejaVu Sans')}
  ${face('amazon-ember-display', '700', 'NotoSans-Bold', 'Noto Sans Bold', 'Liberation Sans Bold', 'DejaVu Sans Bold')}
  ${face('bookerly', '400', 'P052-Roman', 'Noto Serif', 'DejaVu Serif')}
`;

/** A page with the renderer, ready to draw. */
export async function openRenderer(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent('<div id="view"></div>');
  const library = readFileSync(require.resolve('apl-viewhost-web/index.js'), 'utf8');
  // The library only tells that it is ready to those who ask before it is: in the same script.
  await page.addScriptTag({ content: `${library}\nwindow.ready = AplRenderer.initEngine();` });
  await page.evaluate(`(async () => {
    await window.ready;
    for (const style of document.querySelectorAll('style'))
      if (style.textContent.includes('@font-face')) style.remove();
    AplRenderer.FontUtils.initialize = async () => {};
  })()`);
  await page.addStyleTag({ content: pageStyle });
  return page;
}

/** What a device with a screen is sent for these words. */
function directiveOf({ document, words }: ShownScreen) {
  const context = { hasScreen: true, slotsOf: () => [] };
  const { response } = responseOf(words, { apl: document }, newConversation, context);
  const directive = response.directives?.find(({ type }) => type === 'Alexa.Presentation.APL.RenderDocument');
  if (directive?.type !== 'Alexa.Presentation.APL.RenderDocument') throw new Error('nothing is shown');
  return directive;
}

/** Draws a screen on a device; what is touched is collected in the page's `sent`. */
export async function draw(
  page: Page,
  shown: ShownScreen,
  { width, height, isRound }: Device,
): Promise<void> {
  await page.setViewportSize({ width, height });
  const { document: apl, datasources } = directiveOf(shown);
  const view = { apl: JSON.stringify(apl), data: JSON.stringify(datasources), width, height, isRound };
  await page.evaluate(`(async ({ apl, data, width, height, isRound }) => {
    window.renderer?.destroy();
    window.sent = [];
    const view = document.getElementById('view');
    view.replaceChildren();
    view.style.cssText = 'position:relative;width:' + width + 'px;height:' + height + 'px;border-radius:' + (isRound ? '50%' : '0');
    const content = AplRenderer.Content.create(apl);
    content.addData('payload', data);
    window.renderer = AplRenderer.default.create({
      view, content,
      viewport: { width, height, dpi: 160, isRound },
      environment: { agentName: 'test', agentVersion: '1.0', allowOpenUrl: false, disallowVideo: true },
      theme: 'dark', mode: 'HUB', utcTime: 0, localTimeAdjustment: 0, developerToolOptions: {},
      onSendEvent: (event) => window.sent.push(event.arguments),
    });
    await window.renderer.init();
  })(${JSON.stringify(view)})`);
}
