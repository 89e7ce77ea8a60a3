import {
  doorsConfig,
  type Environment,
  httpConfig,
  notifyConfig,
  skillConfig,
  watchConfig,
  workerConfig,
} from './config';
import { standardDeliveryPolicy } from './domain/delivery/policy';
import { Fault } from './domain/fault';
import { standardWalletTerms } from './domain/wallet/terms';

const seller = {
  name: 'Example Market',
  deliveryCents: { EUR: 490, USD: 590 },
  freeDeliveryFromCents: { EUR: 4_000, USD: 5_000 },
  cutOffHour: 18,
  transitDays: 1,
  deliveryWeekdays: [1, 2, 3, 4, 5, 6],
  maxQuantity: 20,
  quoteValidMs: 600_000,
  lowestPriceCountries: ['FR'],
};
const secretOut = `whsec_${'FAKEout0'.repeat(5)}`;
const secretIn = `whsec_${'FAKEin00'.repeat(5)}`;
const production: Environment = {
  TABLE_NAME: 'majordomo',
  AWS_REGION: 'eu-west-1',
  SELLER: JSON.stringify(seller),
  SKILL_ID: 'amzn1.ask.skill.00000000-0000-0000-0000-000000000000',
  HOUSEHOLD_KEY: 'not-a-real-key-not-a-real-key-not-a-real-key',
  VOICE_CODE_KEY: 'not-a-real-code-key-not-a-real-code-key',
  ACCOUNT_TOKEN_ISSUER: 'https://accounts.example.com',
  ACCOUNT_TOKEN_AUDIENCE: 'majordomo',
  ACCOUNT_TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }] }),
  STORE_WEBHOOK_SECRETS_IN: secretIn,
  STORE_WEBHOOK_URL: 'https://orders.example.com/majordomo',
  STORE_WEBHOOK_SECRET_OUT: secretOut,
  ACCOUNT_PAGES_URL: 'https://account.example.com',
  ACCOUNT_SIGN_IN_ISSUER: 'https://accounts.example.com',
  ACCOUNT_SIGN_IN_CLIENT_ID: 'account-pages',
  ACCOUNT_SIGN_IN_CLIENT_SECRET: 'not-a-real-client-secret',
  SESSION_KEY: Buffer.alloc(32, 'not-a-real-key').toString('base64'),
  PAYMENT_PROVIDER: 'stripe',
  PAYMENT_WEBHOOK_SECRETS_IN: `whsec_${'FAKEpay0'.repeat(4)}`,
  STRIPE_SECRET_KEY: `sk_test_${'FAKE'.repeat(8)}`,
  ARCHIVE_BUCKET: 'majordomo-archive',
  TIMER_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/000000000000/timers',
  NOTICE_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/000000000000/notices',
  OPERATIONS_TOPIC_ARN: 'arn:aws:sns:eu-west-1:000000000000:operations',
};

/** What the fault of a refused configuration names. */
function problemsOf(parse: (environment: Environment) => unknown, changes: Environment): string[] {
  try {
    parse({ ...production, ...changes });
  } catch (error) {
    if (error instanceof Fault && error.code === 'config-invalid') return error.evidence.problems as string[];
    throw error;
  }
  return [];
}

const without = (...names: string[]): Environment =>
  Object.fromEntries(names.map((name) => [name, undefined]));

test('a whole environment becomes a typed configuration with the documented defaults', () => {
  expect(skillConfig(production)).toEqual({
    environment: 'production',
    logLevel: 'INFO',
    table: { tableName: 'majordomo', region: 'eu-west-1', timeoutMs: 1_000 },
    seller: { ...seller, wallet: standardWalletTerms, delivery: standardDeliveryPolicy },
    skillId: production.SKILL_ID,
    householdKey: production.HOUSEHOLD_KEY,
    voiceCodeKey: production.VOICE_CODE_KEY,
    accountTokens: {
      issuer: 'https://accounts.example.com',
      audience: 'majordomo',
      publicKeys: { keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }] },
    },
    turnTimeoutMs: 6_500,
  });
});

