import type { OrderLine, Quote } from '../../../domain/orders/order';
import type { Json } from '../../outcome';
import { button } from '../../screen/parts';

/** The words of the confirmation screen, in one language. */
interface ScreenWords {
  title: string;
  when: string;
  seller: string;
  total: string;
  coins: string;
  hint: string;
  yes: string;
  no: string;
  line: (line: OrderLine) => { name: string; detail: string };
}

/** A screen shows this many lines; the voice reads them all. */
const mostLines = 5;

/** What the confirmation shows: no more than what is said. */
export const screenOf = (
  quote: Quote,
  { line, yes, no, ...words }: ScreenWords,
): { [key: string]: Json } => ({
  ...words,
  buttons: [button(yes, 'yes'), button(no, 'no')],
  lines: quote.lines.slice(0, mostLines).map(line),
});
