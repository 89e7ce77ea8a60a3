import type { Speech } from '../../outcome';
import { count, list } from '../../phrases/en-US';
import { stars, theGood } from '../../phrases/stars.en-US';
import type { NotebooksOutcomes } from './outcomes';

const priced = ({ good, isOwned }: NotebooksOutcomes['notebooks']['goods'][number]): string =>
  isOwned ? `${theGood(good)}, which are yours` : `${theGood(good)} for ${stars(good.stars)}`;

export const speech: Speech<NotebooksOutcomes> = {
  notebooks: ({ goods, offered, isOwned }) => ({
    say: `I read from ${count(goods.length)} notebooks, a page a day: ${list(goods.map(priced))}.`,
    ask: isOwned
      ? `Shall I read from ${theGood(offered)}?`
      : `Would you like ${theGood(offered)}, for ${stars(offered.stars)}?`,
  }),
};
