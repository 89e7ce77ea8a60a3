import type { Stores } from '../../lambda/adapters/dynamodb';
import type { Shop } from '../../lambda/domain/shop';
import { plusMs } from '../../lambda/domain/time';
import type { Movement } from '../../lambda/domain/wallet/movement';
import { takeCoins } from '../../lambda/domain/wallet/moves';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { grantOf, newId, newWallet, sampleHousehold, testNow, walletAfter } from './samples';

/** A movement that must be possible: tests give the coins for it. */
export function sure(movement: Movement | undefined): Movement {
  if (!movement) throw new Error('too few coins');
  return movement;
}

/** When what is held in these tests ends. */
export const anHourLater = plusMs(testNow, 3_600_000);

/** What is asked of a wallet under a key; other kinds are put over it. */
export const askOf = (key: string, coins: number) => ({
  key,
  kind: 'order-hold' as const,
  coins,
  subject: key,
  now: testNow,
});

/** Takes coins out of a household's wallet, beside what is tested. */
export async function spend(
  { wallets, clock }: Pick<Shop, 'wallets' | 'clock'>,
  householdId: string,
  coins: number,
  now = clock.now(),
): Promise<void> {
  const wallet = await wallets.read(householdId);
  const ask = { key: newId('key'), kind: 'purchase', subject: 'elsewhere', coins, now } as const;
  await wallets.commit(sure(wallet && takeCoins(wallet, ask)));
}

/** A household that stands in the table with a wallet of so many bought coins. */
export async function householdWith({ households, wallets }: Stores, coins: number): Promise<Wallet> {
  const household = sampleHousehold();
  await households.save(household);
  const grant = grantOf(newWallet(household.id), coins);
  await wallets.commit(grant);
  return walletAfter(grant);
}

/** The wallet of a household as it stands in the table. */
export async function walletNow(
  { households }: Pick<Stores, 'households'>,
  { householdId }: Pick<Wallet, 'householdId'>,
): Promise<Wallet> {
  const wallet = (await households.read(householdId))?.wallet;
  if (!wallet) throw new Error('no wallet');
  return wallet;
}
