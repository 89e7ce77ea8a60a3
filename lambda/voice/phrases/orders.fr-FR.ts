import type { Order } from '../../domain/orders/order';
import { count, de, list, nameOf, some } from './fr-FR';
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
