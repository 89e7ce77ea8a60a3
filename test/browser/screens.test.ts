/** The skill's screens, drawn by Amazon's renderer on every kind of device, in both languages. */
import type { Browser, Page } from 'playwright-core';
import { locales } from '../../lambda/voice/locale';
import type { Json } from '../../lambda/voice/outcome';
import { type Device, devices, draw, openBrowser, openRenderer } from '../support/apl-browser';
import { type ShownScreen, screensIn } from '../support/screens';

let browser: Browser;
let page: Page;
const foreignRequests: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  page = await openRenderer(browser);
  page.on('request', (request) => {
    if (!/^(data:|blob:|about:)/.test(request.url())) foreignRequests.push(request.url());
  });
});
afterAll(() => browser?.close());

interface Rectangle {
  words: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Every run of text with where its ink stands. */
const readTexts = (): Promise<Rectangle[]> =>
  page.evaluate(`(() => {
    const texts = [];
    const walker = document.createTreeWalker(document.getElementById('view'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { left, top, right, bottom, width } of range.getClientRects())
        if (width > 0) texts.push({ words: walker.currentNode.textContent, left, top, right, bottom });
    }
    return texts;
  })()`);

/** A pixel of rounding is no overflow. */
const tolerancePx = 1;

function isInside({ left, top, right, bottom }: Rectangle, { width, height, isRound }: Device): boolean {
  if (left < -tolerancePx || top < -tolerancePx) return false;
  if (right > width + tolerancePx || bottom > height + tolerancePx) return false;
  if (!isRound) return true;
  const radius = width / 2;
  return [left, right].every((x) =>
    [top, bottom].every((y) => Math.hypot(x - radius, y - radius) <= radius + tolerancePx),
  );
}

/** Line boxes may touch, ink may not: each is taken as the middle of its box. */
function doOverlap(one: Rectangle, other: Rectangle): boolean {
  const inkOf = ({ top, bottom }: Rectangle) => [top + (bottom - top) * 0.25, bottom - (bottom - top) * 0.25];
  const [topOne = 0, bottomOne = 0] = inkOf(one);
  const [topOther = 0, bottomOther = 0] = inkOf(other);
  const isBeside = one.right <= other.left + tolerancePx || other.right <= one.left + tolerancePx;
  return !isBeside && topOne < bottomOther && topOther < bottomOne;
}

/** All texts that a screen's data holds, whatever its shape. */
const stringsIn = (value: Json | undefined): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : [];

const evenly = (text: string): string => text.replace(/\s/g, ' ');

/** Told on every device: what is decided about, and what answers. */
function mustStand(shown: ShownScreen, device: Device): string[] {
  const { hint, deals, lines, buttons, offered: _offered, ...rest } = shown.words.screen ?? {};
  const labels = Array.isArray(buttons) ? buttons.map((one) => (one as { label: string }).label) : [];
  const listed = [deals, lines].flatMap((list) => (Array.isArray(list) ? list : []));
  const isHintShown = !device.isRound || labels.length === 0;
  return [
    ...stringsIn(rest),
    ...labels,
    ...(device.isRound ? [] : listed.flatMap(stringsIn)),
    ...(isHintShown ? stringsIn(hint) : []),
  ].filter(Boolean);
}

describe.each(locales)('in %s', (locale) => {
  describe.each(devices.map((device) => [device.name, device] as const))('on an %s', (_name, device) => {
    test.each(screensIn(locale).map((shown) => [shown.name, shown] as const))(
      '%s',
      async (_screen, shown) => {
        await draw(page, shown, device);
        const texts = await readTexts();
        expect(texts.filter((text) => !isInside(text, device))).toEqual([]);
        const overlaps = texts.flatMap((one, at) =>
          texts
            .slice(at + 1)
            .flatMap((other) => (doOverlap(one, other) ? [`${one.words} / ${other.words}`] : [])),
        );
        expect(overlaps).toEqual([]);
        const read = evenly(await page.locator('#view').innerText());
        for (const text of mustStand(shown, device)) expect(read).toContain(evenly(text));
      },
    );
  });
});

/** Longer than a frame: the renderer looks at the finger once in each, and what is over before was nothing. */
const pressMs = 120;
const mostPresses = 20;

/** Presses a label, as long as a finger would, until something is sent; answers what. */
async function touch(label: string): Promise<unknown> {
  const box = await page.getByText(label, { exact: true }).boundingBox();
  if (!box) throw new Error(`There is no ${label} on the screen.`);
  await page.evaluate('window.sent = []');
  for (let presses = 0; presses < mostPresses; presses++) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { delay: pressMs });
    await page.waitForTimeout(pressMs);
    const [sent] = (await page.evaluate('window.sent')) as unknown[];
    if (sent) return sent;
  }
  throw new Error(`${label} sends nothing.`);
}

describe.each(devices.map((device) => [device.name, device] as const))(
  'a touch on an %s',
  (_name, device) => {
    test('answers as the word on it does', async () => {
      const confirm = screensIn('en-US').find(({ name }) => name === 'confirm');
      if (!confirm) throw new Error('There is no confirmation.');
      await draw(page, confirm, device);
      expect(await touch('Yes, order')).toEqual(['yes']);
      expect(await touch('No')).toEqual(['no']);
    });
  },
);

test('nothing is fetched', () => {
  expect(foreignRequests).toEqual([]);
});
