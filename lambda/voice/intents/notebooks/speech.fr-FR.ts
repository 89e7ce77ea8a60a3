import type { Speech } from '../../outcome';
import { count, list } from '../../phrases/fr-FR';
import { stars, theGood } from '../../phrases/stars.fr-FR';
import type { NotebooksOutcomes } from './outcomes';

const priced = ({ good, isOwned }: NotebooksOutcomes['notebooks']['goods'][number]): string =>
  isOwned ? `${theGood(good)}, qui sont à vous` : `${theGood(good)} pour ${stars(good.stars)}`;

export const speech: Speech<NotebooksOutcomes> = {
  notebooks: ({ goods, offered, isOwned }) => ({
    say: `J'ai ${count(goods.length)} carnets, dont je vous lis une page par jour : ${list(goods.map(priced))}.`,
    ask: isOwned
      ? `Je vous lis ${theGood(offered)} ?`
      : `Voulez-vous ${theGood(offered)}, pour ${stars(offered.stars)} ?`,
  }),
};
