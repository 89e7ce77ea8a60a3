/** So many at a time: a sweep is one function among others on the table. */
const atATime = 25;

/**
 * Does the same with each of what is due. One that fails does not hold up the others.
 * @returns how many there were.
 * @throws the first failure, once all were tried.
 */
export async function sweepEach<T>(due: readonly T[], work: (one: T) => Promise<unknown>): Promise<number> {
  const failures: unknown[] = [];
  const tryOne = (one: T) => work(one).catch((error) => failures.push(error));
  for (let start = 0; start < due.length; start += atATime)
    await Promise.all(due.slice(start, start + atATime).map(tryOne));
  if (failures.length > 0) throw failures[0];
  return due.length;
}
