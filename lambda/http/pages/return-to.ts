/** Only to be put together with a path of ours. */
const anyOrigin = 'https://pages.invalid';

/** A path under some pages' root that somebody wants to come back to, without any host; anything else is the root. */
export function pathUnder(root: string, wanted: string | undefined): string {
  if (!wanted || !URL.canParse(wanted, anyOrigin)) return root;
  const { pathname, search } = new URL(wanted, anyOrigin);
  return pathname.startsWith(`${root}/`) ? `${pathname}${search}` : root;
}
