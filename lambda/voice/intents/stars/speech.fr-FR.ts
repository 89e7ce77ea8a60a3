import type { DigitalGood } from '../../../domain/digital/good';
import type { Speech } from '../../outcome';
import { stars as starCount, stillOwed, theGoods } from '../../phrases/stars.fr-FR';
import type { StarsOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';

const ownedWords = (owned: DigitalGood[]): string =>
  owned.length > 0 ? ` Vous avez déjà ${theGoods(owned)}.` : '';

export const speech: Speech<StarsOutcomes> = {
  stars: ({ stars, owned }) => ({
    say: `Vous avez ${starCount(stars)}.${ownedWords(owned)}`,
    ask: anythingElse,
  }),
  'no-stars': () => ({
    say: "Vous n'avez pas encore d'étoiles. Elles servent à mes carnets, que je vous lis ; vos jetons restent pour les courses.",
    ask: 'Voulez-vous savoir ce que je propose ?',
  }),
  'stars-owed': ({ owedStars, owned }) => ({
    say: `Vous n'avez plus d'étoiles : ${stillOwed(owedStars)} après un remboursement, et les prochaines y passeront d'abord.${ownedWords(owned)}`,
    ask: anythingElse,
  }),
};
