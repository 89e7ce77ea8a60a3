import { readFileSync, writeFileSync } from 'node:fs';

/** What a probe does in its process: from the task in one file to the result in another. */
export function probe<Task, Result>(work: (task: Task) => Promise<Result>): void {
  const [, , taskFile = '', resultFile = ''] = process.argv;
  work(JSON.parse(readFileSync(taskFile, 'utf8'))).then(
    (result) => {
      writeFileSync(resultFile, JSON.stringify(result));
      process.exit();
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
