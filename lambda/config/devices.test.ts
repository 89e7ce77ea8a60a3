import { doorsConfig, type Environment, httpConfig, watchConfig } from '../config';
import { Fault } from '../domain/fault';

const secret = `whsec_${'FAKE0000'.repeat(5)}`;
const seller = {
  name: 'Example Market',
  deliveryCents: { EUR: 490, USD: 590 },
  freeDeliveryFromCents: { EUR: 4_000, USD: 5_000 },
  cutOffHour: 18,
  transitDays: 1,
  deliveryWeekdays: [1, 2, 3, 4, 5],
  maxQuantity: 20,
  quoteValidMs: 600_000,
  lowestPriceCountries: ['FR'],
};
const production: Environment = {
  TABLE_NAME: 'majordomo',
  AWS_REGION: 'eu-west-1',
  SELLER: JSON.stringify(seller),
  TIMER_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/000000000000/timers',
};
const development: Environment = { ...production, MAJORDOMO_ENV: 'development' };

const devicesOf = (changes: Environment, base = production) => watchConfig({ ...base, ...changes }).devices;
const given = (providers: object): string => JSON.stringify(providers);

function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof Fault && error.code === 'config-invalid') return error.evidence.problems as string[];
    throw error;
  }
  return [];
}

test('every provider is read with the secrets that it names', () => {
  const locks = {
    seam: { kind: 'seam', apiKeyVariable: 'SEAM_API_KEY' },
    nuki: { kind: 'nuki', tokenVariable: 'NUKI_TOKEN' },
    gate: { kind: 'webhook', url: 'https://gate.example', secretVariable: 'GATE_SECRET_OUT' },
    villa: {
      kind: 'home-assistant',
      url: 'https://villa.example:8123',
      ports: [8123],
      tokenVariable: 'VILLA_TOKEN',
      locks: {
        'lock.front_door': { door: 'binary_sensor.front_door', codeVariable: 'VILLA_CODE', polled: true },
      },
    },
  };
  const cameras = { gate: locks.gate };
  const secrets = {
    SEAM_API_KEY: 'fake-seam',
    NUKI_TOKEN: 'fake-nuki',
    GATE_SECRET_OUT: secret,
    VILLA_TOKEN: 'fake-villa',
    VILLA_CODE: 'fake-code',
  };
  const gate = { kind: 'webhook', url: 'https://gate.example', ports: [], secret };
  expect(devicesOf({ LOCKS: given(locks), CAMERAS: given(cameras), ...secrets })).toEqual({
    locks: {
      seam: { kind: 'seam', apiKey: 'fake-seam' },
      nuki: { kind: 'nuki', token: 'fake-nuki' },
      gate,
      villa: {
        kind: 'home-assistant',
        url: 'https://villa.example:8123',
        ports: [8123],
        token: 'fake-villa',
        locks: {
          'lock.front_door': { door: 'binary_sensor.front_door', code: 'fake-code', polled: true },
        },
      },
    },
    cameras: { gate },
  });
});

test('a seller that says nothing opens no door, and a developer simulates', () => {
  expect(devicesOf({})).toEqual({ locks: {}, cameras: {} });
  const simulated = { simulated: { kind: 'simulated' } };
  expect(devicesOf({}, development)).toEqual({ locks: simulated, cameras: simulated });
});

test.each(['LOCKS', 'CAMERAS'])('nothing is simulated in production: %s', (name) => {
  const changes = { [name]: given({ front: { kind: 'simulated' } }) };
  expect(problemsOf(() => devicesOf(changes))).toEqual([expect.stringContaining('must not be simulated')]);
});

test('every secret that is not there is named at once, and none that is', () => {
  const locks = {
    nuki: { kind: 'nuki', tokenVariable: 'NUKI_TOKEN' },
    seam: { kind: 'seam', apiKeyVariable: 'SEAM_API_KEY' },
    gate: { kind: 'webhook', url: 'https://gate.example', secretVariable: 'GATE_SECRET_OUT' },
  };
  const changes = { LOCKS: given(locks), GATE_SECRET_OUT: secret, NUKI_TOKEN: ' ' };
  expect(problemsOf(() => devicesOf(changes))).toEqual(['NUKI_TOKEN is missing', 'SEAM_API_KEY is missing']);
});

test.each<[string, Environment]>([
  ['no JSON', { LOCKS: '{' }],
  ['a kind that there is not', { LOCKS: given({ x: { kind: 'august' } }) }],
  [
    'a name that would not stand before a colon',
    { LOCKS: given({ 'a:b': { kind: 'nuki', tokenVariable: 'T' } }) },
  ],
  ['a secret written out', { LOCKS: given({ nuki: { kind: 'nuki', tokenVariable: 'obviously fake' } }) }],
  ['a misspelt setting', { LOCKS: given({ nuki: { kind: 'nuki', tokenVariable: 'T', tokn: 'x' } }) }],
  [
    'something else than a lock',
    {
      LOCKS: given({
        x: {
          kind: 'home-assistant',
          url: 'https://x.example',
          tokenVariable: 'T',
          locks: { 'light.hall': {} },
        },
      }),
    },
  ],
  [
    'a camera of Home Assistant',
    { CAMERAS: given({ x: { kind: 'home-assistant', url: 'https://x.example' } }) },
  ],
])('%s is refused, and not repeated', (_what, changes) => {
  const problems = problemsOf(() => devicesOf({ ...changes, T: 'obviously fake' }));
  expect(problems).toHaveLength(1);
  expect(problems.join()).not.toContain('obviously fake');
});

test('calls of providers are known by several secrets while one is rotated', () => {
  const rest: Environment = {
    STORE_WEBHOOK_SECRETS_IN: secret,
    ACCOUNT_PAGES_URL: 'http://127.0.0.1:1',
    ACCOUNT_SIGN_IN_ISSUER: 'http://127.0.0.1:1',
    ACCOUNT_SIGN_IN_CLIENT_ID: 'test',
    ACCOUNT_SIGN_IN_CLIENT_SECRET: 'not-a-real-client-secret',
    LOCK_CALLS: given({ gate: { kind: 'webhook', secretsVariable: 'GATE_SECRETS_IN' } }),
  };
  const { lockCalls } = httpConfig({ ...development, ...rest, GATE_SECRETS_IN: `${secret}, ${secret}` });
  expect(lockCalls).toEqual({ gate: { kind: 'webhook', secrets: [secret, secret] } });
  expect(problemsOf(() => httpConfig({ ...development, ...rest }))).toEqual(['GATE_SECRETS_IN is missing']);
});

test('devices are commanded by the function that follows deliveries', () => {
  expect(doorsConfig(development).devices.locks).toHaveProperty('simulated');
});