test('without an environment it is production, and everything missing is named at once', () => {
  const nothing = without(...Object.keys(production));
  expect(problemsOf(skillConfig, nothing)).toEqual([
    'TABLE_NAME is missing',
    'AWS_REGION is missing',
    'SELLER is missing',
    'VOICE_CODE_KEY is missing',
    'SKILL_ID is missing',
    'HOUSEHOLD_KEY is missing',
    'ACCOUNT_TOKEN_ISSUER is missing',
    'ACCOUNT_TOKEN_AUDIENCE is missing',
    'ACCOUNT_TOKEN_PUBLIC_KEYS is missing',
  ]);
  expect(problemsOf(httpConfig, nothing)).toContain('STORE_WEBHOOK_SECRETS_IN is missing');
  expect(problemsOf(workerConfig, nothing)).toEqual(
    expect.arrayContaining(['STORE_WEBHOOK_URL is missing', 'STORE_WEBHOOK_SECRET_OUT is missing']),
  );
  expect(problemsOf(watchConfig, nothing)).toContain('TABLE_NAME is missing');
});

test('an empty variable counts as missing', () => {
  expect(problemsOf(skillConfig, { SKILL_ID: '  ' })).toEqual(['SKILL_ID is missing']);
});

test('development stands in for the skill id, the household key and the region, and for nothing else', () => {
  const development = { ...without('SKILL_ID', 'HOUSEHOLD_KEY', 'AWS_REGION'), MAJORDOMO_ENV: 'development' };
  expect(skillConfig({ ...production, ...development })).toMatchObject({
    environment: 'development',
    skillId: 'amzn1.ask.skill.local',
    table: { region: 'local' },
  });
  expect(problemsOf(skillConfig, { ...development, ...without('SELLER', 'TABLE_NAME') })).toEqual([
    'TABLE_NAME is missing',
    'SELLER is missing',
  ]);
});

test('another DynamoDB and plain http are for development only', () => {
  const local = { DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000', STORE_WEBHOOK_URL: 'http://127.0.0.1:9000' };
  expect(problemsOf(workerConfig, local)).toEqual([
    'DYNAMODB_ENDPOINT is for development only',
    'STORE_WEBHOOK_URL must be https in production',
  ]);
  expect(workerConfig({ ...production, ...local, MAJORDOMO_ENV: 'development' })).toMatchObject({
    table: { endpoint: 'http://127.0.0.1:8000' },
    commerce: { url: 'http://127.0.0.1:9000', secret: secretOut, timeoutMs: 10_000 },
  });
});

test('secrets of incoming webhooks are a list, so that they can be rotated', () => {
  const config = httpConfig({ ...production, STORE_WEBHOOK_SECRETS_IN: `${secretIn}, ${secretOut}` });
  expect(config.storeWebhookSecrets).toEqual([secretIn, secretOut]);
});

test.each<[string, Environment, string]>([
  [
    'an unknown environment',
    { MAJORDOMO_ENV: 'prod' },
    'MAJORDOMO_ENV must be ("production" | "development")',
  ],
  ['another kind of id', { SKILL_ID: 'skill' }, 'SKILL_ID must begin with amzn1.ask.skill.'],
  ['a short key', { HOUSEHOLD_KEY: 'short' }, 'HOUSEHOLD_KEY must have at least 32 bytes'],
  ['a limit past Alexa’s own', { TURN_TIMEOUT_MS: '9000' }, 'TURN_TIMEOUT_MS must be at most 7500 ms'],
  [
    'a word for a number',
    { DYNAMODB_TIMEOUT_MS: '1s' },
    'DYNAMODB_TIMEOUT_MS must be a whole number of milliseconds',
  ],
  ['a seller that is not JSON', { SELLER: '{' }, 'SELLER is not JSON'],
  [
    'half a fee',
    { SELLER: JSON.stringify({ ...seller, deliveryCents: { EUR: 1.5, USD: 0 } }) },
    'SELLER.deliveryCents.EUR must be a whole number',
  ],
  [
    'a misspelt term',
    { SELLER: JSON.stringify({ ...seller, transitDay: 1 }) },
    'SELLER.transitDay is not known',
  ],
  [
    'coin terms that contradict each other',
    { SELLER: JSON.stringify({ ...seller, wallet: { gifts: { mostCoins: 6_000 } } }) },
    'SELLER.wallet.gifts.mostCoins must not be more than gifts.dayCoins',
  ],
  [
    'a private key',
    { ACCOUNT_TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [{ kty: 'EC', d: 'AA' }] }) },
    'ACCOUNT_TOKEN_PUBLIC_KEYS.keys.0 holds the private half of the key: keep that out of here',
  ],
  [
    'no key at all',
    { ACCOUNT_TOKEN_PUBLIC_KEYS: '{"keys":[]}' },
    'ACCOUNT_TOKEN_PUBLIC_KEYS.keys must hold a key',
  ],
])('%s is refused', (_what, changes, problem) => {
  expect(problemsOf(skillConfig, changes)).toEqual([problem]);
});

