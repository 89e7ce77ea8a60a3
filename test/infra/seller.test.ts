import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environments, readDeployment, sellerOf } from '../../infra/seller';
import { standardWalletTerms } from '../../lambda/domain/wallet/terms';

const example = JSON.parse(readFileSync('infra/seller.example.json', 'utf8'));
const directory = mkdtempSync(path.join(tmpdir(), 'seller-'));
afterAll(() => rmSync(directory, { recursive: true }));

function read(changes: Record<string, unknown>) {
  const file = path.join(directory, 'seller.json');
  writeFileSync(file, JSON.stringify({ ...example, ...changes }));
  return readDeployment(file);
}

test('the example is whole', () => {
  expect(read({}).skillId).toBe(example.skillId);
});

test('what the example says of coins are the standard terms, for a seller to change', () => {
  expect(sellerOf(read({})).wallet).toEqual(standardWalletTerms);
});

/** Every term spelt out, and more of each list than most sellers have. */
const fullTerms = {
  ...example.terms,
  wallet: {
    ...standardWalletTerms,
    tiers: [1_000, 5_000, 20_000].map((fromCoins, place) => ({
      ...standardWalletTerms.tiers[0],
      id: `tier-${place}`,
      fromCoins,
    })),
  },
};

test('terms that are spelt out whole fit into what Lambda takes, with room for two signing keys', () => {
  const key = { kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'k'.repeat(44), e: 'AQAB', n: 'A'.repeat(342) };
  const accountTokens = { ...example.accountTokens, publicKeys: { keys: [key, key] } };
  expect(read({ terms: fullTerms, accountTokens }).skillId).toBe(example.skillId);
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ['a missing skill id', { skillId: undefined }, /skillId/],
  ['a region that Alexa cannot call', { region: 'eu-west-3' }, /region/],
  ['a misspelt field', { storeWebhokUrl: 'https://x.example' }, /storeWebhokUrl/],
  [
    'terms that the functions would refuse',
    { terms: { ...example.terms, cutOffHour: 24 } },
    /SELLER\.cutOffHour must be an hour/,
  ],
  [
    'coin terms that contradict each other',
    { terms: { ...example.terms, wallet: { returnDays: 7 } } },
    /SELLER\.wallet\.withdrawalDays must not be more than returnDays/,
  ],
  [
    'an order address without TLS',
    { storeWebhookUrl: 'http://x.example' },
    /STORE_WEBHOOK_URL must be https/,
  ],
  ['a skill id of another shape', { skillId: 'majordomo' }, /SKILL_ID must begin with/],
  [
    'more keys than Lambda takes',
    {
      accountTokens: {
        ...example.accountTokens,
        publicKeys: { keys: [{ kty: 'RSA', n: 'A'.repeat(4_000) }] },
      },
    },
    /of 4096 bytes/,
  ],
])('%s is refused before anything is deployed', (_what, changes, message) => {
  expect(() => read(changes)).toThrow(message);
});

const places = {
  tableName: 'table',
  archiveBucket: 'bucket',
  timerQueueUrl: 'https://queue.example/timers',
  noticeQueueUrl: 'https://queue.example/notices',
  operationsTopicArn: 'arn:operations',
};

test('cards point to the account pages, unless the terms name others', () => {
  const pageOf = (terms: object) => {
    const of = environments(read({ terms: { ...example.terms, ...terms } }), places, (field) => field);
    const variables: Record<string, string> = of.alexa;
    return JSON.parse(variables.SELLER ?? '').accountPageUrl;
  };
  expect(pageOf({})).toBe(`${example.accountPages.url}/account`);
  expect(pageOf({ accountPageUrl: 'https://example.com/me' })).toBe('https://example.com/me');
});

test('the console knows where the seller’s people see an order, where that is said', () => {
  const { operations, ...without } = example;
  const orderPageOf = (deployment: object): string | undefined => {
    const { http } = environments(read({ ...without, operations: deployment }), places, (field) => field);
    return (http as Record<string, string>).OPS_ORDER_PAGE;
  };
  expect(orderPageOf(operations)).toBe(operations.orderPage);
  expect(orderPageOf({ ...operations, orderPage: undefined })).toBeUndefined();
});

test('a function is given only the secrets it uses', () => {
  const of = environments(read({}), places, (field) => `secret ${field}`);
  const secrets = (variables: Record<string, string>) =>
    Object.values(variables).filter((value) => value.startsWith('secret '));
  expect(Object.values(of).map(secrets)).toEqual([
    ['secret HOUSEHOLD_KEY', 'secret VOICE_CODE_KEY'],
    [
      'secret STORE_WEBHOOK_SECRETS_IN',
      'secret PAYMENT_WEBHOOK_SECRETS_IN',
      'secret VOICE_CODE_KEY',
      'secret HOUSEHOLD_KEY',
      'secret SESSION_KEY',
      'secret ACCOUNT_SIGN_IN_CLIENT_SECRET',
      'secret OPS_SIGN_IN_CLIENT_SECRET',
    ],
    ['secret STORE_WEBHOOK_SECRET_OUT', 'secret STRIPE_SECRET_KEY'],
    ['secret SEAM_API_KEY', 'secret GATE_SECRET_OUT'],
    ['secret SEAM_API_KEY', 'secret GATE_SECRET_OUT'],
    ['secret ALEXA_CLIENT_SECRET'],
    ['secret SEAM_API_KEY', 'secret GATE_SECRET_OUT'],
    [],
  ]);
});
