import { type Ask, breakage, counterAccounts, type End, heldOf } from './ask';
import { type Book, type Piece, piecesTotal } from './book';
import { assertThat, Violation } from './violation';

/** A hold as the auditor remembers it. */
export interface Held {
  account: string;
  pieces: Piece[];
}

/** Coins of an order: what was captured, and how much of it went back. */
export interface PaidOrder {
  captured: Piece[];
  refundedCoins: number;
}

/** The money side of a refund, worked out from the order itself. */
export interface OrderRefund {
  coins: number;
  clawbackCoins: number;
  paid: PaidOrder;
}

/** What a movement must have done. */
export interface Expected {
  /** By account; what is 0 is left out. */
  legs: Map<string, number>;
  sides: { book: Book; coins: number; expiredCoins: number }[];
  held?: Held;
}

/** One movement being worked out: books change as it goes. */
class Working {
  private readonly legs = new Map<string, number>();
  private readonly before = new Map<Book, { total: number; held: number; expired: number }>();

  constructor(
    readonly at: string,
    books: readonly Book[],
  ) {
    for (const book of books) {
      const [total, held] = [book.total(), book.heldCoins];
      this.before.set(book, { total, held, expired: book.expire(at) });
    }
  }

  leg(account: string | undefined, coins: number): void {
    if (account === undefined) throw new Violation('P1', 'a movement of this kind has no other side');
    this.legs.set(account, (this.legs.get(account) ?? 0) + coins);
  }

  done(held?: Held): Expected {
    const sides = [...this.before].map(([book, { total, held: heldBefore, expired }]) => {
      this.leg(book.account, book.total() - total);
      this.leg(heldOf(book.account), book.heldCoins - heldBefore);
      this.leg(breakage, expired);
      return { book, coins: book.total() - total + expired, expiredCoins: expired };
    });
    const legs = new Map([...this.legs].filter(([, coins]) => coins !== 0));
    return { legs, sides, ...(held && { held }) };
  }
}

type Rule<A> = (
  work: Working,
  ask: A,
  from: Book,
  to: Book | undefined,
  refund?: OrderRefund,
) => Held | undefined;
type Rules = { [D in Ask['does']]: Rule<Extract<Ask, { does: D }>> };

const other = (kind: string): string | undefined => counterAccounts[kind];

/** The end of what was captured goes back first: purchased coins, then the promo coins that expire last. */
function lastPieces(pieces: readonly Piece[], coins: number): Piece[] {
  const back: Piece[] = [];
  for (const piece of [...pieces].reverse()) {
    const some = Math.min(coins - piecesTotal(back), piece.coins);
    if (some > 0) back.push({ ...piece, coins: some });
  }
  return back;
}

function firstPieces(pieces: readonly Piece[], coins: number): Piece[] {
  const taken: Piece[] = [];
  for (const piece of pieces) {
    const some = Math.min(coins - piecesTotal(taken), piece.coins);
    if (some > 0) taken.push({ ...piece, coins: some });
  }
  return taken;
}

/** Coins out of a pocket that may hold too few: the rest is owed. */
function takeOrOwe(book: Book, coins: number, there: number, take: (some: number) => void): number {
  const some = Math.min(coins, there);
  if (some > 0) take(some);
  book.owedCoins += coins - some;
  return some;
}

/** Coins go back where they came from; what they had earned is taken, or owed. */
const giveBack: Rule<Ask> = (work, { kind }, book, _to, refund) => {
  if (!refund) throw new Violation('P16', 'coins of an order went back and the order does not know');
  const { coins, clawbackCoins, paid } = refund;
  const left = piecesTotal(paid.captured) - paid.refundedCoins;
  assertThat(coins <= left, 'P16', `${coins} coins went back of ${left} that were left`);
  book.putBack(lastPieces(firstPieces(paid.captured, left), coins), work.at);
  paid.refundedCoins += coins;
  const taken = takeOrOwe(book, clawbackCoins, book.total(), (some) => book.take(some));
  work.leg(other(kind), -coins);
  work.leg(other('clawback'), taken);
  return undefined;
};

