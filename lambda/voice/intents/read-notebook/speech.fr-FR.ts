import type { Speech } from '../../outcome';
import { count, number } from '../../phrases/fr-FR';
import { capitalised } from '../../phrases/phrases';
import { pageOf, stars as starCount, stillOwed, theGood } from '../../phrases/stars.fr-FR';
import type { ReadNotebookOutcomes } from './outcomes';

const nextPage = 'Je lis la page suivante ?';

/** « vous en avez 20 » ; qui en doit n'en a plus. */
const haveOfThem = (stars: number, owedStars: number): string => {
  if (owedStars > 0) return `vous n'en avez plus : ${stillOwed(owedStars)} après un remboursement`;
  return stars > 0 ? `vous en avez ${count(stars, 'f')}` : "vous n'en avez pas";
};

export const speech: Speech<ReadNotebookOutcomes> = {
  page: ({ good, day }) => ({ say: pageOf(good, day), ask: nextPage }),
  bought: ({ good, day, starsLeft }) => ({
    say: `${capitalised(theGood(good))} sont à vous, et il vous reste ${starCount(starsLeft)}. ${pageOf(good, day)}`,
    ask: nextPage,
  }),
  offer: ({ good, stars }) => ({
    say: `${capitalised(theGood(good))} coûtent ${starCount(good.stars)}, une fois pour toutes, et ${haveOfThem(stars, 0)}.`,
    ask: 'Je vous les prends ?',
  }),
  'too-few-stars': ({ good, stars, owedStars, pack }) => ({
    say: `${capitalised(theGood(good))} coûtent ${starCount(good.stars)}, et ${haveOfThem(stars, owedStars)}.`,
    ask: `Je demande à Alexa un lot de ${number(pack.stars)} ?`,
  }),
};
