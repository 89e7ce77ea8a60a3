import type { Household } from '../../lambda/domain/household/household';
import type { Shop } from '../../lambda/domain/shop';
import { creditPurchased } from '../../lambda/domain/wallet/moves';
import { standardWalletTerms, type WalletTerms } from '../../lambda/domain/wallet/terms';
import { emptyWallet } from '../../lambda/domain/wallet/wallet';
import { customer, type Till } from '../payments/support';
import { newId } from '../support/samples';

/** The till's shop with other terms in the place of some standard ones. */
export const shopWith = ({ shop }: Till, terms: Partial<WalletTerms>): Shop => ({
  ...shop,
  seller: { ...shop.seller, wallet: { ...standardWalletTerms, ...terms } },
});

/** Somebody with a card that pays. */
export const personOf = (shop: Shop, isVerified: boolean): Promise<Household> =>
  customer(shop, 'succeeds', { isVerified, customerId: newId('customer') });

/** Coins that came in another way than by buying. */
export async function giveCoins({ wallets, clock }: Shop, { id }: Household, coins: number): Promise<void> {
  const wallet = (await wallets.read(id)) ?? emptyWallet(id, newId('acc'));
  const ask = { key: newId('key'), kind: 'gift-code' as const, subject: 's', coins, now: clock.now() };
  await wallets.commit(creditPurchased(wallet, ask));
}