const rules: Rules = {
  credit(work, { kind, coins, origin }, book) {
    book.creditPack(origin, coins);
    work.leg(other(kind), -coins);
    return undefined;
  },
  reward(work, { kind, coins, month }, book) {
    const paidBack = Math.min(coins, book.owedCoins);
    book.owedCoins -= paidBack;
    book.creditPromo(month, coins - paidBack);
    work.leg(other(kind), paidBack - coins);
    return undefined;
  },
  spend(work, { kind, coins }, book) {
    book.take(coins);
    work.leg(other(kind), coins);
    return undefined;
  },
  hold(_work, { coins, ofPurchased }, book) {
    const pieces = ofPurchased ? book.takePurchased(coins) : book.take(coins);
    book.heldCoins += coins;
    return { account: book.account, pieces };
  },
  refund: giveBack,
  'give-back': giveBack,
  withdraw(work, { kind, origin }, book) {
    const coins = book.unusedOf(origin);
    book.withdraw(origin, coins);
    work.leg(other(kind), coins);
    return undefined;
  },
  'take-back'(work, { kind, origin, coins }, book) {
    const taken = book.takeBack(origin, coins);
    book.owedCoins += coins - taken;
    work.leg(other(kind), taken);
    return undefined;
  },
  undo(work, { kind, origin, coins, owedCoins }, book) {
    const forgiven = Math.min(owedCoins, book.owedCoins);
    book.owedCoins -= forgiven;
    book.undoTakeBack(origin, coins, coins + owedCoins);
    book.creditPack('undone', owedCoins - forgiven);
    work.leg(other(kind), forgiven - owedCoins - coins);
    return undefined;
  },
  unit(work, { kind, coins }, book) {
    const paidBack = Math.min(coins, book.owedCoins);
    book.owedCoins -= paidBack;
    book.creditPack('unit', coins - paidBack);
    work.leg(other(kind), paidBack - coins);
    return undefined;
  },
  'unit-back'(work, { kind, coins }, book) {
    const taken = takeOrOwe(book, coins, book.total(), (some) => book.take(some));
    work.leg(other(kind), taken);
    return undefined;
  },
  transfer(_work, { coins }, from, to) {
    if (!to) throw new Violation('P5', 'a transfer has one side');
    from.takePurchased(coins);
    to.creditPack('transfer', coins);
    return undefined;
  },
  expire: () => undefined,
  close(work, { kind }, book) {
    assertThat(book.heldCoins === 0, 'closing', 'a wallet was closed that holds coins');
    const [promo, purchased] = [book.promoTotal(), book.purchased()];
    book.take(promo + purchased);
    book.isOpen = false;
    work.leg(breakage, promo);
    work.leg(other(kind), purchased);
    return undefined;
  },
};

/** What a movement had to do, done to the books. @throws Violation when it cannot be done. */
export function applied(
  ask: Ask,
  at: string,
  from: Book,
  to: Book | undefined,
  refund: OrderRefund | undefined,
): Expected {
  const work = new Working(at, to ? [from, to] : [from]);
  const rule = rules[ask.does] as Rule<Ask>;
  return work.done(rule(work, ask, from, to, refund));
}

/** What the end of a hold had to do. */
export function ended(held: Held, end: End, at: string, from: Book, to: Book | undefined): Expected {
  const work = new Working(at, to ? [from, to] : [from]);
  const coins = piecesTotal(held.pieces);
  from.heldCoins -= coins;
  if (end.does === 'accept') {
    if (!to) throw new Violation('P5', 'a gift was accepted by nobody');
    to.creditPack('gift', coins);
    return work.done();
  }
  const { capturedCoins } = end;
  assertThat(capturedCoins <= coins, 'P9', `${capturedCoins} coins were captured of ${coins} held`);
  from.putBack(lastPieces(held.pieces, coins - capturedCoins), at);
  if (capturedCoins > 0) work.leg(other(end.kind), capturedCoins);
  return work.done();
}

export const capturedOf = (held: Held, coins: number): Piece[] => firstPieces(held.pieces, coins);
