import type { Order } from '../../domain/orders/order';
import { count, list, nameOf } from './en-US';
import type { Named } from './phrases';

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
