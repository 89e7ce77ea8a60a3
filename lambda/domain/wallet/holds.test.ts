import * as fc from 'fast-check';
import { plusMs } from '../time';
import { entryHash } from './chain';
import {
  capturedCoins,
  holdCoins,
  holdPurchased,
  isPending,
  type PendingHold,
  refundLots,
  resolveHold,
} from './holds';
import { type Lots, lotsTotal, puttingBack, takeFirst, withLots } from './lots';
import type { Journal, Movement } from './movement';
import { creditPromo, creditPurchased, takeCoins } from './moves';
import { emptyWallet, type Wallet } from './wallet';

const start = '2026-03-02T09:00:00.000Z';
const expiresAt = plusMs(start, 3_600_000);

function sure(movement: Movement | undefined): Movement {
  if (!movement) throw new Error('refused');
  return movement;
}
const left = (movement: Movement | undefined): Wallet => sure(movement).sides[0].after;
const ask = (coins: number) => ({ key: 'k', kind: 'adjustment' as const, subject: 's', coins, now: start });

/** Bought coins and promo coins of some months. */
const walletOf = (bought: number, promo: Record<string, number>): Wallet =>
  Object.entries(promo).reduce(
    (wallet, [month, coins]) => left(creditPromo(wallet, { ...ask(coins), month })),
    left(creditPurchased(emptyWallet('hh_1', 'acc_1'), ask(bought))),
  );

const held = (wallet: Wallet, coins: number) =>
  sure(holdCoins(wallet, { ...ask(coins), kind: 'order-hold', expiresAt }));

function waiting({ journal }: Movement): PendingHold {
  if (!isPending(journal)) throw new Error('not waiting');
  return journal;
}

const capture = (hold: Movement, coins: number): Movement =>
  resolveHold(left(hold), waiting(hold), {
    kind: 'order-capture',
    status: 'captured',
    capturedCoins: coins,
    now: start,
  });

const rich = walletOf(100, { '2026-05': 30, '2026-04': 20 });

describe('a hold', () => {
  it('sets aside what would be spent first, and waits', () => {
    const { journal, sides } = held(rich, 60);
    expect(journal).toMatchObject({
      status: 'pending',
      hold: {
        account: 'acc_1',
        expiresAt,
        lots: { purchasedCoins: 10, promo: { '2026-04': 20, '2026-05': 30 } },
      },
    });
    expect(sides[0].after).toMatchObject({ availableCoins: 90, heldCoins: 60, promo: {} });
  });

  it('says until when it waits in what is hashed, and is the same hold when it is tried again later', () => {
    const later = plusMs(expiresAt, 60_000);
    const again = sure(holdCoins(rich, { ...ask(60), kind: 'order-hold', expiresAt: later }));
    const [{ entry }, other] = [held(rich, 60).journal, again.journal];
    expect([entry.expiresAt, other.entry.expiresAt]).toEqual([expiresAt, later]);
    expect(entryHash('hold', entry)).not.toBe(entryHash('hold', { ...entry, expiresAt: later }));
    expect(other.entry.inputHash).toBe(entry.inputHash);
  });

  it('cannot be of more than there is, nor of coins that others hold', () => {
    expect(holdCoins(rich, { ...ask(151), expiresAt })).toBeUndefined();
    expect(holdCoins(left(held(rich, 100)), { ...ask(51), expiresAt })).toBeUndefined();
  });

  it('of a gift takes bought coins alone', () => {
    expect(holdPurchased(rich, { ...ask(101), kind: 'gift-hold', expiresAt })).toBeUndefined();
    const gift = sure(holdPurchased(rich, { ...ask(100), kind: 'gift-hold', expiresAt }));
    expect(left(gift)).toMatchObject({ availableCoins: 50, heldCoins: 100, promo: rich.promo });
  });

  it('ends without a lack of funds, even in a wallet that spent all the rest', () => {
    const hold = held(rich, 60);
    const poor = left(takeCoins(left(hold), { ...ask(90), kind: 'purchase' }));
    const end = { kind: 'order-capture', status: 'captured', capturedCoins: 60, now: start } as const;
    expect(left(resolveHold(poor, waiting(hold), end))).toMatchObject({ availableCoins: 0, heldCoins: 0 });
  });

  it('captured in part gives back what would have been spent last', () => {
    const ended = capture(held(rich, 60), 25);
    expect(left(ended)).toMatchObject({ availableCoins: 125, heldCoins: 0, promo: { '2026-05': 25 } });
    expect(capturedCoins(ended.journal)).toBe(25);
  });

  it.each([61, -1, 0.5, Number.NaN])('cannot be captured by %d', (coins) => {
    expect(() => capture(held(rich, 60), coins)).toThrow('amount-invalid');
  });

  it('keeps how it began when it ends', () => {
    const hold = held(rich, 60);
    const { journal } = capture(hold, 25);
    expect(journal).toMatchObject({ status: 'captured', entry: hold.journal.entry, hold: hold.journal.hold });
    expect(isPending(journal)).toBe(false);
  });

  it('that is voided or waits still has captured nothing', () => {
    const hold = held(rich, 60);
    const end = { kind: 'order-void', status: 'voided', capturedCoins: 0, now: start } as const;
    const voided = resolveHold(left(hold), waiting(hold), end);
    expect(left(voided)).toMatchObject({
      availableCoins: 150,
      promo: rich.promo,
      purchasedDebitedCoins: rich.purchasedDebitedCoins,
    });
    expect(capturedCoins(voided.journal)).toBe(0);
    expect(capturedCoins(hold.journal)).toBe(0);
  });
});

