import * as fc from 'fast-check';
import { type Coin, CoinList } from '../../../test/support/coin-list';
import { plusMs } from '../time';
import { holdCoins, isPending, resolveHold } from './holds';
import {
  lotsTotal,
  puttingBack,
  spendableCoins,
  spendableLots,
  takeFirst,
  takingOut,
  withLots,
} from './lots';
import { addMonths, expiryOf, monthOf } from './month';
import type { Journal, Movement } from './movement';
import { bookExpiry, creditPromo, creditPurchased, takeCoins } from './moves';
import { emptyWallet, purchasedCoins, type Wallet } from './wallet';

const start = '2026-01-30T20:00:00.000Z';
const hourMs = 3_600_000;
const fresh = emptyWallet('hh_1', 'acc_1');

const ask = (coins: number, now = start) => ({
  key: 'k',
  kind: 'adjustment' as const,
  subject: 's',
  coins,
  now,
});

const left = (movement: Movement | undefined): Wallet => {
  if (!movement) throw new Error('too few coins');
  return movement.sides[0].after;
};

/** A wallet of 10 coins of January, 20 of March and 30 that were bought. */
function mixedWallet(): Wallet {
  const bought = left(creditPurchased(fresh, ask(30)));
  const march = left(creditPromo(bought, { ...ask(20), month: '2026-03' }));
  return left(creditPromo(march, { ...ask(10), month: '2026-01' }));
}

describe('what goes first', () => {
  it.each([
    [5, { purchasedCoins: 0, promo: { '2026-01': 5 } }],
    [10, { purchasedCoins: 0, promo: { '2026-01': 10 } }],
    [11, { purchasedCoins: 0, promo: { '2026-01': 10, '2026-03': 1 } }],
    [31, { purchasedCoins: 1, promo: { '2026-01': 10, '2026-03': 20 } }],
    [60, { purchasedCoins: 30, promo: { '2026-01': 10, '2026-03': 20 } }],
  ])('of %d coins: the earliest expiry, bought ones last', (coins, taken) => {
    const lots = spendableLots(mixedWallet(), start);
    expect(takeFirst(lots, coins).taken).toEqual(taken);
    expect(lotsTotal(takeFirst(lots, coins).rest)).toBe(60 - coins);
  });

  it('takes no more than there are', () => {
    expect(takeCoins(mixedWallet(), { ...ask(61), kind: 'purchase' })).toBeUndefined();
  });
});

describe('expiry', () => {
  const instants = ['2026-01', '2026-02', '2026-12', '2028-02'].map(
    (month) => [month, expiryOf(month)] as const,
  );

  it.each(instants)('a coin of %s is good until %s, and not at that very instant', (month, expiry) => {
    const wallet = left(creditPromo(fresh, { ...ask(7, '2025-12-01T00:00:00.000Z'), month }));
    expect(spendableCoins(wallet, plusMs(expiry, -1))).toBe(7);
    expect(spendableCoins(wallet, expiry)).toBe(0);
    expect(takeCoins(wallet, { ...ask(1, expiry), kind: 'purchase' })).toBeUndefined();
  });

  it('is when the month is over everywhere on earth', () => {
    expect(expiryOf('2026-12')).toBe('2027-01-01T12:00:00.000Z');
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-03', -3)).toBe('2025-12');
  });

  it('never comes to coins that were bought', () => {
    const wallet = left(creditPurchased(fresh, ask(9)));
    expect(spendableCoins(wallet, '2999-12-31T23:59:59.999Z')).toBe(9);
    expect(bookExpiry(wallet, ask(0, '2999-12-31T23:59:59.999Z'))).toBeUndefined();
  });

  it('is not undone by a clock that is behind', () => {
    const later = left(takeCoins(mixedWallet(), { ...ask(1, '2026-02-01T12:00:00.000Z'), kind: 'purchase' }));
    expect(later.promo).toEqual({ '2026-03': 19 });
    expect(spendableCoins(later, start)).toBe(49);
  });
});

describe('putting back', () => {
  const lots = { purchasedCoins: 3, promo: { '2026-01': 5, '2026-03': 2 } };

  it('returns every coin to where it came from', () => {
    expect(puttingBack(lots, start)).toEqual({ debitedCoins: -3, promo: lots.promo });
    const wallet = mixedWallet();
    expect(withLots(withLots(wallet, takingOut(lots)), puttingBack(lots, start))).toEqual(wallet);
  });

  it('gives a month of grace to those that expired meanwhile', () => {
    expect(puttingBack(lots, '2026-02-10T00:00:00.000Z').promo).toEqual({ '2026-03': 7 });
    expect(puttingBack(lots, '2026-05-10T00:00:00.000Z').promo).toEqual({ '2026-06': 7 });
  });
});

test.each([
  ['a promo coin too many', { promo: { '2026-03': -21 } }],
  ['a bought coin too many', { debitedCoins: 31 }],
  ['a fraction', { creditedCoins: 0.5 }],
  ['more than can be counted', { creditedCoins: Number.MAX_SAFE_INTEGER }],
  ['no number', { promo: { '2026-03': Number.NaN } }],
])('a wallet refuses a change by %s', (_what, change) => {
  expect(() => withLots(mixedWallet(), change)).toThrow('amount-invalid');
});

