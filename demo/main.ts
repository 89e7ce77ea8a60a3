/** `npm start`: the local Alexa with a shop, a household and a store behind it, until Ctrl-C. */
import { Fault } from '../lambda/domain/fault';
import { type DemoOptions, readOptions, usage } from './options';
import { portProblem } from './port-problem';
import { welcome } from './said';

const exitCodes = { ended: 0, failed: 1, misused: 2 } as const;

const endSignals = ['SIGINT', 'SIGTERM'] as const;

const pleaseEnd = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of endSignals) process.once(signal, () => resolve());
  });

/** Whoever asks twice does not want to wait. What was started ends with this process. */
function endAtOnceWhenAskedAgain(): void {
  for (const signal of endSignals) process.once(signal, () => process.exit(exitCodes.failed));
}

function saidOf(error: unknown): string {
  if (error instanceof Fault) return `${error.message} ${JSON.stringify(error.evidence)}`;
  return error instanceof Error ? error.message : String(error);
}

async function run(options: DemoOptions): Promise<number> {
  const ending = pleaseEnd();
  const taken =
    (await portProblem(options.port)) ?? (await portProblem(options.accountPort, '--account-port'));
  if (taken) throw new Error(taken);
  // Not before it is needed: help and a wrong option are answered at once.
  const { startDemo } = await import('./start');
  const demo = await startDemo(options);
  for (const line of welcome(demo, options)) console.log(line);
  await ending;
  endAtOnceWhenAskedAgain();
  await demo.close();
  return exitCodes.ended;
}

async function main(): Promise<number> {
  const asked = readOptions(process.argv.slice(2), process.env);
  if (asked.kind === 'start') return run(asked.options);
  if (asked.kind === 'help') {
    console.log(usage);
    return exitCodes.ended;
  }
  console.error(`${asked.problem}\n\n${usage}`);
  return exitCodes.misused;
}

main()
  .catch((error: unknown) => {
    console.error(saidOf(error));
    return exitCodes.failed;
  })
  .then((exitCode) => process.exit(exitCode));
