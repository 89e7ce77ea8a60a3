import { isDeepStrictEqual } from 'node:util';
import type { Commit, ItemChange } from '../fake/storage';
import type { Ask, End } from './ask';
import { Book, type Piece } from './book';
import { checkCodes } from './code-check';
import { Consequences } from './consequences';
import { checkForgetting, isMarkedToGo, leftIn } from './forgetting-check';
import { LimitsCheck } from './limits-check';
import { checkMovement } from './movement-check';
import { checkOrder, isOfOrder, refundIn } from './order-check';
import { checkPayment } from './payment-check';
import { type Parts, part, partsOf, type Raw, text } from './raw';
import {
  applied,
  capturedOf,
  type Expected,
  ended,
  type Held,
  type OrderRefund,
  type PaidOrder,
} from './rules';
import { checkStars } from './stars-check';
import { assertSame, assertThat, Violation } from './violation';

type Purse = Ask['purse'];
const walletKeyOf = (householdId: string, purse: Purse): string =>
  `H#${householdId}\nA#${purse === 'digital' ? 'DIGITAL' : 'WALLET'}`;

/** A question whether coins were really missing, while it was asked. */
export interface Watch {
  householdId: string;
  purse: Purse;
  now: () => string;
  leastSpendable: number;
}

/**
 * Keeps books of its own and compares every commit with them the moment it becomes visible. It shares no code with the
 * ledger: it knows what was asked, and reads the raw items.
 */
export class Auditor {
  /** The first thing found wrong; nothing after it counts. */
  violation: Violation | undefined;
  commits = 0;
  readonly limits = new LimitsCheck();
  readonly consequences = new Consequences();
  movements = 0;
  private readonly books = new Map<string, Book>();
  private readonly asks = new Map<string, Ask>();
  private readonly ends = new Map<string, End[]>();
  private readonly held = new Map<string, Held>();
  private readonly paid = new Map<string, PaidOrder>();
  private readonly refundCents = new Map<string, number>();
  private readonly watches = new Set<Watch>();
  private readonly readings = new Set<string>();
  private latestReading = '';
  /** Households without a profile: nobody finds their wallets, and coins that are there wait. */
  private readonly strangers = new Set<string>();
  private readonly forgotten = new Set<string>();
  private readonly happened = new Set<string>();
  /** Sequences of lines that moved something, by account: those a statement tells. */
  private readonly told = new Map<string, number[]>();

  /** Says what a key may be used for. Said again, it must be the same. */
  expect(journalKey: string, ask: Ask): void {
    const before = this.asks.get(journalKey);
    if (before) assertSame('the simulation', `what ${journalKey} is for`, ask, before);
    this.asks.set(journalKey, ask);
  }

  /** Says how a hold may end, beside what was said before. */
  expectEnd(journalKey: string, end: End): void {
    const all = this.ends.get(journalKey) ?? [];
    if (!all.some((one) => isDeepStrictEqual(one, end))) all.push(end);
    this.ends.set(journalKey, all);
  }

  expectRefund(journalKey: string, cents: number): void {
    this.refundCents.set(journalKey, cents);
  }

  /** An instant that somebody's clock has shown: no movement is dated otherwise. */
  showed(instant: string): void {
    this.readings.add(instant);
    if (instant > this.latestReading) this.latestReading = instant;
  }

  hasHappened(journalKey: string): boolean {
    return this.happened.has(journalKey);
  }

  /** Whether it was ever forgotten: what was delivered or cancelled before is not known any more. */
  wasForgotten(householdId: string): boolean {
    return this.forgotten.has(householdId);
  }

  bookOf(householdId: string, purse?: Purse): Book | undefined {
    return this.books.get(walletKeyOf(householdId, purse));
  }

  /** How many lines that are told lie between two of an account. */
  toldBetween(account: string, sequence: number, beforeSequence: number): number {
    const told = this.told.get(account) ?? [];
    return told.filter((one) => one > sequence && one < beforeSequence).length;
  }

