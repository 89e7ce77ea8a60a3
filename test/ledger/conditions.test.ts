import { keys } from '../../lambda/adapters/dynamodb/table';
import { walletItem } from '../../lambda/adapters/dynamodb/wallet-item';
import type { Movement } from '../../lambda/domain/wallet/movement';
import { creditPurchased, takeCoins } from '../../lambda/domain/wallet/moves';
import { emptyWallet, type Wallet } from '../../lambda/domain/wallet/wallet';
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
  return { world, commit, wallet: credit.sides[0].after };
}

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
