import type { Order } from '../../domain/orders/order';
import { coins, count, de, list, money, nameOf, quantityOf, some, yourCoins } from './fr-FR';
import type { Named } from './phrases';

/** Au-delà, on compte au lieu de nommer. */
const mostNamed = 3;

function enumerated(lines: readonly Named[], say: (line: Named) => string, rest: (others: string) => string) {
  if (lines.length <= mostNamed) return list(lines.map(say));
  const named = lines.slice(0, mostNamed - 1).map(say);
  return list([...named, rest(`${count(lines.length - named.length)} autres produits`)]);
}

/** « du café moulu », « du café moulu et du lait entier », « du café, du lait et trois autres produits ». */
export const goods = (lines: readonly Named[]): string => enumerated(lines, some, (others) => others);

/** « commande de café moulu », « commande de café moulu et de lait entier ». */
export const orderName = ({ lines }: Pick<Order, 'lines'>): string =>
  `commande ${enumerated(lines, (line) => de(nameOf(line)), de)}`;

type Paid = Pick<Order, 'coins' | 'cardCents' | 'currency' | 'card'>;

const cardMoney = ({ cardCents, currency }: Paid): string => money({ cents: cardCents, currency });

/** « 500 jetons », « 500 jetons et 8,48 € par carte », « 8,48 € par carte ». */
export const paidWith = (paid: Paid): string =>
  list([
    ...(paid.coins > 0 ? [coins(paid.coins)] : []),
    ...(paid.cardCents > 0 ? [`${cardMoney(paid)} par carte`] : []),
  ]);

/** Vos jetons, accordés, puis votre carte : en français, le pluriel commence à deux euros. */
function back(paid: Paid, one: string, many: string): string {
  const leaves = paid.cardCents < 200 ? 'repart' : 'repartent';
  const card =
    paid.card?.state === 'paid'
      ? `${cardMoney(paid)} ${leaves} vers votre carte`
      : "votre carte n'est pas débitée";
  return [
    ...(paid.coins > 0 ? [`${yourCoins(paid.coins)} ${paid.coins === 1 ? one : many}`] : []),
    ...(paid.cardCents > 0 ? [card] : []),
  ].join(' et ');
}

/** Ce qui est revenu d'une commande qui n'est jamais partie. */
export const cameBack = (paid: Paid): string => back(paid, 'est revenu', 'sont revenus');

/** Ce qui n'est pas parti avec le reste : « Il y manque deux paquets de café moulu, et vos 450 jetons sont revenus. » */
export function notSentToo({ notSent, currency, card }: Order): string {
  if (!notSent) return '';
  const missing = list(notSent.lines.map((line) => quantityOf(line, line.quantity)));
  return ` Il y manque ${missing}, et ${cameBack({ ...notSent, currency, ...(card && { card }) })}.`;
}

/** Ce que ferait une annulation. */
export const bringsBack = (paid: Paid): string => back(paid, 'vous revient', 'vous reviennent');