test.each<[Environment, string]>([
  [{ STORE_WEBHOOK_TIMEOUT_MS: '20001' }, 'STORE_WEBHOOK_TIMEOUT_MS must be at most 20000 ms'],
  [{ STRIPE_TIMEOUT_MS: '15001' }, 'STRIPE_TIMEOUT_MS must be at most 15000 ms'],
])('no wait of the worker may take all the time it has: %j', (changes, problem) => {
  expect(problemsOf(workerConfig, changes)).toEqual([problem]);
});

test('no function asks for the secret of another', () => {
  expect(problemsOf(skillConfig, without('STORE_WEBHOOK_SECRET_OUT', 'STORE_WEBHOOK_SECRETS_IN'))).toEqual(
    [],
  );
  expect(problemsOf(httpConfig, without('ACCOUNT_TOKEN_PUBLIC_KEYS', 'STORE_WEBHOOK_SECRET_OUT'))).toEqual(
    [],
  );
  expect(
    problemsOf(workerConfig, without('HOUSEHOLD_KEY', 'VOICE_CODE_KEY', 'STORE_WEBHOOK_SECRETS_IN')),
  ).toEqual([]);
  expect(problemsOf(doorsConfig, without('STORE_WEBHOOK_SECRET_OUT', 'STRIPE_SECRET_KEY'))).toEqual([]);
  expect(problemsOf(workerConfig, without('TIMER_QUEUE_URL', 'NOTICE_QUEUE_URL'))).toEqual([]);
  expect(problemsOf(doorsConfig, without('TIMER_QUEUE_URL', 'NOTICE_QUEUE_URL'))).toEqual([
    'TIMER_QUEUE_URL is missing',
    'NOTICE_QUEUE_URL is missing',
  ]);
});

test('the account pages know where they are, and where people sign in', () => {
  expect(httpConfig(production).accountPages).toEqual({
    baseUrl: 'https://account.example.com',
    householdKey: production.HOUSEHOLD_KEY,
    sessionKey: Buffer.alloc(32, 'not-a-real-key'),
    signIn: {
      issuer: 'https://accounts.example.com',
      clientId: 'account-pages',
      clientSecret: 'not-a-real-client-secret',
      returnUrl: 'https://account.example.com/account/sign-in/return',
    },
  });
});

test.each<[string, Environment, string]>([
  [
    'without TLS',
    { ACCOUNT_PAGES_URL: 'http://account.example.com' },
    'ACCOUNT_PAGES_URL must be https in production',
  ],
  [
    'with a path',
    { ACCOUNT_PAGES_URL: 'https://example.com/shop' },
    'ACCOUNT_PAGES_URL must be scheme and host alone, without a path',
  ],
  [
    'whose issuer is without TLS',
    { ACCOUNT_SIGN_IN_ISSUER: 'http://accounts.example.com' },
    'ACCOUNT_SIGN_IN_ISSUER must be https in production',
  ],
  [
    'with a key of another length',
    { SESSION_KEY: Buffer.alloc(16).toString('base64') },
    'SESSION_KEY must be the base64 of 32 bytes',
  ],
  ['without a key', { SESSION_KEY: undefined }, 'SESSION_KEY is missing'],
])('account pages %s are refused', (_what, changes, problem) => {
  expect(problemsOf(httpConfig, changes)).toEqual([problem]);
});

