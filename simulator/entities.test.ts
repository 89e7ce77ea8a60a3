import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { dialog } from 'ask-sdk-model';
import { told } from './testing/told';
import { cafe, english, NOW_MS, question, SKILL_ID, toyAlexa, toyOptions } from './testing/toy-skill';
import type { LocalAlexa } from './types';

const OPEN = 'open coffee corner';
const MINUTE_MS = 60_000;

function replacing(
  ...values: [id: string, name: string, ...synonyms: string[]][]
): dialog.DynamicEntitiesDirective {
  const entities = values.map(([id, value, ...synonyms]) => ({ id, name: { value, synonyms } }));
  return {
    type: 'Dialog.UpdateDynamicEntities',
    updateBehavior: 'REPLACE',
    types: [{ name: 'DRINK', values: entities }],
  };
}

/** An Alexa with a clock to move; each answer of the skill carries the next directive. */
function alexaLoading(...directives: dialog.DynamicEntitiesDirective[]): {
  alexa: LocalAlexa;
  clock: { nowMs: number };
} {
  const clock = { nowMs: NOW_MS };
  const handler: typeof cafe = async () => {
    const directive = directives.shift();
    return question('Well?', directive ? [directive] : []);
  };
  return { alexa: toyAlexa(handler, { now: () => clock.nowMs }), clock };
}

test('values loaded at run time are known, under an authority of their own', async () => {
  const { alexa } = alexaLoading(replacing(['moms-tea', 'grandma blend', 'the good stuff']));
  expect(told(alexa.understand(english, 'order the good stuff').selected)).toBe(
    'OrderIntent drink=good stuff',
  );
  await alexa.say(english, OPEN);
  const slot = alexa.understand(english, 'order some good stuff').selected?.slots.drink;
  expect(slot?.resolutions?.resolutionsPerAuthority).toEqual([
    {
      authority: `amzn1.er-authority.echo-sdk.${SKILL_ID}.DRINK`,
      status: { code: 'ER_SUCCESS_NO_MATCH' },
      values: [],
    },
    {
      authority: `amzn1.er-authority.echo-sdk.dynamic.${SKILL_ID}.DRINK`,
      status: { code: 'ER_SUCCESS_MATCH' },
      values: [{ value: { id: 'moms-tea', name: 'grandma blend' } }],
    },
  ]);
  expect(slot?.slotValue).toMatchObject({ type: 'Simple', value: 'good stuff' });
});

test('REPLACE forgets what was loaded before, CLEAR forgets all', async () => {
  const { alexa } = alexaLoading(replacing(['a', 'alpha brew']), replacing(['b', 'beta brew']), {
    type: 'Dialog.UpdateDynamicEntities',
    updateBehavior: 'CLEAR',
  });
  const known = () =>
    ['order alpha brew', 'order beta brew'].map((words) =>
      told(alexa.understand(english, words).selected).includes('/'),
    );
  await alexa.say(english, OPEN);
  expect(known()).toEqual([true, false]);
  await alexa.say(english, 'my balance');
  expect(known()).toEqual([false, true]);
  await alexa.say(english, 'my balance');
  expect(known()).toEqual([false, false]);
});

test('loaded values live for 30 minutes after the session, and are nobody else’s', async () => {
  const { alexa, clock } = alexaLoading(replacing(['a', 'alpha brew']));
  const known = (speaker = english) =>
    told(alexa.understand(speaker, 'order alpha brew').selected).includes('/');
  await alexa.say(english, OPEN);
  clock.nowMs += 60 * MINUTE_MS;
  expect(known()).toBe(true);
  expect(known({ ...english, deviceId: 'hall' })).toBe(false);
  await alexa.leave(english);
  clock.nowMs += 30 * MINUTE_MS;
  expect(known()).toBe(true);
  clock.nowMs += 1;
  expect(known()).toBe(false);
});

test('of more than 100 names, those beyond are not loaded, and the response is marked', async () => {
  const values = Array.from({ length: 51 }, (_, index): [string, string, string] => [
    `v${index}`,
    `brew ${index + 1000}`,
    `beverage ${index + 1000}`,
  ]);
  const { alexa } = alexaLoading(replacing(...values));
  const turn = await alexa.say(english, OPEN);
  expect(turn.problems.map(({ rule }) => rule)).toContain('dynamic-entities');
  expect(told(alexa.understand(english, 'order brew 1049').selected)).toContain('/v49');
  expect(told(alexa.understand(english, 'order brew 1050').selected)).not.toContain('/v50');
});

test('the model is read again when its file changes', () => {
  const packageDir = mkdtempSync(join(tmpdir(), 'cafe-'));
  try {
    cpSync(toyOptions().packageDir, packageDir, { recursive: true });
    const alexa = toyAlexa(cafe, { packageDir });
    expect(told(alexa.understand(english, 'order something').selected)).toBe('OrderIntent');
    const path = join(packageDir, 'interactionModels/custom/en-US.json');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('"order something"', '"surprise me with whatever"'),
    );
    expect(told(alexa.understand(english, 'surprise me with whatever').selected)).toBe('OrderIntent');
  } finally {
    rmSync(packageDir, { recursive: true });
  }
});

test('a locale without a model is named', () => {
  expect(() => toyAlexa().understand({ ...english, locale: 'de-DE' }, 'hallo')).toThrow(/de-DE/);
});
