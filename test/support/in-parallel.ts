/** Does all jobs, so many at a time. @returns what came of each, in the order in which they ended. */
export async function inParallel<Job, Result>(
  jobs: readonly Job[],
  workers: number,
  work: (job: Job) => Promise<Result>,
): Promise<Result[]> {
  const waiting = [...jobs];
  const results: Result[] = [];
  const workOff = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const result = await work(job);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: workers }, workOff));
  return results;
}
