import { Fault } from '../fault';
import type { WalletChanged } from './store';
import type { Wallet } from './wallet';

/** Tries against a wallet that keeps changing; each loses only to a movement that won. */
const mostTries = 64;

const isWalletChanged = (result: { kind: string }): result is WalletChanged =>
  result.kind === 'wallet-changed';

/**
 * Tries a movement between wallets until no other comes between: first on the wallets as they were read, then on what
 * each refusal tells, without reading again.
 * @throws Fault `store-conflict` when a wallet changed in every try.
 */
export async function untilAllUnchanged<W extends readonly [Wallet, ...Wallet[]], R extends { kind: string }>(
  first: W,
  attempt: (wallets: W) => Promise<R>,
): Promise<Exclude<R, WalletChanged>> {
  let wallets = first;
  for (let tries = 0; tries < mostTries; tries++) {
    const result = await attempt(wallets);
    if (!isWalletChanged(result)) return result as Exclude<R, WalletChanged>;
    const { wallet } = result;
    wallets = wallets.map((one) => (one.householdId === wallet.householdId ? wallet : one)) as unknown as W;
  }
  throw new Fault('store-conflict', 'a wallet changed in every try', { account: first[0].account });
}

/** The same for a movement of one wallet. */
export const untilUnchanged = <R extends { kind: string }>(
  first: Wallet,
  attempt: (wallet: Wallet) => Promise<R>,
): Promise<Exclude<R, WalletChanged>> => untilAllUnchanged([first] as const, ([wallet]) => attempt(wallet));
