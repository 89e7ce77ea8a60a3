import type { Tier } from '../../../domain/wallet/terms';
import type { Moment, Speech } from '../../outcome';
import { coins, count, list, number, onDay, untilDay } from '../../phrases/en-US';
import type { NextTier, TierOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const days = (value: number): string => (value === 1 ? 'a day' : `${count(value)} days`);

/** "a day early", "36 hours early". */
const early = (hours: number): string =>
  hours % 24 === 0 ? `${days(hours / 24)} early` : `${count(hours)} ${hours === 1 ? 'hour' : 'hours'} early`;

function benefits({ freeDelivery, earlyAccessHours }: Tier): string {
  const all = [
    ...(freeDelivery ? ['free delivery'] : []),
    ...(earlyAccessHours > 0 ? [`deals ${early(earlyAccessHours)}`] : []),
  ];
  return all.length > 0 ? list(all) : "members' prices";
}

function wayTo({ tier, missingCoins, countsOn, heldDays }: NextTier, { today }: Moment): string {
  const name = tier.names.en;
  if (missingCoins > 0) return `${name} takes ${number(missingCoins)} more, held for ${days(heldDays)}.`;
  return countsOn ? `You have the coins for ${name}: it begins ${onDay(countsOn, today)}.` : '';
}

export const speech: Speech<TierOutcomes> = {
  'no-tier-yet': ({ next }, { today }) => {
    const { tier, missingCoins, countsOn, heldDays } = next;
    const name = tier.names.en;
    const held = `Coins count once you've held them for ${days(heldDays)}.`;
    const way =
      missingCoins > 0 || countsOn === undefined
        ? `You're ${coins(missingCoins)} short of ${name} status.`
        : `You have the coins for ${name} status, and it begins ${onDay(countsOn, today)}.`;
    return { say: `${way} It brings ${benefits(tier)}. ${held}`, ask: anythingElse };
  },
  tier: ({ tier, keptDays, next }, moment) => {
    const has = `You have ${tier.names.en} status${next ? '' : ', the highest'}: ${benefits(tier)}.`;
    const kept = keptDays === 1 ? 'one more day' : `${count(keptDays)} more days`;
    const lasts = `If you drop below ${coins(tier.fromCoins)}, you keep it ${kept}.`;
    const above = next ? wayTo(next, moment) : '';
    return { say: [has, lasts, above].filter(Boolean).join(' '), ask: anythingElse };
  },
  'tier-fading': ({ tier, until, missingCoins, heldDays }, { today }) => ({
    say: `You have ${tier.names.en} status ${untilDay(until, today)}. It takes ${coins(missingCoins)} more, held for ${days(heldDays)}, to keep it.`,
    ask: anythingElse,
  }),
  'no-tiers': () => ({
    say: 'There are no statuses here: everyone gets the same prices.',
    ask: anythingElse,
  }),
  'link-account': () => ({
    say: "Your status is kept with your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
};
