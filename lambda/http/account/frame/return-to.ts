/** The start of every page's path. */
export const root = '/account';

/** Only to be put together with a path of ours. */
const anyOrigin = 'https://pages.invalid';

/** A path of these pages that somebody wants to come back to; anything else leads to the first page. */
export function pathWithin(wanted: string | undefined): string {
  if (!wanted || !URL.canParse(wanted, anyOrigin)) return root;
  const { origin, pathname, search } = new URL(wanted, anyOrigin);
  const isHere = origin === anyOrigin && (pathname === root || pathname.startsWith(`${root}/`));
  return isHere ? `${pathname}${search}` : root;
}
