import type { Stores } from '../../lambda/adapters/dynamodb';
import type { Movement } from '../../lambda/domain/wallet/movement';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { grantOf, newWallet, sampleHousehold, walletAfter } from './samples';

/** A movement that must be possible: tests give the coins for it. */
export function sure(movement: Movement | undefined): Movement {
  if (!movement) throw new Error('too few coins');
  return movement;
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