  /** Watches a wallet until the watch is closed. */
  watch(householdId: string, purse: Purse, now: () => string): Watch {
    const watch = { householdId, purse, now, leastSpendable: Number.POSITIVE_INFINITY };
    this.look(watch);
    this.watches.add(watch);
    return watch;
  }

  unwatch(watch: Watch): void {
    this.watches.delete(watch);
  }

  /** P22: "not enough" is said only when at some moment it was so. */
  checkShort(watch: Watch, coins: number): void {
    this.look(watch);
    const { householdId, leastSpendable } = watch;
    if (leastSpendable < coins) return;
    const had = `it had at least ${leastSpendable} all the time`;
    this.fail(new Violation('P22', `${householdId} was told it has too few for ${coins}, and ${had}`));
  }

  fail(violation: Violation): void {
    this.violation ??= violation;
  }

  /** To be told of each commit as it becomes visible. */
  see = (commit: Commit): void => {
    if (this.violation) return;
    this.commits += 1;
    try {
      this.check(partsOf(commit));
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      this.fail(error);
    }
  };

  private look(watch: Watch): void {
    const { householdId, purse } = watch;
    const isStranger = purse === undefined && this.strangers.has(householdId);
    const spendable = isStranger ? 0 : (this.bookOf(householdId, purse)?.spendable(watch.now()) ?? 0);
    watch.leastSpendable = Math.min(watch.leastSpendable, spendable);
  }

  private check(parts: Parts): void {
    for (const change of parts.line)
      assertThat(change.before === undefined, 'P8', 'a line was changed after it was written', change);
    checkForgetting(parts);
    const [journal] = parts.journal;
    if (journal) this.checkJournal(journal, parts);
    else this.checkNoMovement(parts);
    for (const order of parts.order) checkOrder(order, parts);
    for (const payment of parts.payment) checkPayment(payment, parts);
    if (parts.other.length > 0) this.checkOthers(parts);
    for (const watch of this.watches) this.look(watch);
  }

  private checkOthers(parts: Parts): void {
    checkCodes(parts);
    checkStars(parts, (householdId) => this.bookOf(householdId, 'digital'));
    for (const { key, after } of parts.other) {
      const householdId = /^H#(.+)\nA#PROFILE$/.exec(key)?.[1];
      if (householdId === undefined) continue;
      if (after) this.strangers.delete(householdId);
      else {
        this.strangers.add(householdId);
        this.forgotten.add(householdId);
      }
    }
  }

  /** Without a journal no wallet moves; an empty one may be forgotten, or marked to go later. */
  private checkNoMovement({ wallet, line }: Parts): void {
    assertSame('P5', 'the lines of a commit without a journal', line.length, 0);
    for (const { key, before, after } of wallet) {
      const book = this.books.get(key);
      const isGone = after === undefined || isMarkedToGo(before, after);
      const left = leftIn(book, after ? undefined : this.latestReading);
      const isForgotten = isGone && left === 0 && key.endsWith('WALLET');
      assertThat(isForgotten, 'P5 P23', 'a wallet changed without a journal', { before, after });
      if (!after) this.books.delete(key);
    }
  }

  private checkJournal({ before, after }: ItemChange, parts: Parts): void {
    assertSame('P5', 'the journals of a commit', parts.journal.length, 1);
    const journalKey = text(after, 'key');
    this.movements += 1;
    if (!before) this.checkFirst(journalKey, after ?? {}, parts);
    else this.checkEnd(journalKey, before, after ?? {}, parts);
    this.happened.add(journalKey);
  }

  private checkFirst(journalKey: string, journal: Raw, parts: Parts): void {
    const ask = this.asks.get(journalKey) ?? this.consequences.askOf(journal, parts);
    if (!ask) throw new Violation('P3', `nobody asked for ${journalKey}`, journal);
    const entry = part(journal, 'entry');
    assertSame('P4', 'the kind of an entry', text(entry, 'kind'), ask.kind);
    const [from, to] = this.sides(parts, ask, ask.does === 'transfer' ? ask.to : undefined);
    const at = this.instantOf(entry, [from, to]);
    const refund = this.refundOf(journalKey, ask, parts);
    const expected = applied(ask, at, from, to, refund);
    assertSame('P9', 'the status of a journal', journal.status, expected.held ? 'pending' : 'posted');
    if (expected.held) this.held.set(journalKey, expected.held);
    this.finish(journalKey, entry, expected, parts);
  }

