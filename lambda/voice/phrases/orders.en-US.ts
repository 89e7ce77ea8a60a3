import type { Order } from '../../domain/orders/order';
import { coins, count, list, money, nameOf, quantityOf } from './en-US';
import { capitalised, type Named } from './phrases';

/** More goods than this are counted instead of named. */
const mostNamed = 3;

/** "ground coffee", "ground coffee and whole milk", "ground coffee, whole milk, and three more products". */
export function goods(lines: readonly Named[]): string {
  const names = lines.map(nameOf);
  if (names.length <= mostNamed) return list(names);
  const named = names.slice(0, mostNamed - 1);
  return list([...named, `${count(names.length - named.length)} more products`]);
}

/** "ground coffee order", "order of paper towels", "order of ground coffee and whole milk". */
export function orderName({ lines }: Pick<Order, 'lines'>): string {
  const [line] = lines;
  const isCompound = lines.length === 1 && line?.names.en.number !== 'p';
  return isCompound ? `${goods(lines)} order` : `order of ${goods(lines)}`;
}

type Paid = Pick<Order, 'coins' | 'cardCents' | 'currency' | 'card'>;

const cardMoney = ({ cardCents, currency }: Paid): string => money({ cents: cardCents, currency });

/** "500 coins", "500 coins and $8.48 by card", "$8.48 by card". */
export const paidWith = (paid: Paid): string =>
  list([
    ...(paid.coins > 0 ? [coins(paid.coins)] : []),
    ...(paid.cardCents > 0 ? [`${cardMoney(paid)} by card`] : []),
  ]);

/** What came back of an order that never shipped: "500 coins came back, and your card wasn't charged". */
export function cameBack(paid: Paid): string {
  const card =
    paid.card?.state === 'paid'
      ? `${cardMoney(paid)} is on its way back to your card`
      : "your card wasn't charged";
  return [
    ...(paid.coins > 0 ? [`${coins(paid.coins)} came back`] : []),
    ...(paid.cardCents > 0 ? [card] : []),
  ].join(', and ');
}

/** What did not leave with the rest: " Two packs of ground coffee couldn't be sent, and 450 coins came back." */
export function notSentToo({ notSent, currency, card }: Order): string {
  if (!notSent) return '';
  const missing = list(notSent.lines.map((line) => quantityOf(line, line.quantity)));
  const back = cameBack({ ...notSent, currency, ...(card && { card }) });
  return ` ${capitalised(missing)} couldn't be sent, and ${back}.`;
}

/** What cancelling would do: "brings 500 coins back, and $8.48 to your card". */
export function bringsBack(paid: Paid): string {
  const card =
    paid.card?.state === 'paid' ? `sends ${cardMoney(paid)} back to your card` : 'leaves your card alone';
  return [
    ...(paid.coins > 0 ? [`brings ${coins(paid.coins)} back`] : []),
    ...(paid.cardCents > 0 ? [card] : []),
  ].join(', and ');
}