describe('the console of operations', () => {
  const signIn = {
    OPS_SIGN_IN_ISSUER: 'https://staff.example.com',
    OPS_SIGN_IN_CLIENT_ID: 'operations',
    OPS_SIGN_IN_CLIENT_SECRET: 'not-a-real-client-secret',
  };
  const orderPage = 'https://orders.example.com/support/{order}';
  const operationsOf = (changes: Environment) => httpConfig({ ...production, ...changes }).operations;

  it('is there when it is configured, with the seller’s page of an order where there is one', () => {
    expect(operationsOf({})).toBeUndefined();
    expect(operationsOf(signIn)).toMatchObject({ rolesClaim: 'roles' });
    expect(operationsOf(signIn)).not.toHaveProperty('orderPage');
    expect(operationsOf({ ...signIn, OPS_ORDER_PAGE: orderPage })).toMatchObject({ orderPage });
  });

  it.each([
    [
      'that names no order',
      'https://orders.example.com',
      'must have {order} in the place of an order’s number',
    ],
    ['without TLS', 'http://orders.example.com/{order}', 'must be https in production'],
  ])('does not start with a page of an order %s', (_what, given, problem) => {
    const changes = { ...signIn, OPS_ORDER_PAGE: given };
    expect(problemsOf(httpConfig, changes)).toEqual([`OPS_ORDER_PAGE ${problem}`]);
  });
});

test('people are told by the ways that are configured', () => {
  const operationsTopicArn = production.OPERATIONS_TOPIC_ARN;
  expect(notifyConfig(production).notices).toEqual({ operationsTopicArn, operationsLanguage: 'en' });
  const all = {
    NOTICE_EMAIL_FROM: 'Demo Market <no-reply@example.com>',
    OPERATIONS_LANGUAGE: 'fr',
    ALEXA_CLIENT_ID: 'amzn1.application-oa2-client.obviously-fake',
    ALEXA_CLIENT_SECRET: 'obviously-fake',
  };
  expect(notifyConfig({ ...production, ...all }).notices).toEqual({
    operationsTopicArn,
    operationsLanguage: 'fr',
    emailFrom: all.NOTICE_EMAIL_FROM,
    alexa: { clientId: all.ALEXA_CLIENT_ID, clientSecret: 'obviously-fake', stage: 'live' },
  });
});

test.each<[string, Environment, string]>([
  ['a topic of operations', without('OPERATIONS_TOPIC_ARN'), 'OPERATIONS_TOPIC_ARN is missing'],
  [
    'half of Alexa’s client',
    { ALEXA_CLIENT_ID: 'obviously-fake' },
    'ALEXA_CLIENT_ID and ALEXA_CLIENT_SECRET belong together',
  ],
  [
    'an address with a line in it',
    { NOTICE_EMAIL_FROM: 'a@example.com\nbcc: b@example.com' },
    'NOTICE_EMAIL_FROM must be an e-mail address',
  ],
])('nobody is told without %s put right', (_what, changes, problem) => {
  expect(problemsOf(notifyConfig, changes)).toEqual([problem]);
});

test.each(['WARN', 'ERROR', 'SILENT'])('at %s alarms would count nothing: it is refused', (level) => {
  const problem = expect.stringMatching(/^LOG_LEVEL .*"DEBUG" \| "INFO"/);
  expect(problemsOf(skillConfig, { LOG_LEVEL: level })).toEqual([problem]);
});

test('the fault says which variable is wrong and never what it holds', () => {
  const wrong = { HOUSEHOLD_KEY: 'hunter2', SKILL_ID: 'hunter2', LOG_LEVEL: 'hunter2', SELLER: '"hunter2"' };
  expect.assertions(2);
  try {
    skillConfig({ ...production, ...wrong });
  } catch (error) {
    expect(String(error)).toContain('HOUSEHOLD_KEY');
    expect(String(error) + JSON.stringify((error as Fault).evidence)).not.toContain('hunter2');
  }
});
