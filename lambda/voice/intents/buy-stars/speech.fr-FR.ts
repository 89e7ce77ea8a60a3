import type { Speech } from '../../outcome';
import { count, number } from '../../phrases/fr-FR';
import { packSizes, theGood } from '../../phrases/stars.fr-FR';
import type { BuyStarsOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';

export const speech: Speech<BuyStarsOutcomes> = {
  'which-pack': ({ packs, offered }) => ({
    say: `Les étoiles se prennent par lots de ${packSizes(packs)}.`,
    ask: `J'en demande ${number(offered.stars)} à Alexa ?`,
  }),
  'no-such-pack': ({ stars, packs, offered }) => ({
    say: `Il n'y a pas de lot de ${number(stars)} : ce sont des lots de ${packSizes(packs)}.`,
    ask: `J'en demande ${number(offered.stars)} à Alexa ?`,
  }),
  'not-sold-here': () => ({
    say: "Je n'ai rien de ce genre ici. Je peux recommander ce qui manque à la maison, ou vous dire les bons plans du jour.",
    ask: "Qu'est-ce qui vous ferait plaisir ?",
  }),
  'not-sold-now': ({ pack }) => ({
    say: `Le lot de ${number(pack.stars)} étoiles n'est pas en vente en ce moment ; rien n'a été acheté.`,
    ask: anythingElse,
  }),
  'purchasing-off': () => ({
    say: "Les achats vocaux sont désactivés sur votre compte Alexa. Vous pouvez les activer dans l'application Alexa, à la rubrique achats vocaux, puis me redemander.",
    ask: anythingElse,
  }),
  'amazon-silent': () => ({
    say: "Je n'arrive pas à joindre la boutique d'Amazon, je n'ai donc rien changé. Redemandez-moi un peu plus tard.",
    ask: anythingElse,
  }),
  bought: ({ pack, stars, owedStars }) => ({
    say:
      owedStars > 0
        ? `Merci. Les ${number(pack.stars)} étoiles ont réduit ce qui était dû ; il en manque encore ${count(owedStars, 'f')}.`
        : `Merci, les étoiles sont là. Vous en avez maintenant ${number(stars)}.`,
    ask: anythingElse,
  }),
  'bought-for-good': ({ stars, good }) => ({
    say: `Merci, les étoiles sont là. Vous en avez maintenant ${number(stars)}.`,
    ask: `Je vous prends ${theGood(good)} maintenant, pour ${number(good.stars)} ?`,
  }),
  'bought-soon': () => ({
    say: "Merci. Amazon termine l'enregistrement ; vos étoiles seront là dans un instant, rien n'est perdu.",
    ask: anythingElse,
  }),
  declined: () => ({
    say: "Très bien, rien n'a été acheté. Vous pouvez demander des étoiles quand vous voulez.",
    ask: anythingElse,
  }),
  'waits-for-approval': () => ({
    say: "L'achat attend maintenant une approbation. Les étoiles seront là dès qu'elle sera donnée.",
    ask: anythingElse,
  }),
  failed: () => ({
    say: "Amazon n'a pas mené l'achat à bien, il n'y a donc pas de nouvelles étoiles.",
    ask: anythingElse,
  }),
};
