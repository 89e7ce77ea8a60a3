import { Violation } from './violation';

/*
 * An account as an accountant with too much time would keep it: every lot of coins by itself, sums made anew each time.
 */

interface PromoLot {
  month: string;
  coins: number;
}

interface PackLot {
  /** The payment that brought them. */
  origin: string;
  /** Without what was withdrawn. */
  size: number;
  left: number;
  /** So many at most may still go back for money: the price of the others has gone back, though they are not all there. */
  refundable: number;
}

/** Coins that went out together, in the order in which they went. */
export interface Piece {
  /** Absent for purchased coins. */
  month?: string;
  coins: number;
}

const sum = (all: readonly { coins: number }[]): number => all.reduce((total, { coins }) => total + coins, 0);
export const piecesTotal = sum;

/** Promo coins of a month are gone at noon UTC of the first day of the next: nowhere on earth is it that month then. */
export function isGone(month: string, at: string): boolean {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Date.parse(at) >= Date.UTC(year, number, 1, 12);
}

/** The month after the one of an instant: until its end may be spent what comes back after its own. */
function monthOfGrace(at: string): string {
  const [year = 0, number = 0] = at.slice(0, 7).split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

export class Book {
  isOpen = true;
  sequence = 0;
  at = '1970-01-01T00:00:00.000Z';
  head = '';
  heldCoins = 0;
  owedCoins = 0;
  creditedCoins = 0;
  debitedCoins = 0;
  private promo: PromoLot[] = [];
  private packs: PackLot[] = [];

  constructor(
    readonly account: string,
    readonly householdId: string,
  ) {}

  /** All that is not held. */
  total(): number {
    return this.promoTotal() + this.purchased();
  }

  promoTotal(): number {
    return sum(this.promo);
  }

  purchased(): number {
    return this.packs.reduce((total, { left }) => total + left, 0);
  }

  /** What of it can be spent at an instant: never judged by a clock that is behind the last movement. */
  spendable(now: string): number {
    const at = now > this.at ? now : this.at;
    return sum(this.promo.filter(({ month }) => !isGone(month, at))) + this.purchased();
  }

  promoByMonth(): Record<string, number> {
    const months: Record<string, number> = {};
    for (const { month, coins } of this.promo) months[month] = (months[month] ?? 0) + coins;
    return months;
  }

  /** Unused coins of what one payment brought. */
  unusedOf(origin: string): number {
    return this.packs
      .filter((pack) => pack.origin === origin)
      .reduce((total, { left, refundable }) => total + Math.min(left, refundable), 0);
  }

  /** Takes out what has expired. */
  expire(at: string): number {
    const gone = this.promo.filter(({ month }) => isGone(month, at));
    this.promo = this.promo.filter(({ month }) => !isGone(month, at));
    return sum(gone);
  }

  creditPack(origin: string, coins: number): void {
    if (coins > 0) this.packs.push({ origin, size: coins, left: coins, refundable: coins });
    this.creditedCoins += coins;
  }

  creditPromo(month: string, coins: number): void {
    if (coins > 0) this.promo.push({ month, coins });
  }

  /** Promo coins first, those that expire first before others; then purchased ones, the oldest pack first. */
  take(coins: number): Piece[] {
    const months = [...new Set(this.promo.map(({ month }) => month))].sort();
    const pieces: Piece[] = [];
    for (const month of months) {
      const some = Math.min(coins - sum(pieces), this.promoByMonth()[month] ?? 0);
      if (some > 0) pieces.push({ month, coins: this.takeMonth(month, some) });
    }
    const missing = coins - sum(pieces);
    return missing > 0 ? [...pieces, ...this.takePurchased(missing)] : pieces;
  }

  takePurchased(coins: number): Piece[] {
    let missing = coins;
    for (const pack of this.packs) {
      const some = Math.min(missing, pack.left);
      pack.left -= some;
      missing -= some;
    }
    if (missing > 0) throw new Violation('P2', `${coins} coins were taken and ${missing} were not there`);
    this.debitedCoins += coins;
    return [{ coins }];
  }

  /** Puts pieces back where they came from: into the same months, and into the packs that were used last. */
  putBack(pieces: readonly Piece[], at: string): void {
    for (const { month, coins } of pieces) {
      if (month === undefined) this.putPurchasedBack(coins);
      else this.creditPromo(isGone(month, at) ? monthOfGrace(at) : month, coins);
    }
  }

  /** Takes the unused coins of a pack out as if they had never been bought. */
  withdraw(origin: string, coins: number): void {
    let missing = coins;
    for (const pack of this.packs.filter((one) => one.origin === origin)) {
      const some = Math.min(missing, pack.left);
      pack.left -= some;
      pack.size -= some;
      pack.refundable -= some;
      missing -= some;
    }
    if (missing > 0) throw new Violation('P12', `more was withdrawn of ${origin} than was unused of it`);
    this.creditedCoins -= coins;
  }

  /** The price of some coins of a pack went back: what is left of all coins is taken in their place. */
  takeBack(origin: string, coins: number): number {
    const taken = Math.min(coins, this.purchased());
    if (!this.knows(origin)) {
      if (taken > 0) this.takePurchased(taken);
      return taken;
    }
    this.resize(origin, -taken, -coins);
    this.creditedCoins -= taken;
    return taken;
  }

  /** The price is here again: so are the coins. */
  undoTakeBack(origin: string, taken: number, coins: number): void {
    if (!this.knows(origin)) {
      this.creditPack('undone', taken);
      return;
    }
    this.resize(origin, taken, coins);
    this.creditedCoins += taken;
  }

  /** Whether a pack came into this very account: the one before it may be forgotten. */
  private knows(origin: string): boolean {
    return this.packs.some((pack) => pack.origin === origin);
  }

  /** Changes the size of a pack, as if it had always been so: what was used is what came first. */
  private resize(origin: string, coins: number, refundable: number): void {
    for (const pack of this.packs.filter((one) => one.origin === origin)) {
      pack.size += coins;
      pack.refundable += refundable;
    }
    let used = this.debitedCoins;
    for (const one of this.packs) {
      one.left = Math.max(0, one.size - used);
      used -= one.size - one.left;
    }
  }

  private takeMonth(month: string, coins: number): number {
    let missing = coins;
    for (const lot of this.promo.filter((one) => one.month === month)) {
      const some = Math.min(missing, lot.coins);
      lot.coins -= some;
      missing -= some;
    }
    this.promo = this.promo.filter((lot) => lot.coins > 0);
    return coins;
  }

  private putPurchasedBack(coins: number): void {
    let missing = coins;
    for (const pack of [...this.packs].reverse()) {
      const some = Math.min(missing, pack.size - pack.left);
      pack.left += some;
      missing -= some;
    }
    if (missing > 0) throw new Violation('P14', `${missing} coins came back that no pack had lost`);
    this.debitedCoins -= coins;
  }
}
