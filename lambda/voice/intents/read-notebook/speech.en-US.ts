import type { Speech } from '../../outcome';
import { count, number } from '../../phrases/en-US';
import { capitalised } from '../../phrases/phrases';
import { pageOf, stars as starCount, stillOwed, theGood } from '../../phrases/stars.en-US';
import type { ReadNotebookOutcomes } from './outcomes';

const nextPage = 'Shall I read the next page?';

/** "you have 20"; whoever owes some has none. */
const haveOfThem = (stars: number, owedStars: number): string =>
  owedStars > 0
    ? `you have none: ${stillOwed(owedStars)} after a refund`
    : `you have ${stars > 0 ? count(stars) : 'none'}`;

export const speech: Speech<ReadNotebookOutcomes> = {
  page: ({ good, day }) => ({ say: pageOf(good, day), ask: nextPage }),
  bought: ({ good, day, starsLeft }) => ({
    say: `${capitalised(theGood(good))} are yours, and you have ${starCount(starsLeft)} left. ${pageOf(good, day)}`,
    ask: nextPage,
  }),
  offer: ({ good, stars }) => ({
    say: `${capitalised(theGood(good))} cost ${starCount(good.stars)}, once, and ${haveOfThem(stars, 0)}.`,
    ask: 'Shall I get them for you?',
  }),
  'too-few-stars': ({ good, stars, owedStars, pack }) => ({
    say: `${capitalised(theGood(good))} cost ${starCount(good.stars)}, and ${haveOfThem(stars, owedStars)}.`,
    ask: `Shall I ask Alexa for a pack of ${number(pack.stars)}?`,
  }),
};