/*
 * Any history, beside a list of single coins that knows nothing of buckets and marks.
 */

type Deed =
  | { do: 'buy' | 'spend' | 'hold'; coins: number }
  | { do: 'reward'; coins: number; months: number }
  | { do: 'end'; which: number; captured: number }
  | { do: 'book' };

interface Step {
  hours: number;
  deed: Deed;
}

const coins = fc.integer({ min: 1, max: 40 });
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constantFrom('buy' as const, 'spend' as const, 'hold' as const), coins }),
  fc.record({ do: fc.constant('reward' as const), coins, months: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant('end' as const), which: fc.nat(5), captured: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ do: fc.constant('book' as const) }),
);
/** Mostly on, by hours or weeks; sometimes back. */
const hours = fc.oneof(fc.integer({ min: -48, max: 48 }), fc.integer({ min: 0, max: 900 }));
const histories = fc.array(fc.record({ hours, deed: deeds }), { minLength: 1, maxLength: 60 });

interface WaitingHold {
  journal: Journal;
  coins: Coin[];
}

/** A wallet and its list of coins, which live through the same. */
class Twins {
  private wallet = fresh;
  private readonly list = new CoinList();
  private readonly holds: WaitingHold[] = [];
  private now = start;

  live({ hours: some, deed }: Step): void {
    this.now = plusMs(this.now, some * hourMs);
    expect(spendableCoins(this.wallet, this.now)).toBe(this.list.spendable(this.now));
    const movement = this.move(deed);
    if (movement) this.compare(movement);
  }

  private compare({ sides: [side] }: Movement): void {
    this.wallet = side.after;
    const { never = 0, ...promo } = this.list.counts();
    expect(purchasedCoins(this.wallet)).toBe(never);
    expect(this.wallet.promo).toEqual(promo);
    expect(this.wallet.availableCoins).toBe(this.list.coins.length);
    expect(this.wallet.heldCoins).toBe(this.holds.reduce((sum, hold) => sum + hold.coins.length, 0));
    for (const amount of [never, ...Object.values(this.wallet.promo)])
      expect(amount).toBeGreaterThanOrEqual(0);
  }

  private move(deed: Deed): Movement | undefined {
    switch (deed.do) {
      case 'buy':
        return this.booked(creditPurchased(this.wallet, ask(deed.coins, this.now)), () =>
          this.list.add(deed.coins),
        );
      case 'reward':
        return this.reward(deed.coins, addMonths(monthOf(this.now), deed.months));
      case 'spend':
        return this.take(
          takeCoins(this.wallet, { ...ask(deed.coins, this.now), kind: 'purchase' }),
          deed.coins,
        );
      case 'hold':
        return this.hold(deed.coins);
      case 'end':
        return this.end(deed.which, deed.captured);
      case 'book':
        return this.booked(bookExpiry(this.wallet, ask(0, this.now)), () => undefined);
    }
  }

  /** Whatever else a movement does, it books what has expired. */
  private booked(movement: Movement | undefined, also: () => void): Movement | undefined {
    if (!movement) return undefined;
    expect(movement.sides[0].line.expiredCoins ?? 0).toBe(this.list.until(this.now));
    also();
    return movement;
  }

  private reward(count: number, month: string): Movement | undefined {
    const movement = creditPromo(this.wallet, { ...ask(count, this.now), month });
    return this.booked(movement, () => this.list.add(count, month));
  }

  private take(movement: Movement | undefined, count: number, then = (_coins: Coin[]): void => undefined) {
    if (movement) return this.booked(movement, () => then(this.list.take(count) ?? []));
    expect(this.list.spendable(this.now)).toBeLessThan(count);
    return undefined;
  }

  private hold(count: number): Movement | undefined {
    const expiresAt = plusMs(this.now, hourMs);
    const movement = holdCoins(this.wallet, { ...ask(count, this.now), kind: 'order-hold', expiresAt });
    const journal = movement?.journal;
    return this.take(movement, count, (held) => journal && this.holds.push({ journal, coins: held }));
  }

  private end(which: number, captured: number): Movement | undefined {
    const [hold] = this.holds.splice(which % Math.max(1, this.holds.length), 1);
    if (!hold || !isPending(hold.journal)) return undefined;
    const capturedCoins = Math.min(captured, hold.coins.length);
    const end =
      capturedCoins > 0
        ? { kind: 'order-capture' as const, status: 'captured' as const }
        : { kind: 'order-void' as const, status: 'voided' as const };
    const movement = resolveHold(this.wallet, hold.journal, { ...end, capturedCoins, now: this.now });
    return this.booked(movement, () => this.list.putBack(hold.coins, capturedCoins));
  }
}

test('whatever happens in whatever order, a wallet holds the same as a list of its coins', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const twins = new Twins();
      for (const step of history) twins.live(step);
    }),
    { numRuns: 400, seed: 20260130 },
  );
});
