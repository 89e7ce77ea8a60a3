/** What a tool ends with: what it looked at is right, is wrong, or could not be looked at. */
export const exitCodes = { right: 0, wrong: 1, misused: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const isOfArguments = (error: unknown): boolean =>
  String((error as { code?: unknown } | undefined)?.code).startsWith('ERR_PARSE_ARGS');

/** Runs a tool. What stops it is said in one line; after arguments that it does not know, also which ones it does. */
export async function runTool(usage: string, main: () => Promise<ExitCode> | ExitCode): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (isOfArguments(error)) console.error(`\n${usage}`);
    process.exitCode = exitCodes.misused;
  }
}
