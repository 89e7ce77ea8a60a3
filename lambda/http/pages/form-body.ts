import type { Context } from 'hono';

/** The text of each field that was sent; one that is missing, is a file, or cannot be read, counts as empty. */
export async function formBody<Name extends string>(
  context: Context,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const sent = await context.req.parseBody().catch((): Record<string, unknown> => ({}));
  const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
  return Object.fromEntries(names.map((name) => [name, textOf(sent[name])])) as Record<Name, string>;
}

/** What a page was sent back to after a form, if it is one of its own words. */
export function doneOf<Name extends string>(
  context: Context,
  said: Record<Name, string>,
): string | undefined {
  const name = context.req.query('done');
  return name !== undefined && Object.hasOwn(said, name) ? said[name as Name] : undefined;
}
