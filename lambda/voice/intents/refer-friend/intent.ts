import { outcome } from '../../../domain/outcome';
import { giveReferralCode } from '../../../domain/referral/give-code';
import type { Intent } from '../../intent';
import { type Outcome, type Reply, say } from '../../outcome';
import { isLinked, type Turn } from '../../turn';
import type { ReferFriendOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const reply = (result: Outcome<ReferFriendOutcomes>): Reply => say(speech, result);
const linkAccount = (): Reply => ({ ...reply(outcome('link-account')), linkAccount: true });

async function handle(turn: Turn): Promise<Reply> {
  if (!isLinked(turn)) return linkAccount();
  const result = await giveReferralCode(turn.shop, await turn.household());
  return result.name === 'not-linked' ? linkAccount() : reply(result);
}

export const referFriend: Intent = { name: 'ReferFriendIntent', slots: {}, canFulfill: 'YES', handle };
