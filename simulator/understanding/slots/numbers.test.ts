import fc from 'fast-check';
import { foldedWords } from '../text';
import { readFourDigits } from './four-digits';
import { parseNumber } from './numbers';
import { readOrdinal } from './ordinals';

const ENGLISH_SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ENGLISH_TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const FRENCH_SMALL =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const FRENCH_TENS = '- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(
  ' ',
);

function sayInEnglish(value: number): string {
  if (value < 20) return ENGLISH_SMALL[value] ?? '';
  if (value < 100)
    return [ENGLISH_TENS[Math.floor(value / 10)], value % 10 ? ENGLISH_SMALL[value % 10] : '']
      .join(' ')
      .trim();
  if (value < 1000)
    return `${sayInEnglish(Math.floor(value / 100))} hundred${value % 100 ? ` and ${sayInEnglish(value % 100)}` : ''}`;
  const [scale, name] = value < 1e6 ? [1e3, 'thousand'] : [1e6, 'million'];
  return `${sayInEnglish(Math.floor(value / scale))} ${name}${value % scale ? ` ${sayInEnglish(value % scale)}` : ''}`;
}

function sayInFrench(value: number): string {
  if (value < 20) return FRENCH_SMALL[value] ?? '';
  if (value < 100) return sayFrenchTens(value);
  if (value < 1000) return frenchScale(value, 100, 'cent');
  return value < 1e6 ? frenchScale(value, 1e3, 'mille') : frenchScale(value, 1e6, 'million');
}

function sayFrenchTens(value: number): string {
  const tens = FRENCH_TENS[Math.floor(value / 10)];
  const rest = value >= 60 ? value % 20 : value % 10;
  if (rest === 0) return value === 80 ? 'quatre-vingts' : `${tens}`;
  return (rest === 1 || rest === 11) && value < 80
    ? `${tens} et ${sayInFrench(rest)}`
    : `${tens}-${sayInFrench(rest)}`;
}

function frenchScale(value: number, scale: number, name: string): string {
  const count = Math.floor(value / scale);
  const counted = count === 1 && scale < 1e6 ? '' : `${sayInFrench(count)} `;
  const rest = value % scale ? ` ${sayInFrench(value % scale)}` : '';
  const plural = count > 1 && ((name === 'cent' && !rest) || name === 'million') ? 's' : '';
  return `${counted}${name}${plural}${rest}`;
}

test('every number from 0 to 9,999 said in English is understood', () => {
  const wrong = Array.from({ length: 10_000 }, (_, value) => value).filter(
    (value) => parseNumber(foldedWords(sayInEnglish(value)), 'en-US') !== value,
  );
  expect(wrong).toEqual([]);
});

test('chaque nombre de 0 à 9 999 dit en français est compris', () => {
  const wrong = Array.from({ length: 10_000 }, (_, value) => value).filter(
    (value) => parseNumber(foldedWords(sayInFrench(value)), 'fr-FR') !== value,
  );
  expect(wrong).toEqual([]);
});

test('larger numbers too, in both languages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 99_999_999 }), (value) => {
      expect(parseNumber(foldedWords(sayInEnglish(value)), 'en-US')).toBe(value);
      expect(parseNumber(foldedWords(sayInFrench(value)), 'fr-FR')).toBe(value);
    }),
  );
});

test('every code of four digits is read, digit by digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), fc.constantFrom('en-US', 'fr-FR'), (value, locale) => {
      const code = String(value).padStart(4, '0');
      const small = locale === 'en-US' ? ENGLISH_SMALL : FRENCH_SMALL;
      const said = [...code].map((digit) => small[Number(digit)]).join(' ');
      expect(readFourDigits(foldedWords(said), locale)).toBe(code);
    }),
  );
});

test.each([
  ['en-US', 'five twenty'],
  ['en-US', 'twenty twelve'],
  ['en-US', 'and five'],
  ['en-US', 'a'],
  ['en-US', 'coffee'],
  ['en-US', 'zero five'],
  ['en-US', 'hundred hundred'],
  ['en-US', 'two hundred hundred'],
  ['en-US', 'thousand million'],
  ['en-US', ''],
  ['en-US', 'point five'],
  ['fr-FR', 'deux trois'],
  ['fr-FR', 'dix deux'],
  ['fr-FR', 'vingt onze'],
  ['fr-FR', 'et un'],
  ['fr-FR', 'mille mille'],
  ['fr-FR', 'café'],
])('%s: “%s” is no number', (locale, said) => {
  expect(parseNumber(foldedWords(said), locale)).toBeUndefined();
});

test.each([
  ['en-US', 'a couple of', 2],
  ['en-US', 'two dozen', 24],
  ['en-US', 'twelve hundred', 1200],
  ['en-US', 'a thousand and one', 1001],
  ['en-US', 'negative seven', -7],
  ['fr-FR', 'une vingtaine de', 20],
  ['fr-FR', 'trois douzaines', 36],
  ['fr-FR', 'septante et un', 71],
  ['fr-FR', 'huitante-deux', 82],
  ['fr-FR', 'un million', 1_000_000],
])('%s: “%s” is %d', (locale, said, value) => {
  expect(parseNumber(foldedWords(said), locale)).toBe(value);
});

test.each([
  ['en-US', 'twelfth', '12'],
  ['en-US', 'ninetieth', '90'],
  ['en-US', 'hundredth', '100'],
  ['fr-FR', 'quatre-vingt-onzième', '91'],
  ['fr-FR', 'trente et unième', '31'],
])('%s: “%s” is the %s.', (locale, said, rank) => {
  expect(readOrdinal(foldedWords(said), locale)).toBe(rank);
});
