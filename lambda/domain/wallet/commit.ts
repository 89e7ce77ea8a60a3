import { Fault } from '../fault';
import type { WalletChanged } from './store';
import type { Wallet } from './wallet';

/** Tries against a wallet that keeps changing; each loses only to a movement that won. */
const mostTries = 64;

const isWalletChanged = (result: { kind: string }): result is WalletChanged =>
  result.kind === 'wallet-changed';

/**
 * Tries a movement until no other comes between: first on the wallet as it was read, then on what each refusal tells,
 * without reading again.
 * @throws Fault `store-conflict` when the wallet changed in every try.
 */
export async function untilUnchanged<R extends { kind: string }>(
  first: Wallet,
  attempt: (wallet: Wallet) => Promise<R>,
): Promise<Exclude<R, WalletChanged>> {
  let wallet = first;
  for (let tries = 0; tries < mostTries; tries++) {
    const result = await attempt(wallet);
    if (!isWalletChanged(result)) return result as Exclude<R, WalletChanged>;
    wallet = result.wallet;
  }
  throw new Fault('store-conflict', 'the wallet changed in every try', { account: first.account });
}
