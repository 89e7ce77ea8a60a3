import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environments, readDeployment } from '../../infra/seller';

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

test('a function is given only the secrets it uses', () => {
  const of = environments(
    read({}),
    { tableName: 'table', archiveBucket: 'bucket' },
    (field) => `secret ${field}`,
  );
  const secrets = (variables: Record<string, string>) =>
    Object.values(variables).filter((value) => value.startsWith('secret '));
  expect(Object.values(of).map(secrets)).toEqual([
    ['secret HOUSEHOLD_KEY', 'secret VOICE_CODE_KEY'],
    [
      'secret STORE_WEBHOOK_SECRETS_IN',
      'secret VOICE_CODE_KEY',
      'secret HOUSEHOLD_KEY',
      'secret SESSION_KEY',
      'secret ACCOUNT_SIGN_IN_CLIENT_SECRET',
    ],
    ['secret STORE_WEBHOOK_SECRET_OUT'],
    [],
    [],
  ]);
});
