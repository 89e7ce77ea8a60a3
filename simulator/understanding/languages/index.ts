import { english } from './en';
import { french } from './fr';
import type { Lexicon } from './lexicon';

/** French for fr-*, English for everything else. */
export function lexiconOf(locale: string): Lexicon {
  return locale.toLowerCase().startsWith('fr') ? french : english;
}

export type { InvocationWords, Lexicon } from './lexicon';
