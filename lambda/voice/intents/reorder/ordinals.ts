import { meaningfulWords } from '../../../domain/catalogue/words';
import type { Language } from '../../../domain/language';

const ordinals: Record<Language, string[][]> = {
  en: [['first'], ['second'], ['third']],
  fr: [['premier', 'premiere'], ['deuxieme', 'second', 'seconde'], ['troisieme']],
};

const lastWords: Record<Language, string[]> = { en: ['last'], fr: ['dernier', 'derniere'] };

/** "The second one" as a place in a list, from 0; undefined when it names no place of the list. */
export function ordinalOf(phrase: string, language: Language, length: number): number | undefined {
  const words = meaningfulWords(phrase, language);
  const [word] = words;
  if (words.length !== 1 || word === undefined) return undefined;
  if (lastWords[language].includes(word)) return length - 1;
  const place = ordinals[language].findIndex((spellings) => spellings.includes(word));
  return place >= 0 && place < length ? place : undefined;
}
