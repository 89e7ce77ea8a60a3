import type { Json } from '../../outcome';
import { button } from '../../screen/parts';
import type { DealFacts, ListedDeal } from './outcomes';

/** The words of the deals screen, in one language. */
interface ScreenWords {
  title: string;
  /** `other` is the button beside "yes", as it is said. */
  hint: (other: string) => string;
  yes: string;
  no: string;
  next: string;
  deal: (facts: DealFacts) => {
    name: string;
    price: string;
    was: string;
    cut: string;
    until: string;
    /** Empty where the law does not want it told. */
    lowest: string;
  };
}

/** As many as fit in one look; the one offered now is among them. */
const mostShown = 3;

/** What the deals' screen shows: the offered one among its neighbours, and the way to the next. */
export function screenOf(listed: ListedDeal, words: ScreenWords): { [key: string]: Json } {
  const at = listed.deals.findIndex(({ item }) => item.sku === listed.item.sku);
  const first = at - (at % mostShown);
  const hasNext = at < listed.deals.length - 1;
  const other = hasNext ? button(words.next, 'next') : button(words.no, 'no');
  return {
    title: words.title,
    hint: words.hint(other.label.toLowerCase()),
    deals: listed.deals.slice(first, first + mostShown).map(words.deal),
    offered: at - first,
    buttons: [button(words.yes, 'yes'), other],
  };
}
