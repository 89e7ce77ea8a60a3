import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * The arguments of a program. One that is asked for `--help`, or has one that it does not know, tells its usage and ends
 * here.
 */
export function argumentsOf<Known extends Options>(usage: string, known: Known) {
  const options = { ...known, help: { type: 'boolean', default: false } } as const;
  try {
    const { values } = parseArgs({ options });
    if (!(values as { help: boolean }).help) return values;
    console.log(usage);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
  return process.exit(0);
}
