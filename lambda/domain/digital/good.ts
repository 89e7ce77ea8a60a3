import type { Language } from '../language';

/** A notebook of the butler's: seven short pages that he reads, one for each day of the week. */
export interface DigitalGood {
  id: string;
  /** Price, in stars. */
  stars: number;
  texts: Record<Language, GoodTexts>;
}

export interface GoodTexts {
  /** In the plural, without article: "winter menus", « menus d'hiver » (masculine). */
  name: string;
  /** Monday first, seven of them. */
  pages: readonly string[];
}
