import type { Instant } from '../../lambda/domain/time';

/**
 * What a wallet should hold, coin by coin: slow, and too plain to be wrong in the way in which arithmetic is. It knows
 * nothing of buckets or marks.
 */
export interface Coin {
  /** The month in which it expires; purchased coins never do. */
  month?: string;
}

const january = (year: number) => `${year}-01`;

/** The month after, spelt out. */
export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? january(year + 1) : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Gone once it is the first of the next month at noon, Greenwich: then it is over at the date line too. */
const isGone = ({ month }: Coin, at: Instant): boolean =>
  month !== undefined && at >= `${monthAfter(month)}-01T12:00:00.000Z`;

const ofMonth = ({ month }: Coin): string => month ?? 'never';

/** Earliest expiry first, purchased last ("never" sorts after all digits). */
const inOrder = (coins: readonly Coin[]): Coin[] =>
  [...coins].sort((a, b) => (ofMonth(a) < ofMonth(b) ? -1 : ofMonth(a) > ofMonth(b) ? 1 : 0));

export class CoinList {
  coins: Coin[] = [];
  private at = '';

  /** Time goes on, never back; what expired meanwhile is taken out and counted. */
  until(now: Instant): number {
    if (now > this.at) this.at = now;
    const open = this.open(now);
    const goneCount = this.coins.length - open.length;
    this.coins = open;
    return goneCount;
  }

  private open(now: Instant): Coin[] {
    const at = now > this.at ? now : this.at;
    return this.coins.filter((coin) => !isGone(coin, at));
  }

  spendable = (now: Instant): number => this.open(now).length;

  add(count: number, month?: string): void {
    for (let made = 0; made < count; made++) this.coins.push(month === undefined ? {} : { month });
  }

  /** The first coins to go; undefined when there are too few. */
  take(count: number): Coin[] | undefined {
    if (count > this.coins.length) return undefined;
    const sorted = inOrder(this.coins);
    this.coins = sorted.slice(count);
    return sorted.slice(0, count);
  }

  /** Ends a hold: the first of its coins are spent, the others come back, expired ones for the next month. */
  putBack(held: readonly Coin[], spent: number): void {
    const grace = monthAfter(this.at.slice(0, 7));
    for (const coin of inOrder(held).slice(spent))
      this.coins.push(isGone(coin, this.at) ? { month: grace } : coin);
  }

  /** Coins by month, purchased ones under `never`. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const coin of this.coins) counts[ofMonth(coin)] = (counts[ofMonth(coin)] ?? 0) + 1;
    return counts;
  }
}
