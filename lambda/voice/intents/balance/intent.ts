import type { Intent as HeardIntent } from 'ask-sdk-model';
import { outcome } from '../../../domain/outcome';
import { waitingCoins } from '../../../domain/rewards/worth';
import { spendableCoins, spendableLots } from '../../../domain/wallet/lots';
import { addMonths, monthOf } from '../../../domain/wallet/month';
import type { Wallet } from '../../../domain/wallet/wallet';
import type { Intent } from '../../intent';
import { type Outcome, type Reply, say } from '../../outcome';
import { slotText } from '../../slots';
import { isLinked, type Turn } from '../../turn';
import { apl } from './apl';
import type { BalanceOutcomes, Beside, Expiring } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

const reply = (result: Outcome<BalanceOutcomes>): Reply => say(speech, result, { apl });

/** What expires in this month or the next is told unasked. */
const soonMonths = 1;

/** Promo coins that can be spent still, by the month in which they expire, the next to go first. */
const expiringOf = (wallet: Wallet, turn: Turn): Expiring[] =>
  Object.entries(spendableLots(wallet, turn.now).promo)
    .filter(([, coins]) => coins > 0)
    .map(([month, coins]) => ({ month, coins }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));

/** An order is what coins are held for, unless gifts to others are on. */
const besideOf = ({ heldCoins, owedCoins, status }: Wallet, { shop }: Turn, waiting: number): Beside => ({
  heldCoins,
  waitingCoins: status === 'open' ? waiting : 0,
  heldFor: shop.seller.wallet.gifts.toOtherHouseholds ? 'orders-and-gifts' : 'orders',
  owedCoins,
});

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const [{ household, wallet }, waiting] = await Promise.all([
    turn.household(),
    waitingCoins(turn.shop, turn.householdId),
  ]);
  if (!wallet) return reply(outcome('no-wallet', { waitingCoins: waiting }));
  const balanceCoins = spendableCoins(wallet, turn.now);
  const beside = besideOf(wallet, turn, waiting);
  if (balanceCoins === 0) return reply(outcome('empty', beside));
  const expiring = expiringOf(wallet, turn);
  if (slotText(heard, 'expiry') !== undefined) return reply(outcome('expiry', { balanceCoins, expiring }));
  const worth = { cents: balanceCoins, currency: household.currency };
  const [next] = expiring;
  const isSoon = next !== undefined && next.month <= addMonths(monthOf(turn.now), soonMonths);
  return reply(outcome('balance', { balanceCoins, worth, ...beside, ...(isSoon && { next }) }));
}

export const balance: Intent = { name: 'BalanceIntent', slots: { expiry: 'Expiry' }, handle };
