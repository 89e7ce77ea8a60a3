import { resolve } from 'node:path';
import { type DemoOptions, readOptions } from './options';

function options(argv: string[], environment = {}): DemoOptions {
  const asked = readOptions(argv, environment);
  if (asked.kind !== 'start') throw new Error(JSON.stringify(asked));
  return asked.options;
}

it('has a standard for everything', () => {
  expect(options([])).toEqual({
    port: 8790,
    accountPort: 8791,
    dataDir: resolve('.majordomo'),
    fresh: false,
    seed: 1,
  });
});

it('takes each option', () => {
  const argv = [
    '--port',
    '8080',
    '--account-port',
    '9999',
    '--data=/tmp/demo',
    '--fresh',
    '--seed',
    '7',
    '--now',
    '2026-06-10T12:00+02:00',
  ];
  expect(options(argv)).toEqual({
    port: 8080,
    accountPort: 9999,
    dataDir: '/tmp/demo',
    fresh: true,
    seed: 7,
    now: '2026-06-10T10:00:00.000Z',
  });
});

it('takes the port from the environment unless it is an option', () => {
  expect(options([], { PORT: '9000' }).port).toBe(9000);
  expect(options(['--port', '9001'], { PORT: '9000' }).port).toBe(9001);
});

it('serves the account pages beside the local Alexa unless told where', () => {
  expect(options(['--port', '8080']).accountPort).toBe(8081);
  expect(options([], { PORT: '9000' }).accountPort).toBe(9001);
  expect(options(['--port', '0']).accountPort).toBe(0);
  expect(options(['--port', '65535']).accountPort).toBe(0);
});

it('takes an engine from the environment', () => {
  expect(options([], { DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' }).endpoint).toBe('http://127.0.0.1:8000');
  expect(options([], { DYNAMODB_ENDPOINT: '' })).not.toHaveProperty('endpoint');
});

it('helps', () => {
  expect(readOptions(['--help'], {})).toEqual({ kind: 'help' });
});

it.each([
  [['--port', 'many'], '--port many: expected a whole number from 0 to 65535.'],
  [['--port', '65536'], '--port 65536'],
  [['--port', '-1'], '--port'],
  [['--account-port', '1e3'], '--account-port 1e3: expected a whole number from 0 to 65535.'],
  [['--seed', '1.5'], '--seed 1.5'],
  [['--now', 'tomorrow'], '--now tomorrow: expected an instant'],
  [['--now', '2026-06-10'], '--now 2026-06-10: expected an instant'],
  [['--now', '2026-13-10T10:00:00Z'], '--now 2026-13-10T10:00:00Z'],
  [['--data', ''], '--data: expected the name of a folder'],
  [['--frsh'], '--frsh'],
  [['fresh'], 'fresh'],
])('%j is refused with its reason', (argv, reason) => {
  const asked = readOptions(argv, {});
  expect(asked.kind === 'wrong' && asked.problem).toContain(reason);
});

it('names the environment when its port is wrong', () => {
  const asked = readOptions([], { PORT: 'eighty' });
  expect(asked).toEqual({ kind: 'wrong', problem: 'PORT eighty: expected a whole number from 0 to 65535.' });
});
