/** The start of every page's path. */
export const root = '/account';

/** Only to be put together with a path of ours. */
const anyOrigin = 'https://pages.invalid';

/** A path of these pages that somebody wants to come back to, without any host; anything else is the first page. */
export function pathWithin(wanted: string | undefined): string {
  if (!wanted || !URL.canParse(wanted, anyOrigin)) return root;
  const { pathname, search } = new URL(wanted, anyOrigin);
  return pathname.startsWith(`${root}/`) ? `${pathname}${search}` : root;
}
