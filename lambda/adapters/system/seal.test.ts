import { makeSeal } from './seal';

const key = Buffer.alloc(32, 'obviously-fake');
const seal = makeSeal(key);
const nowMs = Date.parse('2026-03-10T09:00:00Z');
const untilMs = nowMs + 60_000;

test('what was closed opens with the same facts, until its time is over', async () => {
  const sealed = await seal.close('session', { householdId: 'h-1' }, untilMs);
  expect(await seal.open('session', sealed, nowMs)).toEqual({ householdId: 'h-1' });
  expect(await seal.open('session', sealed, untilMs - 1_000)).toEqual({ householdId: 'h-1' });
  expect(await seal.open('session', sealed, untilMs)).toBeUndefined();
});

test('nobody can read it', async () => {
  const sealed = await seal.close('session', { householdId: 'h-readable' }, untilMs);
  const parts = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  expect(parts.join()).not.toContain('h-readable');
});

test.each([
  ['for another purpose', async () => seal.close('sign-in', {}, untilMs)],
  ['with another key', async () => makeSeal(Buffer.alloc(32, 'other')).close('session', {}, untilMs)],
  ['with its first letters changed', async () => `AAA${(await seal.close('session', {}, untilMs)).slice(3)}`],
  ['with nothing in it', async () => ''],
  ['with something else in it', async () => 'a.b.c.d.e'],
])('a seal %s does not open', async (_case, sealed) => {
  expect(await seal.open('session', await sealed(), nowMs)).toBeUndefined();
});
