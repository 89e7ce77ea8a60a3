import { makeCodeHasher } from './code-hasher';

const key = 'obviously-fake-voice-code-key-00000';
const quick = { N: 16, r: 1, p: 1 };
const hasher = makeCodeHasher(key, quick);
const code = { householdId: 'house', digits: '4711' };

it('knows a code again, and no other', async () => {
  const kept = await hasher.hash(code);
  expect(await hasher.matches(code, kept)).toBe(true);
  expect(await hasher.matches({ ...code, digits: '4712' }, kept)).toBe(false);
});

it('salts: the same digits have another hash each time', async () => {
  const [first, second] = [await hasher.hash(code), await hasher.hash(code)];
  expect(first.salt).not.toBe(second.salt);
  expect(first.hash).not.toBe(second.hash);
});

it('is of no use in another household, or with another key', async () => {
  const kept = await hasher.hash(code);
  expect(await hasher.matches({ ...code, householdId: 'next door' }, kept)).toBe(false);
  const stranger = makeCodeHasher('another-obviously-fake-key-00000000', quick);
  expect(await stranger.matches(code, kept)).toBe(false);
});

it('never matches what is no hash', async () => {
  expect(await hasher.matches(code, { salt: '', hash: '' })).toBe(false);
});

it('is as slow as it says unless told otherwise', async () => {
  const slow = makeCodeHasher(key);
  const kept = await slow.hash(code);
  expect(await slow.matches(code, kept)).toBe(true);
  expect(await hasher.matches(code, kept)).toBe(false);
  expect(Buffer.from(kept.hash, 'base64url')).toHaveLength(32);
  expect(Buffer.from(kept.salt, 'base64url')).toHaveLength(16);
});
