import type { OrderLine, Quote } from '../../../domain/orders/order';
import type { Json } from '../../outcome';

/** The words of the confirmation screen, in one language. */
interface ScreenWords {
  title: string;
  when: string;
  seller: string;
  total: string;
  coins: string;
  hint: string;
  line: (line: OrderLine) => { name: string; detail: string };
}

/** A screen shows this many lines; the voice reads them all. */
const mostLines = 5;

/** What the confirmation shows: no more than what is said. */
export const screenOf = (quote: Quote, { line, ...words }: ScreenWords): { [key: string]: Json } => ({
  ...words,
  lines: quote.lines.slice(0, mostLines).map(line),
});
