import { isFrench } from './language';
import { parseNumber } from './numbers';

const ENGLISH: { [word: string]: string } = {
  first: 'one',
  second: 'two',
  third: 'three',
  fifth: 'five',
  eighth: 'eight',
  ninth: 'nine',
  twelfth: 'twelve',
};
const FRENCH: { [word: string]: string } = {
  premier: 'un',
  premiere: 'un',
  second: 'deux',
  seconde: 'deux',
  unieme: 'un',
  cinquieme: 'cinq',
  neuvieme: 'neuf',
  quatrieme: 'quatre',
  onzieme: 'onze',
  douzieme: 'douze',
  treizieme: 'treize',
  quatorzieme: 'quatorze',
  quinzieme: 'quinze',
  seizieme: 'seize',
  trentieme: 'trente',
  quarantieme: 'quarante',
  cinquantieme: 'cinquante',
  soixantieme: 'soixante',
  millieme: 'mille',
  centieme: 'cent',
};

/** "third", "twenty first", « deuxième », "2nd", « 1er » → the number, in digits. */
export function readOrdinal(words: readonly string[], locale: string): string | undefined {
  const last = words.at(-1) ?? '';
  const digits = /^(\d+)(?:st|nd|rd|th|er|ere|re|e|eme|ieme)$/.exec(last);
  if (digits) return words.length === 1 ? digits[1] : undefined;
  const cardinal = isFrench(locale) ? frenchCardinal(last) : englishCardinal(last);
  if (!cardinal) return undefined;
  return parseNumber([...words.slice(0, -1), cardinal], locale)?.toString();
}

function englishCardinal(word: string): string | undefined {
  if (ENGLISH[word]) return ENGLISH[word];
  if (word.endsWith('tieth')) return `${word.slice(0, -4)}y`;
  return word.endsWith('th') ? word.slice(0, -2) : undefined;
}

function frenchCardinal(word: string): string | undefined {
  return FRENCH[word] ?? (word.endsWith('ieme') ? word.slice(0, -4) : undefined);
}
