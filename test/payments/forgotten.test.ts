import type { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { recordOutsideRefund, undoOutsideRefund } from '../../lambda/domain/payments/outside-refund';
import { withdrawPack } from '../../lambda/domain/payments/withdraw';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, epochMsOf } from '../../lambda/domain/time';
import { creditPurchased, takeCoins } from '../../lambda/domain/wallet/moves';
import { emptyWallet, type Wallet } from '../../lambda/domain/wallet/wallet';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { buy, coinsOf, current, customer, openTill, type Till, walletOf, work } from './support';

/* Payments outlive the wallet they filled: whoever is forgotten and comes back has another account. */

const table = tableSuite();
const lastOfMonth = '2026-03-31T12:00:00.000Z';
let till: Till;
let shop: Shop;

beforeEach(() => {
  till = openTill(table());
  shop = till.shop;
});

const ask = () => ({ key: newId('key'), subject: 's', now: shop.clock.now() });

async function credit(wallet: Wallet, coins: number): Promise<void> {
  await shop.wallets.commit(creditPurchased(wallet, { ...ask(), kind: 'adjustment', coins }));
}

/** A pack of 500 coins was bought and spent, the household forgotten; now it is back, with 300 coins. */
async function comeBack() {
  till.clock.move(epochMsOf(lastOfMonth) - epochMsOf(shop.clock.now()));
  const household = await customer(shop);
  const begun = await buy(shop, household);
  await work(shop, begun);
  const wallet = await walletOf(shop, household.id);
  const spending = wallet && takeCoins(wallet, { ...ask(), kind: 'purchase', coins: 500 });
  if (!spending) throw new Error('too few coins');
  await shop.wallets.commit(spending);
  // Within its month the wallet would stay, for its limits.
  till.clock.move(dayMs);
  await shop.households.erase(household.id);
  await shop.households.save(household);
  await credit(emptyWallet(household.id, newId('acc')), 300);
  return { household, payment: await current(shop, begun) };
}

it('gives nothing back of a pack whose coins were spent out of the account before', async () => {
  const { household, payment } = await comeBack();
  expect(await withdrawPack(shop, payment, 'wish')).toMatchObject({ name: 'nothing-unused' });
  expect(await coinsOf(shop, household.id)).toBe(300);
});

it('takes coins of the account there is now for a dispute, and leaves its own packs their places', async () => {
  const { household, payment } = await comeBack();
  const own = await buy(shop, household);
  await work(shop, own);
  const chargeReference = payment.reference ?? '';
  const dispute = { refundId: 'dp', reason: 'dispute', chargeReference, cents: 480, isTotal: false } as const;
  await recordOutsideRefund(shop, payment, dispute);
  expect(await coinsOf(shop, household.id)).toBe(300);
  await undoOutsideRefund(shop, payment, 'dp');
  expect(await coinsOf(shop, household.id)).toBe(800);
  expect(await withdrawPack(shop, own, 'wish')).toMatchObject({ facts: { coins: 300 } });
});

it('makes no wallet for whoever is gone when a dispute is won: people pay out what was taken', async () => {
  till.clock.move(epochMsOf(lastOfMonth) - epochMsOf(shop.clock.now()));
  const household = await customer(shop);
  const payment = await buy(shop, household);
  await work(shop, payment);
  const { reference: chargeReference = '' } = await current(shop, payment);
  const dispute = { refundId: 'dp', reason: 'dispute', chargeReference, cents: 480, isTotal: false } as const;
  await recordOutsideRefund(shop, payment, dispute);
  till.clock.move(dayMs);
  await shop.households.erase(household.id);
  expect(await shop.wallets.read(household.id)).toBeUndefined();
  expect(await undoOutsideRefund(shop, payment, 'dp')).toBe(true);
  expect(await shop.wallets.read(household.id)).toBeUndefined();
  expect(await work(shop, payment)).toEqual([
    'dp: it is here again and the wallet is not: 500 coins to pay out',
  ]);
});

it('keeps a wallet that gets coins at the very moment it is forgotten', async () => {
  const household = await customer(shop);
  await credit(emptyWallet(household.id, newId('acc')), 10);
  const wallet = await walletOf(shop, household.id);
  const spending = wallet && takeCoins(wallet, { ...ask(), kind: 'purchase', coins: 10 });
  if (!spending) throw new Error('too few coins');
  await shop.wallets.commit(spending);
  const stores = storesWith(async () => credit(spending.sides[0].after, 700));
  await stores.households.erase(household.id);
  expect(await shop.wallets.read(household.id)).toMatchObject({ availableCoins: 700 });
});

/** Stores to which something comes between, just before the first item is deleted. */
function storesWith(between: () => Promise<void>) {
  let isDone = false;
  const isDeletion = (command: object): boolean => /"Delete(Request)?":/.test(JSON.stringify(command));
  const send = async (command: PutCommand) => {
    if (!isDone && isDeletion(command.input)) {
      isDone = true;
      await between();
    }
    return table().client.send(command);
  };
  return table().stores({ clock: shop.clock }, { send } as unknown as DynamoDBDocumentClient);
}
