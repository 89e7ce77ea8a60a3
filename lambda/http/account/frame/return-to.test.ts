import fc from 'fast-check';
import { pathWithin } from './return-to';

const origin = 'https://account.example.com';

it('is a path of the pages as it was asked for', () => {
  expect(pathWithin('/account/statement?kind=orders&from=2026-03-01')).toBe(
    '/account/statement?kind=orders&from=2026-03-01',
  );
});

it('never leads anywhere else, whatever is asked for', () => {
  const piece = fc.constantFrom(
    '/',
    '//',
    '\\',
    '..',
    '.',
    'account',
    '@',
    ':',
    'https:',
    '%2f',
    '?',
    '#',
    '\t',
    'evil.example',
  );
  const wanted = fc.oneof(
    fc.string(),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(wanted, (text) => {
      const url = new URL(pathWithin(text), origin);
      expect(url.origin).toBe(origin);
      expect(url.pathname).toMatch(/^\/account(\/|$)/);
    }),
  );
});
