import { keys } from '../../lambda/adapters/dynamodb/table';
import { walletItem } from '../../lambda/adapters/dynamodb/wallet-item';
import { newPayment, withRefund } from '../../lambda/domain/payments/payment';
import { unusedCoins } from '../../lambda/domain/payments/withdraw';
import { holdCoins } from '../../lambda/domain/wallet/holds';
import type { Movement } from '../../lambda/domain/wallet/movement';
import { closeWallet, creditPurchased, takeCoins } from '../../lambda/domain/wallet/moves';
import { emptyWallet, type MovementKind, type Wallet } from '../../lambda/domain/wallet/wallet';
import { World } from './world';

/*
 * Guards that stand behind other guards: nothing comes this far as long as those before them hold, so each is tried by
 * itself.
 */

const now = '2026-01-05T08:00:00.000Z';

/** A world whose auditor looks away: what happens here cannot happen. */
function newWorld() {
  const world = new World(1);
  world.auditor.see = () => undefined;
  const shop = world.shopFor(
    world.newProcess(() => undefined),
    0,
  );
  return { world, shop };
}

async function withWallet() {
  const { world, shop } = newWorld();
  const commit = async (movement: Movement) => {
    const result = shop.wallets.commit(movement);
    world.network.step(0, 'done');
    return result;
  };
  const about = { key: 'credit', kind: 'adjustment' as const, subject: 'goodwill', now };
  const credit = creditPurchased(emptyWallet('hh_1', 'acc_1'), { ...about, coins: 100 });
  await commit(credit);
  return { world, shop, commit, wallet: credit.sides[0].after };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const about = <K extends MovementKind>(key: string, kind: K) => ({ key, kind, subject: 'goods', now });

function spend(wallet: Wallet): Movement {
  const about = { key: 'spend', kind: 'purchase' as const, subject: 'goods', now };
  const movement = takeCoins(wallet, { ...about, coins: 10 });
  if (!movement) throw new Error('the coins are there');
  return movement;
}

test('a line that stands is never written over', async () => {
  const { world, commit, wallet } = await withWallet();
  const key = keys.line(wallet.account, 2);
  world.furnish({ ...key, account: wallet.account, sequence: 2 });
  await expect(commit(spend(wallet))).rejects.toMatchObject({ code: 'store-corrupt' });
  expect(world.storage.get(key)?.coins).toBeUndefined();
});

test('a wallet never gives more than it has, whatever was worked out', async () => {
  const { commit, wallet } = await withWallet();
  const movement = spend(wallet);
  const [side] = movement.sides;
  const wrong = { ...movement, sides: [{ ...side, line: { ...side.line, coins: -101 } }] } as Movement;
  expect(await commit(wrong)).toMatchObject({ kind: 'wallet-changed' });
});

test('a wallet of another account is not moved, though it has come as far', async () => {
  const { world, commit, wallet } = await withWallet();
  world.furnish(walletItem({ ...wallet, account: 'acc_2' }));
  expect(await commit(spend(wallet))).toMatchObject({ kind: 'wallet-changed', wallet: { account: 'acc_2' } });
});

test('a wallet that holds coins is not closed, and a closed one not again', async () => {
  const { wallet } = await withWallet();
  const hold = holdCoins(wallet, { ...about('hold', 'order-hold'), coins: 10, expiresAt: now });
  const held = hold?.sides[0].after ?? wallet;
  expect(held.heldCoins).toBe(10);
  const closed = closeWallet(wallet, about('closing', 'closing'))?.sides[0].after ?? wallet;
  expect(closed.status).toBe('closed');
  for (const one of [held, closed]) expect(closeWallet(one, about('again', 'closing'))).toBeUndefined();
});

test('a pack has unused coins in the account that it came into alone', async () => {
  const { wallet } = await withWallet();
  const purpose = { kind: 'coins', coins: 100 } as const;
  const request = { paymentId: 'pay_1', householdId: 'hh_1', purpose, cents: 100, currency: 'EUR' } as const;
  const bought = newPayment({ ...request, paymentCustomerId: 'cus_1' }, now);
  const credited = { account: 'acc_1', at: now, endCoins: 100, sequence: 1, withdrawableUntil: now };
  const unusedOf = (account: string) => {
    const payment = { ...bought, credited: { ...credited, account } };
    return unusedCoins(payment, [payment], wallet);
  };
  expect([unusedOf('acc_1'), unusedOf('acc_2')]).toEqual([100, 0]);
});

test('a refund that stands is not written down again', () => {
  const purpose = { kind: 'coins', coins: 500 } as const;
  const request = { paymentId: 'pay_1', householdId: 'hh_1', purpose, cents: 480, currency: 'EUR' } as const;
  const payment = newPayment({ ...request, paymentCustomerId: 'cus_1' }, now);
  const refund = {
    refundId: 'charged-twice:second',
    cents: 480,
    reason: 'charged-twice',
    status: 'refused',
    at: now,
  } as const;
  const refunded = withRefund(payment, refund, now);
  expect(refunded?.refunds).toEqual([refund]);
  expect(refunded && withRefund(refunded, { ...refund, status: 'due' }, now)).toBeUndefined();
});

test('a gift code that was used is not used again under another key', async () => {
  const { world, shop, wallet } = await withWallet();
  const code = {
    codeHash: 'hash',
    askedBy: 'request',
    coins: 5,
    kind: 'sold',
    expiresAt: now,
    issuedAt: now,
    batchSize: 1,
  } as const;
  world.furnish({ ...keys.giftCode('hash'), ...code, version: 2 });
  const movement = creditPurchased(wallet, { ...about('other', 'gift-code'), coins: 5 });
  const result = shop.giftCodes.redeem({ ...code, version: 2 }, movement);
  world.network.step(0, 'done');
  expect(await result).toMatchObject({ kind: 'code-changed' });
});

/** Forgets the household, and lets something happen between the second look at its wallet and the deletion. */
async function forgetting({ world, shop }: ReturnType<typeof newWorld>, between: () => void): Promise<void> {
  let isDone = false;
  const erased = shop.households.erase('hh_1').then(() => {
    isDone = true;
  });
  for (await turn(); !isDone; await turn()) {
    if (world.network.waiting[0]?.name === 'TransactWriteCommand') between();
    world.network.step(0, 'done');
  }
  await erased;
}

test('a wallet with coins stays when its household is forgotten', async () => {
  const { world, shop, wallet } = await withWallet();
  await forgetting({ world, shop }, () => undefined);
  expect(world.storage.get(keys.wallet('hh_1'))).toMatchObject({ account: wallet.account });
});

test('a wallet that gets coins while it is being forgotten stays', async () => {
  const { world, shop, wallet } = await withWallet();
  world.furnish(walletItem({ ...wallet, availableCoins: 0 }));
  const { sequence } = wallet;
  await forgetting({ world, shop }, () => world.furnish(walletItem({ ...wallet, sequence: sequence + 1 })));
  expect(world.storage.get(keys.wallet('hh_1'))).toMatchObject({ availableCoins: 100 });
});
