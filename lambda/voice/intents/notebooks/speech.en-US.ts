import type { Speech } from '../../outcome';
import { count, list, number } from '../../phrases/en-US';
import { stars, theGood } from '../../phrases/stars.en-US';
import type { NotebooksOutcomes } from './outcomes';

type Listed = NotebooksOutcomes['notebooks']['goods'];

/** "stars" is said with the first price only. */
function priced({ good, isOwned }: Listed[number], place: number, goods: Listed): string {
  if (isOwned) return `${theGood(good)}, which are yours`;
  const isFirst = goods.findIndex((one) => !one.isOwned) === place;
  return `${theGood(good)} for ${isFirst ? stars(good.stars) : number(good.stars)}`;
}

export const speech: Speech<NotebooksOutcomes> = {
  notebooks: ({ goods, offered, isOwned }) => ({
    say: `I read from ${count(goods.length)} notebooks, a page a day: ${list(goods.map(priced))}.`,
    ask: isOwned
      ? `Shall I read from ${theGood(offered)}?`
      : `Would you like ${theGood(offered)}, for ${stars(offered.stars)}?`,
  }),
};
