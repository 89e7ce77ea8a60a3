import { outcome } from '../../../domain/outcome';
import { type Standing, standingOf } from '../../../domain/tiers/standing';
import { dayMs, dayOf, type TimeZone } from '../../../domain/time';
import { countsAfterSeconds, keptForSeconds } from '../../../domain/wallet/holdings';
import type { Intent } from '../../intent';
import { type Outcome, type Reply, say } from '../../outcome';
import { isLinked, type Turn } from '../../turn';
import type { NextTier, TierOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const reply = (result: Outcome<TierOutcomes>): Reply => say(speech, result);

const daysOf = (seconds: number): number => (seconds * 1000) / dayMs;
const heldDays = daysOf(countsAfterSeconds);
const keptDays = daysOf(keptForSeconds);

function nextOf({ next }: Standing, zone: TimeZone): { next?: NextTier } {
  if (!next) return {};
  const { tier, missingCoins, countsFrom } = next;
  const counts = countsFrom !== undefined && { countsOn: dayOf(countsFrom, zone) };
  return { next: { tier, missingCoins, heldDays, ...counts } };
}

function told(standing: Standing, zone: TimeZone): Outcome<TierOutcomes> {
  const { tier, fading } = standing;
  const { next } = nextOf(standing, zone);
  if (tier && fading) {
    const until = dayOf(fading.until, zone);
    return outcome('tier-fading', { tier, until, missingCoins: fading.missingCoins, heldDays });
  }
  if (tier) return outcome('tier', { tier, keptDays, ...(next && { next }) });
  return next ? outcome('no-tier-yet', { next }) : outcome('no-tiers');
}

async function handle(turn: Turn): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const { household, wallet } = await turn.household();
  const standing = standingOf(wallet, turn.shop.seller.wallet.tiers, turn.now);
  return reply(told(standing, household.timeZone));
}

export const tier: Intent = { name: 'TierIntent', slots: {}, canFulfill: 'YES', handle };
