import { keys, timeToLiveAttribute } from '../../lambda/adapters/dynamodb/table';
import type { Household } from '../../lambda/domain/household/household';
import { closeHouseholdWallet } from '../../lambda/domain/payments/close';
import { beginTopUp } from '../../lambda/domain/payments/top-up';
import { closeAllWallets, type WalletClosing } from '../../lambda/domain/payments/wind-down';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, epochMsOf } from '../../lambda/domain/time';
import { adjustWallet } from '../../lambda/domain/wallet/adjust';
import { takeCoins } from '../../lambda/domain/wallet/moves';
import { scanAll, type TestTable, testTable } from '../support/dynamodb';
import { newId } from '../support/samples';
import { buy, customer, openTill, type Till, walletOf, work } from './support';

/* What is left of a wallet whose household was forgotten: money that people pay out, and limits that still hold. */

let table: TestTable;
let till: Till;
let shop: Shop;

beforeEach(async () => {
  table = await testTable();
  till = openTill(table);
  shop = till.shop;
});
afterEach(() => table.drop());

async function given(coins: number): Promise<Household> {
  const household = await customer(shop, 'succeeds', { customerId: 'customer-7', currency: 'EUR' });
  const adjustment = { adjustmentId: newId('adj'), coins, reason: 'compensation' } as const;
  await adjustWallet(shop, { ...adjustment, householdId: household.id, now: shop.clock.now() });
  return household;
}

async function list(): Promise<WalletClosing[]> {
  const closings: WalletClosing[] = [];
  for await (const closing of closeAllWallets(shop, { isDryRun: true })) closings.push(closing);
  return closings;
}

async function spendAll({ id }: Household): Promise<void> {
  const wallet = await walletOf(shop, id);
  const coins = wallet?.availableCoins ?? 0;
  const asked = { key: newId('key'), kind: 'purchase', subject: 's', coins, now: shop.clock.now() } as const;
  const movement = wallet && takeCoins(wallet, asked);
  if (movement) await shop.wallets.commit(movement);
}

async function walletItem({ id }: Household) {
  const { pk, sk } = keys.wallet(id);
  return (await scanAll(table)).find((item) => item.pk === pk && item.sk === sk);
}

describe('what is to be paid out', () => {
  it('is told with whom to pay when the wallet was closed and its household forgotten', async () => {
    const household = await given(700);
    const account = (await walletOf(shop, household.id))?.account;
    await closeHouseholdWallet(shop, household.id);
    await shop.households.erase(household.id);
    await shop.households.erase(household.id);
    expect(await shop.wallets.read(household.id)).toBeUndefined();
    expect(await shop.wallets.payouts()).toEqual([
      {
        account,
        householdId: household.id,
        coins: 700,
        at: shop.clock.now(),
        customerId: 'customer-7',
        currency: 'EUR',
      },
    ]);
    expect(await list()).toEqual([
      {
        account,
        householdId: household.id,
        customerId: 'customer-7',
        currency: 'EUR',
        result: { name: 'closed', facts: { refundedCents: 0, payoutCoins: 700, forfeitedCoins: 0 } },
      },
    ]);
  });

  it('is told once when the wallet stays for its limits, and with what went back to cards', async () => {
    const household = await given(700);
    await work(shop, await buy(shop, household));
    await closeHouseholdWallet(shop, household.id);
    await shop.households.erase(household.id);
    await shop.households.erase(household.id);
    expect(await shop.wallets.read(household.id)).toMatchObject({ status: 'closed' });
    expect(await list()).toMatchObject([
      { customerId: 'customer-7', result: { facts: { refundedCents: 480, payoutCoins: 700 } } },
    ]);
  });

  it('is nothing when all went back to cards', async () => {
    const household = await customer(shop);
    await work(shop, await buy(shop, household));
    await closeHouseholdWallet(shop, household.id);
    await shop.households.erase(household.id);
    expect(await shop.wallets.payouts()).toEqual([]);
  });
});

describe('limits', () => {
  it('hold for whoever is forgotten and comes back', async () => {
    const household = await customer(shop, 'succeeds', { isVerified: false });
    await work(shop, await buy(shop, household, 5000, 4600));
    await spendAll(household);
    await shop.households.erase(household.id);
    await shop.households.save(household);
    const asked = { householdId: household.id, paymentId: newId('pay', epochMsOf(shop.clock.now())) };
    const again = await beginTopUp(shop, { ...asked, coins: 5000, cents: 4600, now: shop.clock.now() });
    expect(again.name).toBe('over-limit');
  });

  it('are forgotten when their month is over: by itself, or with the next time', async () => {
    const household = await customer(shop);
    await work(shop, await buy(shop, household));
    await spendAll(household);
    await shop.households.erase(household.id);
    const kept = await walletItem(household);
    const month = shop.clock.now().slice(0, 7);
    expect(new Date(Number(kept?.[timeToLiveAttribute]) * 1000).toISOString().slice(0, 7) > month).toBe(true);
    till.clock.move(40 * dayMs);
    await shop.households.erase(household.id);
    expect(await walletItem(household)).toBeUndefined();
  });

  it('stay for good with a wallet that moves again', async () => {
    const household = await customer(shop);
    await work(shop, await buy(shop, household));
    await spendAll(household);
    await shop.households.erase(household.id);
    await shop.households.save(household);
    await work(shop, await buy(shop, household));
    expect((await walletItem(household))?.[timeToLiveAttribute]).toBeUndefined();
  });
});
