import type { Speech } from '../../outcome';
import { count, list, number } from '../../phrases/fr-FR';
import { stars, theGood } from '../../phrases/stars.fr-FR';
import type { NotebooksOutcomes } from './outcomes';

type Listed = NotebooksOutcomes['notebooks']['goods'];

/** « étoiles » ne se dit qu'avec le premier prix. */
function priced({ good, isOwned }: Listed[number], place: number, goods: Listed): string {
  if (isOwned) return `${theGood(good)}, qui sont à vous`;
  const isFirst = goods.findIndex((one) => !one.isOwned) === place;
  return `${theGood(good)} pour ${isFirst ? stars(good.stars) : number(good.stars)}`;
}

export const speech: Speech<NotebooksOutcomes> = {
  notebooks: ({ goods, offered, isOwned }) => ({
    say: `J'ai ${count(goods.length)} carnets, dont je vous lis une page par jour : ${list(goods.map(priced))}.`,
    ask: isOwned
      ? `Je vous lis ${theGood(offered)} ?`
      : `Voulez-vous ${theGood(offered)}, pour ${stars(offered.stars)} ?`,
  }),
};
