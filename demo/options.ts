import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Instant, instantOf } from '../lambda/domain/time';

/** What `npm start` was asked for. */
export interface DemoOptions {
  /** Of the local Alexa; 0 takes a free one. */
  port: number;
  /** Of the account pages; 0 takes a free one. */
  accountPort: number;
  dataDir: string;
  /** Forget the data first. */
  fresh: boolean;
  seed: number;
  /** Where the clock stands still; the machine's own clock when absent. */
  now?: Instant;
  /** A DynamoDB that runs already. */
  endpoint?: string;
  dynamoDbLocalDir?: string;
}

export type Asked =
  | { kind: 'start'; options: DemoOptions }
  | { kind: 'help' }
  | { kind: 'wrong'; problem: string };

type Environment = Record<string, string | undefined>;

export const usage = [
  'npm start -- [OPTIONS]',
  '',
  '  --port N          port of the local Alexa on 127.0.0.1 (8790, or PORT)',
  '  --account-port N  port of the account pages (the one after it)',
  '  --data DIR        where the data is kept (.majordomo)',
  '  --fresh           forget the data and begin again',
  '  --seed N          which households to make up (1)',
  '  --now ISO         a clock that stands still, such as 2026-06-10T10:00:00Z, until it is moved on the page',
  '  --help            this text',
  '',
  'DYNAMODB_ENDPOINT names a DynamoDB that runs already, DYNAMODB_LOCAL_DIR the folder of DynamoDBLocal.jar.',
].join('\n');

const highestPort = 65_535;
const highestSeed = 2 ** 32 - 1;
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

class WrongOption extends Error {}

function wholeNumber(name: string, given: string, highest: number): number {
  const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (value <= highest) return value;
  throw new WrongOption(`${name} ${given}: expected a whole number from 0 to ${highest}.`);
}

function instant(given: string): Instant {
  const epochMs = isoInstant.test(given) ? Date.parse(given) : Number.NaN;
  if (!Number.isNaN(epochMs)) return instantOf(epochMs);
  throw new WrongOption(`--now ${given}: expected an instant with its zone, such as 2026-06-10T10:00:00Z.`);
}

/** Reads the command line, then the environment. */
export function readOptions(argv: string[], environment: Environment): Asked {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        port: { type: 'string' },
        'account-port': { type: 'string' },
        data: { type: 'string', default: '.majordomo' },
        fresh: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        now: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return values.help ? { kind: 'help' } : { kind: 'start', options: optionsOf(values, environment) };
  } catch (error) {
    return { kind: 'wrong', problem: (error as Error).message };
  }
}

interface Values {
  port?: string | undefined;
  'account-port'?: string | undefined;
  data: string;
  fresh: boolean;
  seed: string;
  now?: string | undefined;
}

/** The port after the local Alexa's, so that links to the account pages last; a free one beside a free one. */
const besides = (port: number): number => (port === 0 || port === highestPort ? 0 : port + 1);

function optionsOf(values: Values, environment: Environment): DemoOptions {
  const { data, fresh, seed, now, 'account-port': accountPort } = values;
  if (data.trim() === '') throw new WrongOption('--data: expected the name of a folder.');
  const { PORT = '8790', DYNAMODB_ENDPOINT, DYNAMODB_LOCAL_DIR } = environment;
  const port =
    values.port === undefined
      ? wholeNumber('PORT', PORT, highestPort)
      : wholeNumber('--port', values.port, highestPort);
  return {
    port,
    accountPort:
      accountPort === undefined ? besides(port) : wholeNumber('--account-port', accountPort, highestPort),
    dataDir: resolve(data),
    fresh,
    seed: wholeNumber('--seed', seed, highestSeed),
    ...(now !== undefined && { now: instant(now) }),
    ...(DYNAMODB_ENDPOINT && { endpoint: DYNAMODB_ENDPOINT }),
    ...(DYNAMODB_LOCAL_DIR && { dynamoDbLocalDir: DYNAMODB_LOCAL_DIR }),
  };
}