  private checkEnd(journalKey: string, before: Raw, journal: Raw, parts: Parts): void {
    assertSame('P3 P9', 'the journal that was written over', before.status, 'pending');
    assertSame('P8', 'the entry of a hold that ends', journal.entry, before.entry);
    assertSame('P8', 'the hold of a journal', journal.hold, before.hold);
    const held = this.held.get(journalKey);
    const entry = part(journal, 'resolution');
    const kind = text(entry, 'kind');
    const ends = this.ends
      .get(journalKey)
      ?.filter((one) => one.status === journal.status && one.kind === kind);
    const end = ends?.find((one) => isOfOrder(one, parts)) ?? ends?.[0];
    const ask = this.asks.get(journalKey);
    if (!held || !end || !ask)
      throw new Violation('P9', `nobody asked that ${journalKey} be ${journal.status} by ${kind}`);
    const [from, to] = this.sides(parts, ask, end.does === 'accept' ? end.to : undefined);
    const at = this.instantOf(entry, [from, to]);
    const expected = ended(held, end, at, from, to);
    if (end.does === 'release') this.remember(journalKey, capturedOf(held, end.capturedCoins));
    this.finish(journalKey, entry, expected, parts);
  }

  private finish(journalKey: string, entry: Raw, expected: Expected, { wallet, line }: Parts): void {
    checkMovement({ journalKey, entry, expected, wallets: wallet, lines: line });
    const [own] = expected.sides;
    // Money that is here again was counted when it came first.
    if (own && !journalKey.endsWith(':undone'))
      this.limits.see(own.book.householdId, text(entry, 'kind'), own.book.at, Math.abs(own.coins));
    for (const { book, coins, expiredCoins } of expected.sides) {
      const told = this.told.get(book.account) ?? [];
      if (coins !== 0 || expiredCoins !== 0) told.push(book.sequence);
      this.told.set(book.account, told);
    }
  }

  /** What was captured of an order: refunds come out of it. */
  private remember(journalKey: string, captured: Piece[]): void {
    this.paid.set(journalKey, { captured, refundedCoins: 0 });
  }

  private refundOf(journalKey: string, ask: Ask, parts: Parts): OrderRefund | undefined {
    const nothing = { captured: [], refundedCoins: 0 };
    if (ask.does === 'give-back') return { ...ask, paid: this.paid.get(ask.holdKey) ?? nothing };
    if (ask.does !== 'refund') return undefined;
    const paid = this.paid.get(`order:${ask.orderId}:hold`) ?? nothing;
    return refundIn(parts, ask.orderId, paid, this.refundCents.get(journalKey) ?? 0);
  }

  /** The books of a movement, the first of a new wallet among them. */
  private sides(parts: Parts, { householdId, purse }: Ask, to: string | undefined): [Book, Book | undefined] {
    return [this.side(parts, householdId, purse), to === undefined ? undefined : this.side(parts, to)];
  }

  private side(parts: Parts, householdId: string, purse?: Purse): Book {
    const key = walletKeyOf(householdId, purse);
    const change = parts.wallet.find((one) => one.key === key);
    if (!change?.after) throw new Violation('P5', `a movement left the wallet of ${householdId} alone`);
    const standing = this.books.get(key);
    if (standing) return standing;
    const book = new Book(text(change.after, 'account'), householdId);
    this.books.set(key, book);
    return book;
  }

  /** P21: never before what happened before, and otherwise what a clock has shown. */
  private instantOf(entry: Raw, books: readonly (Book | undefined)[]): string {
    const at = text(entry, 'at');
    const latest = books.reduce((max, book) => (book && book.at > max ? book.at : max), '');
    assertThat(at >= latest, 'P21', `an entry of ${at} comes after one of ${latest}`, entry);
    assertThat(at === latest || this.readings.has(at), 'P21', `no clock has shown ${at}`, entry);
    return at;
  }
}
