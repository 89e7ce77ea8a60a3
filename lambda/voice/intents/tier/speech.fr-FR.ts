import type { Tier } from '../../../domain/wallet/terms';
import type { Moment, Speech } from '../../outcome';
import { coins, count, list, onDay, untilDay } from '../../phrases/fr-FR';
import type { NextTier, TierOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const days = (value: number): string => `${count(value)} ${value < 2 ? 'jour' : 'jours'}`;

/** « un jour plus tôt », « 36 heures plus tôt ». */
const early = (hours: number): string =>
  hours % 24 === 0
    ? `${days(hours / 24)} plus tôt`
    : `${count(hours, 'f')} ${hours < 2 ? 'heure' : 'heures'} plus tôt`;

function benefits({ freeDelivery, earlyAccessHours }: Tier): string {
  const all = [
    ...(freeDelivery ? ['la livraison offerte'] : []),
    ...(earlyAccessHours > 0 ? [`les bons plans ${early(earlyAccessHours)}`] : []),
  ];
  return all.length > 0 ? list(all) : 'les prix des fidèles';
}

const missing = (value: number): string => `Il vous manque ${coins(value)}`;

function wayTo({ tier, missingCoins, countsOn, heldDays }: NextTier, { today }: Moment): string {
  const name = tier.names.fr;
  if (missingCoins > 0)
    return `${missing(missingCoins)}, à garder ${days(heldDays)}, pour le statut ${name}.`;
  return countsOn ? `Vous avez de quoi passer ${name} : ce sera ${onDay(countsOn, today)}.` : '';
}

export const speech: Speech<TierOutcomes> = {
  'no-tier-yet': ({ next }, { today }) => {
    const { tier, missingCoins, countsOn, heldDays } = next;
    const name = tier.names.fr;
    const held = `Les jetons comptent une fois gardés ${days(heldDays)}.`;
    const way =
      missingCoins > 0 || countsOn === undefined
        ? `${missing(missingCoins)} pour le statut ${name}.`
        : `Vous avez de quoi atteindre le statut ${name} : ce sera ${onDay(countsOn, today)}.`;
    return { say: `${way} Il vous donnera ${benefits(tier)}. ${held}`, ask: anythingElse };
  },
  tier: ({ tier, keptDays, next }, moment) => {
    const has = `Vous avez le statut ${tier.names.fr}${next ? '' : ', le plus élevé'} : ${benefits(tier)}.`;
    const lasts = `Si vous passez sous ${coins(tier.fromCoins)}, vous le gardez encore ${days(keptDays)}.`;
    const above = next ? wayTo(next, moment) : '';
    return { say: [has, lasts, above].filter(Boolean).join(' '), ask: anythingElse };
  },
  'tier-fading': ({ tier, until, missingCoins, heldDays }, { today }) => ({
    say: `Vous avez le statut ${tier.names.fr} ${untilDay(until, today)}. ${missing(missingCoins)}, à garder ${days(heldDays)}, pour ne pas le perdre.`,
    ask: anythingElse,
  }),
  'no-tiers': () => ({
    say: "Il n'y a pas de statuts ici : les prix sont les mêmes pour tous.",
    ask: anythingElse,
  }),
  'link-account': () => ({
    say: "Votre statut est sur votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
};
