import { isFrench } from './language';

/** What a language's number words mean. */
export interface NumberWords {
  values: { [word: string]: number };
  scales: { [word: string]: number };
  hundred: Set<string>;
  and: Set<string>;
  /** "a dozen", « une douzaine ». */
  collections: { [word: string]: number };
  half: Set<string>;
  one: Set<string>;
  minus: Set<string>;
  point: Set<string>;
  /** Words between a collection and what it counts, or nothing at all: "a couple of". */
  of: Set<string>;
}

function valuesOf(list: string, first = 0, step = 1): { [word: string]: number } {
  return Object.fromEntries(list.split(' ').map((word, index) => [word, first + index * step]));
}

export const ENGLISH: NumberWords = {
  values: {
    ...valuesOf(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    ),
    ...valuesOf('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
    fourty: 40,
  },
  scales: { thousand: 1e3, million: 1e6, millions: 1e6, billion: 1e9, billions: 1e9 },
  hundred: new Set(['hundred', 'hundreds']),
  and: new Set(['and']),
  collections: { dozen: 12, dozens: 12, couple: 2, pair: 2 },
  half: new Set(['half']),
  one: new Set(['a', 'an']),
  minus: new Set(['minus', 'negative']),
  point: new Set(['point']),
  of: new Set(['of']),
};

export const FRENCH: NumberWords = {
  values: {
    ...valuesOf(
      'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
    ),
    ...valuesOf('vingt trente quarante cinquante soixante septante huitante nonante', 20, 10),
    une: 1,
    octante: 80,
  },
  scales: { mille: 1e3, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 },
  hundred: new Set(['cent', 'cents']),
  and: new Set(['et']),
  collections: {
    douzaine: 12,
    dizaine: 10,
    quinzaine: 15,
    vingtaine: 20,
    trentaine: 30,
    quarantaine: 40,
    cinquantaine: 50,
    soixantaine: 60,
    centaine: 100,
    millier: 1000,
    douzaines: 12,
    dizaines: 10,
    centaines: 100,
    milliers: 1000,
    paire: 2,
  },
  half: new Set(['demi', 'demie']),
  one: new Set(['un', 'une']),
  minus: new Set(['moins']),
  point: new Set(['virgule']),
  of: new Set(['de', 'd']),
};

export function numberWordsOf(locale: string): NumberWords {
  return isFrench(locale) ? FRENCH : ENGLISH;
}
