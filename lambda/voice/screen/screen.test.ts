import { documents, screensIn } from '../../../test/support/screens';
import { locales } from '../locale';
import type { Json } from '../outcome';
import { colours } from './look';

/** Components and properties of APL 1.4 that a device of 2020 knows; nothing else may be drawn with. */
const componentTypes = ['Container', 'Frame', 'Text', 'TouchWrapper', 'VectorGraphic', 'Buttons'];
const dimension = /^(\d+(\.\d+)?(vh|vw|dp|%)|\$\{.*\})$/;
const dimensions = ['width', 'height', 'minHeight', 'maxWidth', 'fontSize', 'spacing', 'borderRadius'];
const mostBytes = 6 * 1024;

interface Node {
  [property: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every object inside a value, itself included. */
function nodesOf(value: unknown): Node[] {
  if (!isNode(value)) return [];
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(nodesOf)];
}

/** Names behind a dot, as in "payload.screen.title". */
const namesAfter = (prefix: string, text: string): string[] =>
  [...text.matchAll(new RegExp(`\\b${prefix}\\.(\\w+)`, 'g'))].map(([, name]) => name ?? '');

/** Keys of an object, or of the objects of a list. */
const keysIn = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.flatMap(keysIn) : isNode(value) ? Object.keys(value) : [];

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As WCAG reckons it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

describe.each(Object.entries(documents))('the document of %s', (_name, document) => {
  const { mainTemplate } = document as { mainTemplate: { parameters: string[]; items: Node[] } };
  const source = JSON.stringify(document);

  it('has the shape of APL 1.4 and fetches nothing', () => {
    expect(document).toMatchObject({
      type: 'APL',
      version: '1.4',
      mainTemplate: { parameters: ['payload'] },
    });
    expect(source).not.toMatch(/"import"|https?:/);
    const drawn = nodesOf(mainTemplate.items).filter(
      ({ type }) => typeof type === 'string' && type !== 'SendEvent',
    );
    expect(drawn.length).toBeGreaterThan(10);
    for (const component of drawn) expect(componentTypes).toContain(component.type);
  });

  it('measures in parts of the viewport', () => {
    for (const node of nodesOf(mainTemplate.items))
      for (const property of dimensions) {
        if (node[property] !== undefined) expect(String(node[property])).toMatch(dimension);
      }
  });

  it('draws only what it carries', () => {
    const { graphics } = document as { graphics: Node };
    const used = nodesOf(mainTemplate.items).flatMap(({ source: picture }) =>
      picture ? [String(picture)] : [],
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(graphics).sort());
  });

  it('is small', () => {
    expect(Buffer.byteLength(source)).toBeLessThanOrEqual(mostBytes);
  });

  it.each(locales)('binds only data that its words give in %s', (locale) => {
    const shown = screensIn(locale).filter(({ document: other }) => other === document);
    expect(shown.length).toBeGreaterThan(0);
    for (const { words } of shown) {
      const given = Object.keys(words.screen ?? {});
      const wanted = namesAfter('screen', source).filter((key) => !['buttons', 'screen'].includes(key));
      expect(given).toEqual(expect.arrayContaining(wanted));
      const ofEach = Object.values(words.screen ?? {}).flatMap(keysIn);
      const buttonKeys = ['label', 'touch'];
      expect([...ofEach, ...buttonKeys]).toEqual(
        expect.arrayContaining(namesAfter('data', source).filter((key) => key !== 'length')),
      );
    }
  });
});

it('is read by tired eyes across a room: every pair of colours contrasts at least 4.5 to 1', () => {
  const { night, dusk, panel, ivory, mist, brass } = colours;
  const pairs = [
    ...[night, dusk, panel].flatMap((ground) => [ivory, mist, brass].map((ink) => [ground, ink] as const)),
    [brass, night] as const,
  ];
  for (const [ground, ink] of pairs) expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5);
});
