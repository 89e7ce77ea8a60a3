import { forgetHousehold } from '../../lambda/domain/household/forget';
import { changePayment } from '../../lambda/domain/payments/change';
import { closeHouseholdWallet } from '../../lambda/domain/payments/close';
import { inStatus, type Payment } from '../../lambda/domain/payments/payment';
import { settlePayment } from '../../lambda/domain/payments/settle';
import type { Shop } from '../../lambda/domain/shop';
import { tableSuite } from '../support/table-suite';
import { buy, callbackOf, current, customer, openTill, type Till, walletOf, work } from './support';

/* Whoever goes while coins are being paid for: no card is charged for coins that nobody would have. */

const table = tableSuite();
let till: Till;
let shop: Shop;

beforeEach(() => {
  till = openTill(table());
  shop = till.shop;
});

/** Somebody with a wallet of 500 coins, who is paying for another pack. */
async function payingAgain(mode: 'succeeds' | 'pending' = 'succeeds') {
  const household = await customer(shop);
  await work(shop, await buy(shop, household));
  const paying = { ...household, paymentCustomerId: `cus_sandbox_${mode}` };
  await shop.households.save(paying);
  return { household, payment: await buy(shop, paying) };
}

const charged = ({ paymentId }: Payment): boolean =>
  till.sandbox.memory.state.charges[paymentId] !== undefined;

const calledOff = { status: 'declined', declineReason: 'called-off', refunds: [] };

it('calls off what is being paid for before a wallet is closed and its household forgotten', async () => {
  const { household, payment } = await payingAgain();
  expect(await closeHouseholdWallet(shop, household.id)).toMatchObject({ facts: { refundedCents: 480 } });
  await forgetHousehold(shop, household.id);
  await work(shop, payment);
  expect(await current(shop, payment)).toMatchObject(calledOff);
  expect(charged(payment)).toBe(false);
});

it('calls off a first purchase, when there is no wallet yet', async () => {
  const household = await customer(shop);
  const payment = await buy(shop, household);
  expect(await closeHouseholdWallet(shop, household.id)).toMatchObject({ name: 'no-wallet' });
  expect(await current(shop, payment)).toMatchObject(calledOff);
});

it('calls off what is being paid for by whoever switches the skill off, and keeps the coins there are', async () => {
  const { household, payment } = await payingAgain();
  await forgetHousehold(shop, household.id);
  await work(shop, payment);
  expect(await current(shop, payment)).toMatchObject(calledOff);
  expect(await shop.wallets.read(household.id)).toMatchObject({ availableCoins: 500 });
});

it('leaves what is being paid for as it is where the wallet cannot be closed', async () => {
  const { household, payment } = await payingAgain();
  const wallet = await walletOf(shop, household.id);
  const held = { ...shop.wallets, read: async () => wallet && { ...wallet, heldCoins: 10 } };
  const closing = await closeHouseholdWallet({ ...shop, wallets: held }, household.id);
  expect(closing).toMatchObject({ name: 'coins-held' });
  expect(await current(shop, payment)).toMatchObject({ status: 'due' });
});

it('gives money back that comes after its payment was called off', async () => {
  const { household, payment } = await payingAgain('pending');
  await work(shop, payment);
  expect(await current(shop, payment)).toMatchObject({ status: 'pending' });
  await closeHouseholdWallet(shop, household.id);
  await forgetHousehold(shop, household.id);
  const event = callbackOf(till.sandbox, payment);
  if (event.type !== 'charge') throw new Error('no charge is told of');
  await settlePayment(shop, payment, event.answer);
  const { refunds } = await current(shop, payment);
  expect(refunds).toMatchObject([{ reason: 'late-success', cents: 480 }]);
  expect((await shop.wallets.read(household.id))?.status).not.toBe('open');
});

it('gives money back that comes for a household that is gone, wallet or not', async () => {
  const { household, payment } = await payingAgain();
  await shop.households.erase(household.id);
  await work(shop, payment);
  const { status, refunds, credited } = await current(shop, payment);
  expect({ status, refunds, credited }).toMatchObject({
    status: 'succeeded',
    refunds: [{ reason: 'late-success', cents: 480, status: 'done' }],
  });
  expect(credited).toBeUndefined();
  expect(await shop.wallets.read(household.id)).toMatchObject({ availableCoins: 500 });
});

it('gives the packs of a household that is gone back to their card when its wallet is closed', async () => {
  const household = await customer(shop);
  const payment = await buy(shop, household);
  await work(shop, payment);
  await shop.households.erase(household.id);
  expect(await closeHouseholdWallet(shop, household.id)).toMatchObject({
    facts: { refundedCents: 480, payoutCoins: 0 },
  });
});

it('says the same of what is decided, whoever goes after', async () => {
  const household = await customer(shop);
  const payment = await buy(shop, household);
  const declined = (one: Payment) => ({
    payment: inStatus(one, 'declined', shop.clock.now(), { declineReason: 'card-declined' }),
  });
  await changePayment(shop, payment, declined);
  await forgetHousehold(shop, household.id);
  expect(await current(shop, payment)).toMatchObject({ declineReason: 'card-declined' });
});
