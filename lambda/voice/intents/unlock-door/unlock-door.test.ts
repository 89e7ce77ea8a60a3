import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliverySuite } from '../../../../test/support/delivery-house';

const houses = deliverySuite();
const samples = (locale: string): string[] =>
  JSON.parse(readFileSync(join(__dirname, `utterances.${locale}.json`), 'utf8')).samples;

it.each([
  ['en-US', 'open my majordomo', /no voice opens your door/, /\{door\}/, 'front door'],
  ['fr-FR', 'ouvre mon majordome', /aucune voix n'ouvre votre porte/, /\{door\}/, "la porte d'entrée"],
] as const)('%s: whatever is said to open a door, none is', async (locale, opening, no, slot, door) => {
  const house = await houses.open({ locale });
  const window = await house.plan('2026-03-11T14:00:00.000Z');
  await house.become(window, { state: 'recording' });
  await house.say(opening);
  for (const sample of samples(locale)) {
    const { spoken } = await house.say(sample.replace(slot, door));
    expect([sample, spoken.join(' ')]).toEqual([sample, expect.stringMatching(no)]);
  }
  const kinds = (await house.shop.commands.ofWindow(window.windowId)).map(({ body }) => body.kind);
  expect(kinds).not.toContain('unlock');
  expect((await house.windows()).map(({ state }) => state)).toEqual(['recording']);
});
