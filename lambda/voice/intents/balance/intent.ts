import { outcome } from '../../../domain/outcome';
import type { Intent } from '../../intent';
import { type Outcome, type Reply, say } from '../../outcome';
import { isLinked, type Turn } from '../../turn';
import { apl } from './apl';
import type { BalanceOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

const reply = (result: Outcome<BalanceOutcomes>): Reply => say(speech, result, { apl });

async function handle(turn: Turn): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const { household, wallet } = await turn.household();
  if (!wallet) return reply(outcome('no-wallet'));
  const balanceCoins = wallet.availableCoins;
  if (balanceCoins === 0) return reply(outcome('empty'));
  const worth = { cents: balanceCoins, currency: household.currency };
  return reply(outcome('balance', { balanceCoins, worth }));
}

export const balance: Intent = { name: 'BalanceIntent', slots: {}, handle };
