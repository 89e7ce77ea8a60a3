import * as fc from 'fast-check';
import { standardWalletTerms } from '../wallet/terms';
import { type GuardedKind, needsCode } from './policy';

const { code: terms } = standardWalletTerms;
const ask = (kind: GuardedKind, amountCents: number, withoutCodeCents = 0, isCodeSet = true) =>
  needsCode({ kind, amountCents, withoutCodeCents, isCodeSet }, terms);

describe('with a code', () => {
  it.each([
    ['order', 3_000, 0, 'not-needed'],
    ['order', 3_001, 0, 'needed'],
    ['order', 1, 9_999, 'not-needed'],
    ['order', 1, 10_000, 'needed'],
    ['order', 0, 0, 'not-needed'],
    ['top-up', 3_000, 0, 'not-needed'],
    ['top-up', 3_001, 0, 'needed'],
    ['transfer', 1, 0, 'needed'],
    ['delivery', 0, 0, 'needed'],
    ['limits', 0, 0, 'needed'],
  ] as const)('%s of %i after %i: %s', (kind, amountCents, withoutCodeCents, answer) => {
    expect(ask(kind, amountCents, withoutCodeCents)).toBe(answer);
  });
});

describe('without one', () => {
  it.each([
    ['order', 9_999, 50_000, 'not-needed'],
    ['order', 10_000, 0, 'must-be-set'],
    ['top-up', 10_000, 0, 'must-be-set'],
    ['transfer', 1, 0, 'must-be-set'],
    ['delivery', 0, 0, 'must-be-set'],
    ['limits', 0, 0, 'must-be-set'],
  ] as const)('%s of %i after %i: %s', (kind, amountCents, withoutCodeCents, answer) => {
    expect(ask(kind, amountCents, withoutCodeCents, false)).toBe(answer);
  });
});

it.each([Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, 2 ** 53])(
  'takes no %p for a small amount',
  (amount) => {
    expect(() => ask('order', amount)).toThrow('amount-invalid');
    expect(() => ask('order', 1, amount)).toThrow('amount-invalid');
  },
);

it('never asks less of more', () => {
  const amount = fc.integer({ min: 0, max: 30_000 });
  fc.assert(
    fc.property(amount, amount, amount, fc.boolean(), (cents, more, before, isCodeSet) => {
      if (ask('order', cents, before, isCodeSet) === 'not-needed') return;
      expect(ask('order', cents + more, before, isCodeSet)).not.toBe('not-needed');
      expect(ask('order', cents, before + more, isCodeSet)).not.toBe('not-needed');
    }),
  );
});
