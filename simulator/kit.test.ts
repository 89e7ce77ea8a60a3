import { conversation, matches, ScriptMismatch } from './kit';
import { english, french, toyAlexa } from './testing/toy-skill';

test('runs a script in English and in French', async () => {
  const turns = await conversation(toyAlexa(), english).run(`
    # an order, with a change of mind
    U: alexa, ask coffee corner to order some coffee
    A: How many?
    U: two
    A: 2 coffee, right?
    U: make it three
    A: 3 …, right?
    U: yes
    A: /^Ordered .*quantity=3\\.$/
  `);
  expect(turns).toHaveLength(4);
  await conversation(toyAlexa(), french).run(`
    - U : ouvre le café du coin
    - A : Bonjour. Que voulez-vous ?
    - U : (silence)
    - A : * Que voulez-vous ?
    - U : (leave)
  `);
});

test('a mismatch shows what was said, the intent and why', async () => {
  const talk = conversation(toyAlexa(), english);
  const failure = talk.run('U: ask coffee corner to order tea\nA: Here is your tea.');
  await expect(failure).rejects.toThrow(ScriptMismatch);
  await expect(failure).rejects.toThrow(
    /Line 1, U: ask coffee corner to order tea\n.*Here is your tea\.\n.*said +A: How many\?\n.*OrderIntent.*\n.*why: .*not a known value/,
  );
});

test('an error of the turn fails the script even when nothing is expected', async () => {
  await expect(conversation(toyAlexa(), english).run('U: order coffee')).rejects.toThrow(/SKILL_NOT_INVOKED/);
});

test('a line that belongs to nobody is refused', async () => {
  await expect(conversation(toyAlexa(), english).run('A: Hello.')).rejects.toThrow(/Line 1/);
  await expect(conversation(toyAlexa(), english).run('X: hello')).rejects.toThrow(/Line 1/);
});

test.each([
  ['Yes.', 'Yes.', true],
  ['Yes.', 'Yes', false],
  ['Soit 1 240 jetons', 'Soit 1\u202f240 jetons', true],
  ["C'est bon", 'C’est bon', true],
  ['It costs (two) $.', 'It costs (two) $.', true],
  ['… coins, … enough?', 'That is 12 coins, is it enough?', true],
  ['… coins', 'No money', false],
  ['/\\d+ coins/', 'It is 12 coins.', true],
  ['/coins/', 'COINS', false],
  ['/coins/i', 'COINS', true],
])('expecting “%s”, “%s” fits: %s', (expected, spoken, fits) => {
  expect(matches(expected, spoken)).toBe(fits);
});
