import type { DigitalGood } from '../../../domain/digital/good';
import { type Day, weekdayOf } from '../../../domain/time';
import type { Speech } from '../../outcome';
import { number, onDay } from '../../phrases/fr-FR';
import { capitalised } from '../../phrases/phrases';
import { stars as starCount, theGood } from '../../phrases/stars.fr-FR';
import type { ReadNotebookOutcomes } from './outcomes';

const nextPage = 'Je lis la page suivante ?';

const pageOf = ({ texts }: DigitalGood, day: Day, today: Day): string =>
  `${capitalised(onDay(day, today))} : ${texts.fr.pages[weekdayOf(day) - 1] ?? ''}`;

/** « vous en avez 20 » ; qui en doit n'en a plus. */
const haveOfThem = (stars: number, owedStars: number): string => {
  if (owedStars > 0) return `vous n'en avez plus : ${number(owedStars)} restent dues après un remboursement`;
  return stars > 0 ? `vous en avez ${number(stars)}` : "vous n'en avez pas";
};

export const speech: Speech<ReadNotebookOutcomes> = {
  page: ({ good, day }, { today }) => ({ say: pageOf(good, day, today), ask: nextPage }),
  bought: ({ good, day, starsLeft }, { today }) => ({
    say: `${capitalised(theGood(good))} sont à vous, et il vous reste ${starCount(starsLeft)}. ${pageOf(good, day, today)}`,
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
