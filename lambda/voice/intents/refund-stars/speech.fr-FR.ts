import type { Speech } from '../../outcome';
import { count, number } from '../../phrases/fr-FR';
import { packSizes, stars as starCount } from '../../phrases/stars.fr-FR';
import type { RefundStarsOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const packs = (all: RefundStarsOutcomes['which-refund']['packs']): string =>
  `${all.length === 1 ? 'un lot' : 'des lots'} de ${packSizes(all)}`;

export const speech: Speech<RefundStarsOutcomes> = {
  'which-refund': ({ packs: bought, offered }) => ({
    say: `Vous avez acheté ${packs(bought)}.`,
    ask: `Je demande le remboursement du lot de ${number(offered.stars)} ?`,
  }),
  'none-of-that-size': ({ stars, packs: bought, offered }) => ({
    say: `Vous n'avez pas de lot de ${number(stars)} à rendre, mais ${packs(bought)}.`,
    ask: `Je demande le remboursement du lot de ${number(offered.stars)} ?`,
  }),
  'nothing-to-refund': () => ({
    say: "Il n'y a pas d'étoiles à rembourser.",
    ask: anythingElse,
  }),
  'amazon-silent': () => ({
    say: "Je n'arrive pas à joindre la boutique d'Amazon, je n'ai donc rien changé. Redemandez-moi un peu plus tard.",
    ask: anythingElse,
  }),
  refunded: ({ pack, stars, owedStars }) => ({
    say:
      owedStars > 0
        ? `Le lot de ${number(pack.stars)} est remboursé. Vous en aviez déjà dépensé ${count(owedStars, 'f')}, que les prochaines étoiles compenseront. Ce que vous avez pris reste à vous.`
        : `Le lot de ${number(pack.stars)} est remboursé, vous avez ${starCount(stars)}.`,
    ask: anythingElse,
  }),
  'refund-soon': () => ({
    say: 'Amazon a pris votre demande. Vos étoiles changeront dès que le remboursement sera fait.',
    ask: anythingElse,
  }),
  'refund-declined': () => ({ say: 'Très bien, vous gardez vos étoiles.', ask: anythingElse }),
  'refund-failed': () => ({
    say: "Amazon n'a pas mené le remboursement à bien, vos étoiles n'ont donc pas changé. Vous pouvez aussi vous adresser au service client d'Amazon.",
    ask: anythingElse,
  }),
};
