import fc from 'fast-check';
import type { AttemptStore } from '../../lambda/domain/attempts/store';
import { plusMs } from '../../lambda/domain/time';
import { countRequests } from '../support/counting-client';
import { noWaiting, scanAll } from '../support/dynamodb';
import { injectFaults, scripted } from '../support/faulty-client';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();
let attempts: AttemptStore;

beforeAll(async () => {
  attempts = table().stores().attempts;
});

const hourMs = 3_600_000;
const limit = { most: 3, windowMs: hourMs };
const now = '2026-03-10T09:20:00.000Z';
const until = '2026-03-10T10:00:00.000Z';

const takeMany = (key: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => attempts.take(key, limit, now)));

test('allows so many tries in a window and says until when the others wait', async () => {
  const key = newId('key');
  for (let tries = 0; tries < 3; tries++)
    expect(await attempts.take(key, limit, now)).toEqual({ kind: 'allowed' });
  expect(await attempts.take(key, limit, now)).toEqual({ kind: 'refused', until });
  expect(await attempts.take(key, limit, plusMs(until, -1))).toEqual({ kind: 'refused', until });
  expect(await attempts.take(key, limit, until)).toEqual({ kind: 'allowed' });
});

test('counts every key by itself', async () => {
  const key = newId('key');
  await takeMany(key, 4);
  expect(await attempts.take(newId('key'), limit, now)).toEqual({ kind: 'allowed' });
});

test('allows no more when many try at the same time', async () => {
  const results = await takeMany(newId('key'), 40);
  expect(results.filter(({ kind }) => kind === 'allowed')).toHaveLength(3);
});

test('takes one request of one unit and leaves nothing that stays', async () => {
  const client = table().newClient();
  const counter = countRequests(client);
  const key = newId('key');
  await table().stores({}, client).attempts.take(key, limit, now);
  expect(counter.counts()).toMatchObject({ requests: 1, roundTrips: 1 });
  const items = await scanAll(table());
  expect(items.find(({ pk }) => pk === `T#${key}`)).toMatchObject({
    deleteAtEpochSeconds: Date.parse(until) / 1000,
  });
});

test('whatever fails, never more are allowed than may be', async () => {
  const fault = fc.constantFrom('lost-answer', 'reset', 'throttle', 'timeout-before', undefined);
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { minLength: 12, maxLength: 12 }), async (faults) => {
      const client = table().newClient();
      injectFaults(client, scripted(...faults));
      const store = table().stores({ patience: noWaiting }, client).attempts;
      const key = newId('key');
      let allowed = 0;
      for (let tries = 0; tries < 6; tries++) {
        const result = await store.take(key, limit, now).catch(() => undefined);
        if (result?.kind === 'allowed') allowed += 1;
      }
      expect(allowed).toBeLessThanOrEqual(limit.most);
    }),
    { numRuns: 25 },
  );
});
