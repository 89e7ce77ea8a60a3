import * as fc from 'fast-check';
import { afterTry, isFourDigits, isObvious, mostMisses, type VoiceCode } from './voice-code';

const fresh: VoiceCode = {
  salt: 'salt',
  hash: 'hash',
  misses: 0,
  setAt: '2026-03-10T09:00:00.000Z',
  revision: 'vcr_0',
  knownVoices: [],
};
const all = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0'));

describe('which codes are taken', () => {
  it.each(['', '471', '47111', '47 1', 'abcd', '٤٧١١', '4711\n', '-471'])('%j are no four digits', (text) => {
    expect(isFourDigits(text)).toBe(false);
  });

  it('all but thirty', () => {
    expect(all.every(isFourDigits)).toBe(true);
    expect(all.filter(isObvious)).toHaveLength(30);
  });

  it.each(['0000', '9999', '1234', '4321', '0123', '7890', '0987', '3210'])('not %s', (code) => {
    expect(isObvious(code)).toBe(true);
  });

  it.each(['1984', '1223', '1357', '1212', '4711', '1243'])('%s', (code) => {
    expect(isObvious(code)).toBe(false);
  });
});

it('is locked exactly from the third miss in a row', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (tries) => {
      let code = fresh;
      let inARow = 0;
      for (const [index, isRight] of tries.entries()) {
        if (code.lockedAt !== undefined) break;
        code = afterTry(code, { isRight, voice: undefined, now: fresh.setAt, revision: `vcr_${index + 1}` });
        inARow = isRight ? 0 : inARow + 1;
        expect(code.misses).toBe(inARow);
        expect(code.lockedAt !== undefined).toBe(inARow === mostMisses);
      }
    }),
  );
});

it('remembers the last ten voices that said it right, and no other', () => {
  const right = (code: VoiceCode, voice: string) =>
    afterTry(code, { isRight: true, voice, now: fresh.setAt, revision: voice });
  const voices = Array.from({ length: 12 }, (_, index) => `voice-${index}`);
  const known = [...voices, 'voice-5'].reduce(right, fresh);
  expect(known.knownVoices).toEqual([...voices.slice(2).filter((voice) => voice !== 'voice-5'), 'voice-5']);
  const missed = afterTry(known, { isRight: false, voice: 'guest', now: fresh.setAt, revision: 'vcr_9' });
  expect(missed.knownVoices).toEqual(known.knownVoices);
});
