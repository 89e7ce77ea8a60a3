import type { TopUpLimit } from '../../../domain/payments/limits';
import type { Earning } from '../../../domain/rewards/sources';
import type { Speech } from '../../outcome';
import { coins, count, list, money } from '../../phrases/fr-FR';
import { capitalised, vary } from '../../phrases/phrases';
import type { PricedCoins, TopUpOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const howMany = 'Vous en voulez combien ?';

const forPrice = ({ coins: number, price }: PricedCoins): string => `${coins(number)} pour ${money(price)}`;
const saving = ({ discountPercent }: PricedCoins): string =>
  discountPercent > 0 ? `, avec ${count(discountPercent)} pour cent de remise` : '';

const limits: Record<TopUpLimit, string> = {
  day: "aujourd'hui",
  month: 'ce mois-ci',
  stored: 'avant que votre porte-monnaie soit plein',
};

const notSold: Record<Earning, string> = {
  orders: 'Ici, les jetons ne se vendent pas : ils se gagnent avec vos commandes.',
  other: 'Ici, les jetons ne se vendent pas, mais vous pouvez en gagner.',
  none: 'Ici, les jetons ne se vendent pas, mais ceux que vous avez paient toujours vos commandes.',
};

export const speech: Speech<TopUpOutcomes> = {
  packs: ({ packs, more }) => ({
    say: `Il y a ${list(packs.map(forPrice))}${more ? ', et de plus gros lots' : ''}. À l'unité, c'est un centime le jeton.`,
    ask: howMany,
  }),
  'how-many': (_facts, { turn }) => ({
    say: vary(turn, 'Pardon, il me faut un nombre de jetons.', "Je n'ai pas saisi le nombre."),
    ask: howMany,
  }),
  'nothing-missing': () => ({
    say: 'Il ne manque rien : ce que vos jetons ne couvrent pas passe sur votre carte quand vous commandez.',
    ask: howMany,
  }),
  confirm: ({ offer, sellerName, withdrawalDays, insteadOf, changed }) => ({
    say: `${changed ? 'Le prix a changé. ' : ''}${insteadOf ? `Plus gros, et moins cher que ${coins(insteadOf)} : ` : ''}${insteadOf ? forPrice(offer) : capitalised(forPrice(offer))}${saving(offer)}, chez ${sellerName}, sur votre carte enregistrée. Ceux que vous n'utilisez pas sont remboursables pendant ${count(withdrawalDays)} jours.`,
    ask: 'Je les achète ?',
  }),
  'confirm-again': ({ offer }) => ({
    say: "Pardon, je n'ai pas compris.",
    ask: `J'achète ${forPrice(offer)} ?`,
  }),
  begun: ({ offer }) => ({
    say: `Je débite ${money(offer.price)} sur votre carte, et vos ${coins(offer.coins)} arrivent dès que la banque accepte.`,
    ask: anythingElse,
  }),
  'nothing-bought': (_facts, { turn }) => ({
    say: vary(turn, "D'accord, je n'achète rien.", "Très bien, rien n'est acheté."),
    ask: anythingElse,
  }),
  'below-least': ({ leastCoins }) => ({
    say: `Par carte, c'est ${coins(leastCoins)} au minimum.`,
    ask: howMany,
  }),
  'over-limit': ({ limit, atMostCoins }) =>
    atMostCoins > 0
      ? { say: `Vous pouvez encore en acheter ${count(atMostCoins)} ${limits[limit]}.`, ask: howMany }
      : {
          say: `Vous ne pouvez plus en acheter ${limit === 'stored' ? "tant que vous n'en dépensez pas" : limits[limit]}, donc je n'achète rien.`,
          ask: anythingElse,
        },
  off: ({ earning }) => ({ say: notSold[earning], ask: anythingElse }),
  'no-card': ({ accountPageUrl }) => ({
    say: "Il n'y a pas de carte enregistrée sur votre compte, je ne peux donc pas encore acheter de jetons. Ajoutez-en une, puis redemandez-moi.",
    ask: anythingElse,
    ...(accountPageUrl && { card: { title: 'Enregistrer une carte', text: accountPageUrl } }),
  }),
  closed: () => ({
    say: 'Votre porte-monnaie a été clôturé, il ne prend plus de jetons.',
    ask: anythingElse,
  }),
  'link-account': () => ({
    say: "Les jetons sont liés à votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
};
