import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { keys, timeToLiveAttribute } from '../../lambda/adapters/dynamodb/table';
import type { Household } from '../../lambda/domain/household/household';
import { closeHouseholdWallet } from '../../lambda/domain/payments/close';
import { recordPaymentEvent } from '../../lambda/domain/payments/events';
import { beginTopUp } from '../../lambda/domain/payments/top-up';
import { closeAllWallets, type WalletClosing } from '../../lambda/domain/payments/wind-down';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, epochMsOf } from '../../lambda/domain/time';
import { adjustWallet } from '../../lambda/domain/wallet/adjust';
import { takeCoins } from '../../lambda/domain/wallet/moves';
import { scanAll, type TestTable, testTable } from '../support/dynamodb';
import { newId } from '../support/samples';
import { buy, coinsOf, current, customer, openTill, type Till, walletOf, work } from './support';

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

async function giveTo({ id: householdId }: Household, coins: number): Promise<void> {
  const adjustment = { adjustmentId: newId('adj'), coins, reason: 'compensation' } as const;
  await adjustWallet(shop, { ...adjustment, householdId, now: shop.clock.now() });
}

async function given(coins: number): Promise<Household> {
  const household = await customer(shop, 'succeeds', { customerId: 'customer-7', currency: 'EUR' });
  await giveTo(household, coins);
  return household;
}

/** A pack was spent and its bank took the money back: 500 coins are owed, and 700 came otherwise. */
async function owing(): Promise<{ household: Household; chargeReference: string }> {
  const household = await customer(shop, 'succeeds', { customerId: 'customer-7', currency: 'EUR' });
  const pack = await buy(shop, household);
  await work(shop, pack);
  await spendAll(household);
  const { reference: chargeReference = '' } = await current(shop, pack);
  const refund = {
    refundId: 'dispute',
    reason: 'dispute' as const,
    chargeReference,
    cents: 480,
    isTotal: false,
  };
  await recordPaymentEvent(shop, { type: 'outside-refund', refund });
  await giveTo(household, 700);
  return { household, chargeReference };
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

  it('is told with whom to pay when the wallet owes as well, and told once', async () => {
    const { household } = await owing();
    await closeHouseholdWallet(shop, household.id);
    expect(await walletOf(shop, household.id)).toMatchObject({ status: 'closed', owedCoins: 500 });
    await shop.households.erase(household.id);
    const [payout] = await shop.wallets.payouts();
    expect(payout).toMatchObject({ customerId: 'customer-7', coins: 700 });
    await table.client.send(
      new DeleteCommand({ TableName: table.name, Key: keys.payout(payout?.account ?? '') }),
    );
    await shop.households.save(household);
    await shop.households.erase(household.id);
    expect(await shop.wallets.payouts()).toEqual([]);
  });

  it('is nothing when all went back to cards', async () => {
    const household = await customer(shop);
    await work(shop, await buy(shop, household));
    await closeHouseholdWallet(shop, household.id);
    await shop.households.erase(household.id);
    expect(await shop.wallets.payouts()).toEqual([]);
  });
});

describe('what a closed wallet owes', () => {
  it('is forgiven when the money comes back, and brings no coins to whoever was forgotten', async () => {
    const { household, chargeReference } = await owing();
    await closeHouseholdWallet(shop, household.id);
    await shop.households.erase(household.id);
    await shop.households.save(household);
    till.clock.move(300 * dayMs);
    const won = { type: 'outside-refund-undone', chargeReference, refundId: 'dispute' } as const;
    expect(await recordPaymentEvent(shop, won)).toMatchObject({ name: 'recorded' });
    expect(await coinsOf(shop, household.id)).toBe(0);
  });

  it('goes by itself when no bank decides any more, or with the next time', async () => {
    const { household } = await owing();
    await closeHouseholdWallet(shop, household.id);
    const closedAt = shop.clock.now();
    await shop.households.erase(household.id);
    const goesAt = Number((await walletItem(household))?.[timeToLiveAttribute]) * 1000;
    expect(goesAt).toBe(Math.floor((epochMsOf(closedAt) + 365 * dayMs) / 1000) * 1000);
    till.clock.move(365 * dayMs);
    await shop.households.erase(household.id);
    expect(await walletItem(household)).toBeUndefined();
  });

  it('stays for good as long as the wallet is open', async () => {
    const { household } = await owing();
    await spendAll(household);
    await shop.households.erase(household.id);
    expect(await walletItem(household)).toMatchObject({ owedCoins: 500, status: 'open' });
    expect((await walletItem(household))?.[timeToLiveAttribute]).toBeUndefined();
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
