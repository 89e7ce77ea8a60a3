import { pathUnder } from '../../pages/return-to';

/** The start of every page's path. */
export const root = '/account';

/** A path of these pages that somebody wants to come back to; anything else is the first page. */
export const pathWithin = (wanted: string | undefined): string => pathUnder(root, wanted);
