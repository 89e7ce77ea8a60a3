import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../lambda/adapters/dynamodb/table';
import { changed, inStatus, newPayment, type Payment } from '../../lambda/domain/payments/payment';
import type { PaymentStore } from '../../lambda/domain/payments/store';
import { epochMsOf, plusMs } from '../../lambda/domain/time';
import { grantOf, newId, newWallet, testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();
let payments: PaymentStore;

beforeAll(async () => {
  payments = table().stores().payments;
});

const begun = (householdId = newId('hh'), overrides: Partial<Payment> = {}): Payment => ({
  ...newPayment(
    {
      paymentId: newId('pay'),
      householdId,
      purpose: { kind: 'coins', coins: 500, discountPercent: 4 },
      cents: 480,
      currency: 'EUR',
      paymentCustomerId: 'cus_1',
    },
    testNow,
  ),
  ...overrides,
});

const committed = { kind: 'committed' };

test('a payment is read as it was written, whatever has become of it', async () => {
  const payment = begun();
  expect(await payments.save(payment)).toEqual(committed);
  expect(await payments.read(payment.householdId, payment.paymentId)).toEqual(payment);
  const refund = {
    refundId: 'r',
    cents: 1,
    coins: 1,
    status: 'due',
    reason: 'withdrawal',
    at: testNow,
  } as const;
  const credited = { at: testNow, account: 'acc_1', endCoins: 500, sequence: 1, withdrawableUntil: testNow };
  const later = inStatus(payment, 'succeeded', testNow, { reference: 'pi_1', credited, refunds: [refund] });
  expect(await payments.save(later)).toEqual(committed);
  expect(await payments.read(payment.householdId, payment.paymentId)).toEqual(later);
  expect(await payments.read(payment.householdId, newId('pay'))).toBeUndefined();
});

test('of changes of one version the first is made, and the others are told of it', async () => {
  const payment = begun();
  await payments.save(payment);
  const again = begun(payment.householdId, { paymentId: payment.paymentId, cents: 1 });
  expect(await payments.save(again)).toEqual({ kind: 'payment-changed', payment });
  const first = inStatus(payment, 'pending', testNow, { reference: 'pi_1' });
  const second = inStatus(payment, 'declined', testNow, { declineReason: 'no-card' });
  const results = [await payments.save(first), await payments.save(second)];
  expect(results).toEqual([committed, { kind: 'payment-changed', payment: first }]);
});

test('a movement goes with its payment or not at all', async () => {
  const payment = begun();
  await payments.save(payment);
  const wallet = newWallet(payment.householdId);
  const movement = grantOf(wallet, 500);
  const stale = { ...payment, version: 3 };
  expect(await payments.move(stale, movement)).toEqual({ kind: 'payment-changed', payment });
  expect(await table().stores().wallets.journal(movement.journal.key)).toBeUndefined();
  const next = changed(payment, {}, testNow);
  expect(await payments.move(next, movement)).toEqual(committed);
  expect(await payments.move(changed(next, {}, testNow), movement)).toMatchObject({ kind: 'replayed' });
  expect((await payments.read(payment.householdId, payment.paymentId))?.version).toBe(2);
});

test('the latest come first, and no others', async () => {
  const householdId = newId('hh');
  const three = [begun(householdId), begun(householdId), begun(householdId)];
  for (const payment of three) await payments.save(payment);
  expect(await payments.latest(householdId, 2)).toEqual([three[2], three[1]]);
});

test('all since a moment are found, whatever their number, and none before it', async () => {
  const householdId = newId('hh');
  const at = (ms: number) => {
    const instant = plusMs(testNow, ms);
    return { ...begun(householdId), paymentId: newId('pay', epochMsOf(instant)), createdAt: instant };
  };
  const all = [at(-1), ...Array.from({ length: 30 }, (_, place) => at(place))];
  for (const payment of all) await payments.save(payment);
  expect(await payments.since(householdId, testNow)).toEqual(all.slice(1).reverse());
});

test('a charge leads to its payment', async () => {
  const payment = begun();
  const reference = newId('pi');
  await payments.rememberCharge(reference, payment);
  const { householdId, paymentId } = payment;
  expect(await payments.paymentOf(reference)).toEqual({ householdId, paymentId });
  expect(await payments.paymentOf(newId('pi'))).toBeUndefined();
});

test('what awaits something is due when its time has come, and what awaits nothing never is', async () => {
  const waiting = begun();
  const done = begun();
  await payments.save(waiting);
  await payments.save(done);
  await payments.save(inStatus(done, 'declined', testNow, { declineReason: 'no-card' }));
  const dueIds = async (at: string) => (await payments.overdue(at, 500)).map(({ paymentId }) => paymentId);
  expect(await dueIds(plusMs(testNow, 119_999))).not.toContain(waiting.paymentId);
  const later = await dueIds(plusMs(testNow, 120_000));
  expect(later).toContain(waiting.paymentId);
  expect(later).not.toContain(done.paymentId);
});

test.each([
  ['half a cent', { cents: 0.5 }],
  ['a negative sum', { cents: -1 }],
  ['a currency of elsewhere', { currency: 'GBP' }],
  ['a status nobody wrote', { status: 'paid' }],
])('an item with %s is not believed', async (_name, wrong) => {
  const payment = begun();
  const item = { ...keys.payment(payment.householdId, payment.paymentId), ...payment, ...wrong };
  await table().client.send(new PutCommand({ TableName: table().name, Item: item }));
  const reading = payments.read(payment.householdId, payment.paymentId);
  await expect(reading).rejects.toMatchObject({ code: 'store-corrupt' });
});