describe('refunds of what was captured', () => {
  const journal = capture(held(rich, 60), 55).journal;

  it('give bought coins back first, then the promo coins that expire last', () => {
    expect(refundLots(journal, 0, 10)).toEqual({ purchasedCoins: 5, promo: { '2026-05': 5 } });
    expect(refundLots(journal, 10, 45)).toEqual({
      purchasedCoins: 0,
      promo: { '2026-04': 20, '2026-05': 25 },
    });
  });

  it('never exceed what was captured', () => {
    expect(refundLots(journal, 0, 56)).toBeUndefined();
    expect(refundLots(journal, 55, 1)).toBeUndefined();
    expect(refundLots(held(rich, 60).journal, 0, 1)).toBeUndefined();
  });

  const parts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
  const months = fc.dictionary(
    fc.constantFrom('2026-03', '2026-04', '2026-05'),
    fc.integer({ min: 1, max: 40 }),
  );

  /** Captures, then refunds part after part: what each gave back. */
  function refunded(captured: Journal, coins: number, some: readonly number[]): Lots[] {
    const given: Lots[] = [];
    let done = 0;
    for (const part of [...some, coins]) {
      const now = Math.min(part, coins - done);
      const lots = now > 0 ? refundLots(captured, done, now) : undefined;
      if (lots) given.push(lots);
      done += now;
    }
    return given;
  }

  it('in any split give back exactly what was captured, each part what it says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        months,
        parts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (bought, promo, some, share) => {
          const wallet = walletOf(bought, promo);
          const hold = held(wallet, Math.max(1, Math.round(wallet.availableCoins * share)));
          const lots = waiting(hold).hold.lots;
          const coins = Math.ceil(lotsTotal(lots) / 2);
          const ended = capture(hold, coins);
          const given = refunded(ended.journal, coins, some);
          expect(given.reduce((sum, one) => sum + lotsTotal(one), 0)).toBe(coins);
          const whole = given.reduce((one, back) => withLots(one, puttingBack(back, start)), left(ended));
          // As if nothing had ever been captured.
          expect(withLots(left(ended), puttingBack(takeFirst(lots, coins).taken, start))).toEqual(whole);
          expect(whole).toMatchObject({
            promo: wallet.promo,
            purchasedDebitedCoins: wallet.purchasedDebitedCoins,
          });
        },
      ),
      { seed: 20260303 },
    );
  });
});
