import type { Stores } from '../../lambda/adapters/dynamodb';
import type { Movement } from '../../lambda/domain/wallet/movement';
import { type InjectedFault, injectFaults, onTransactions, scripted } from '../support/faulty-client';
import { grantOf, holdOf, lineOf, newId, newWallet, sampleOrder, walletAfter } from '../support/samples';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();
let stores: Stores;

beforeAll(async () => {
  stores = table().stores();
});

/** Stores whose next transactions meet these faults, and the pauses they made. */
function faulty(...faults: (InjectedFault | undefined)[]) {
  const client = table().newClient();
  injectFaults(client, onTransactions(scripted(...faults)));
  const waits: number[] = [];
  const wait = async (durationMs: number) => void waits.push(durationMs);
  return { stores: table().stores({ patience: { wait, random: () => 1 } }, client), waits };
}

const newGrant = (): Movement => grantOf(newWallet(newId('hh')), 100);
const stands = async ({ journal }: Movement) => (await stores.wallets.journal(journal.key)) !== undefined;

const faults: InjectedFault[] = [
  'throttle',
  'conflict',
  'timeout-before',
  'lost-answer',
  'reset',
  'refused-connection',
  'server-error',
];

test.each(faults)('after one %s the same transaction is sent again, and done once', async (fault) => {
  const grant = newGrant();
  const { stores: shaken, waits } = faulty(fault);
  expect(await shaken.wallets.commit(grant)).toEqual({ kind: 'committed' });
  expect(waits).toHaveLength(1);
  expect(await stores.wallets.statement(lineOf(grant).account, { limit: 10 })).toEqual([lineOf(grant)]);
});

test('it is sent four times at most, within 400 ms of waiting', async () => {
  const { stores: shaken, waits } = faulty(...Array<InjectedFault>(4).fill('throttle'));
  await expect(shaken.wallets.commit(newGrant())).rejects.toMatchObject({ code: 'store-throttled' });
  expect(waits).toHaveLength(3);
  expect(waits.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(400);
});

test.each([
  ['throttle', 'store-throttled', false],
  ['conflict', 'store-conflict', false],
  ['refused-connection', 'store-unavailable', false],
  ['server-error', 'store-unavailable', false],
  ['timeout-before', 'store-unknown', false],
  ['lost-answer', 'store-unknown', true],
] as const)('%s without end is told as %s', async (fault, code, isDone) => {
  const grant = newGrant();
  const { stores: shaken } = faulty(fault, fault, fault, fault);
  await expect(shaken.wallets.commit(grant)).rejects.toMatchObject({ code });
  expect(await stands(grant)).toBe(isDone);
  const later = await stores.wallets.commit(grant);
  expect(['committed', 'replayed']).toContain(later.kind);
});

test('one unanswered try is doubt enough, whatever came after', async () => {
  const { stores: shaken } = faulty('timeout-before', 'throttle', 'conflict', 'throttle');
  await expect(shaken.wallets.commit(newGrant())).rejects.toMatchObject({ code: 'store-unknown' });
});

test('an order whose answer was lost in every try is found placed by the next "yes"', async () => {
  const grant = grantOf(newWallet(newId('hh')), 1_000);
  await stores.wallets.commit(grant);
  const order = sampleOrder(walletAfter(grant).householdId);
  const hold = holdOf(walletAfter(grant), order);
  const { stores: shaken } = faulty('lost-answer', 'reset', 'lost-answer', 'lost-answer');
  await expect(shaken.orders.place(order, hold)).rejects.toMatchObject({ code: 'store-unknown' });
  const said = { ...order, placedAt: '2026-03-02T09:00:05.000Z' };
  expect(await stores.orders.place(said, hold)).toEqual({ kind: 'replayed', journal: hold.journal });
});

test('a request that is wrong is told as corrupt, and not repeated', async () => {
  const grant = newGrant();
  const { stores: shaken, waits } = faulty();
  const [side] = grant.sides;
  const wrong: Movement = {
    journal: { ...grant.journal, key: '' },
    sides: [{ ...side, line: { ...side.line, account: 'x'.repeat(3_000) } }],
  };
  await expect(shaken.wallets.commit(wrong)).rejects.toMatchObject({ code: 'store-corrupt' });
  expect(waits).toEqual([]);
});

test('a read is tried again, and then said to be unavailable; nothing about it is in doubt', async () => {
  const client = table().newClient();
  injectFaults(client, scripted('timeout-before', 'throttle', 'reset', 'lost-answer', 'reset'));
  const shaken = table().stores({}, client);
  await expect(shaken.households.read(newId('hh'))).rejects.toMatchObject({ code: 'store-unavailable' });
  expect(await shaken.households.read(newId('hh'))).toBeUndefined();
});
