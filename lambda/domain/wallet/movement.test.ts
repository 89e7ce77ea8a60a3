import * as fc from 'fast-check';
import { plusMs } from '../time';
import { holdCoins, holdPurchased, isPending, resolveHold } from './holds';
import type { Entry, Movement } from './movement';
import { isTold } from './movement';
import {
  type Ask,
  assertMoved,
  bookExpiry,
  closeWallet,
  creditPromo,
  creditPurchased,
  refundCoins,
  takeCoins,
  withdrawPurchased,
} from './moves';
import { emptyWallet, type MovementKind, movementKinds, purchasedCoins, type Wallet } from './wallet';

const start = '2026-03-02T09:00:00.000Z';
const fresh = emptyWallet('hh_1', 'acc_1');

const asked = (kind: MovementKind, key = kind as string, now = start): Ask => ({
  key,
  kind,
  subject: 's',
  now,
});

function sure(movement: Movement | undefined): Movement {
  if (!movement) throw new Error('refused');
  return movement;
}
const left = (movement: Movement | undefined): Wallet => sure(movement).sides[0].after;

/** 500 bought coins and 200 of May. */
const rich = left(
  creditPromo(left(creditPurchased(fresh, { ...asked('pack-purchase'), coins: 500 })), {
    ...asked('reward'),
    coins: 200,
    month: '2026-05',
  }),
);

/** All of it spent. */
const spent = left(takeCoins(rich, { ...asked('purchase'), coins: 700 }));

const sumOf = ({ legs }: Entry): number => legs.reduce((sum, { coins }) => sum + coins, 0);
const legOf = ({ legs }: Entry, account: string): number | undefined =>
  legs.find((leg) => leg.account === account)?.coins;

describe('amounts', () => {
  const bad = [0, -1, 0.5, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2 ** 53 + 2, -(2 ** 53)];

  it.each(bad)('%d coins are moved by nothing', (coins) => {
    expect(() => assertMoved(coins)).toThrow('amount-invalid');
    const expiresAt = plusMs(start, 1);
    const all: (() => unknown)[] = [
      () => creditPurchased(rich, { ...asked('pack-purchase'), coins }),
      () => creditPromo(rich, { ...asked('reward'), coins, month: '2026-05' }),
      () => takeCoins(rich, { ...asked('purchase'), coins }),
      () => holdCoins(rich, { ...asked('order-hold'), coins, expiresAt }),
      () => holdPurchased(rich, { ...asked('gift-hold'), coins, expiresAt }),
      () => withdrawPurchased(rich, { ...asked('pack-withdrawal'), coins }),
    ];
    for (const move of all) expect(move).toThrow('amount-invalid');
  });

  it.each([1, 2 ** 53 - 1])('%d coins are fine', (coins) => {
    expect(assertMoved(coins)).toBe(coins);
  });

  it('a balance never goes beyond what can be counted', () => {
    const full = left(creditPurchased(fresh, { ...asked('adjustment'), coins: 2 ** 53 - 1 }));
    expect(() => creditPurchased(full, { ...asked('adjustment'), coins: 1 })).toThrow('amount-invalid');
  });
});

describe('legs', () => {
  it('go from the house to the household, and back', () => {
    const { journal } = creditPurchased(fresh, { ...asked('pack-purchase'), coins: 500 });
    expect(journal.entry.legs).toEqual([
      { account: 'acc_1', coins: 500 },
      { account: '~cash-in', coins: -500 },
    ]);
    const { entry } = sure(takeCoins(rich, { ...asked('purchase'), coins: 300 })).journal;
    expect(entry.legs).toEqual([
      { account: 'acc_1', coins: -300 },
      { account: '~merchant', coins: 300 },
    ]);
    expect(entry.changes[0]?.lots).toEqual({ debitedCoins: 100, promo: { '2026-05': -200 } });
  });

  it('of a hold stay with the household, until it is captured', () => {
    const hold = sure(holdCoins(rich, { ...asked('order-hold'), coins: 300, expiresAt: plusMs(start, 1) }));
    expect(hold.journal.entry.legs).toEqual([
      { account: 'acc_1', coins: -300 },
      { account: 'acc_1/held', coins: 300 },
    ]);
    if (!isPending(hold.journal)) throw new Error('not waiting');
    const end = { kind: 'order-capture', status: 'captured', capturedCoins: 250, now: start } as const;
    const capture = resolveHold(left(hold), hold.journal, end);
    expect(capture.journal.resolution?.legs).toEqual([
      { account: 'acc_1', coins: 50 },
      { account: 'acc_1/held', coins: -300 },
      { account: '~merchant', coins: 250 },
    ]);
  });

  it('of coins found expired go beside, whatever the movement', () => {
    const june = '2026-06-10T00:00:00.000Z';
    const { journal, sides } = creditPurchased(rich, { ...asked('pack-purchase', 'k', june), coins: 10 });
    expect(legOf(journal.entry, '~breakage')).toBe(200);
    expect(legOf(journal.entry, 'acc_1')).toBe(10 - 200);
    expect(journal.entry.changes[0]).toMatchObject({ balanceCoins: 510, expired: { '2026-05': 200 } });
    expect(sides[0].line).toMatchObject({ coins: 10, expiredCoins: 200, balanceCoins: 510 });
    expect(sides[0].after.promo).toEqual({});
  });
});

describe('expiry by itself', () => {
  it('books what has expired, once', () => {
    const june = '2026-06-01T12:00:00.000Z';
    expect(bookExpiry(rich, { ...asked('promo-expiry'), now: plusMs(june, -1) })).toBeUndefined();
    const booked = sure(bookExpiry(rich, { ...asked('promo-expiry'), now: june }));
    expect(booked.sides[0].line).toMatchObject({ kind: 'promo-expiry', coins: 0, expiredCoins: 200 });
    expect(isTold(booked.sides[0].line)).toBe(true);
    expect(bookExpiry(left(booked), { ...asked('promo-expiry'), now: june })).toBeUndefined();
  });
});

describe('what is owed', () => {
  const nothing = { purchasedCoins: 0, promo: {} };
  const poor = left(creditPurchased(fresh, { ...asked('adjustment'), coins: 30 }));
  const owing = sure(refundCoins(poor, { ...asked('order-refund'), back: nothing, clawbackCoins: 100 }));

  it('is a clawback that found too little', () => {
    expect(left(owing)).toMatchObject({ availableCoins: 0, owedCoins: 70 });
    expect(legOf(owing.journal.entry, '~promotions')).toBe(30);
  });

  it('is paid by later rewards first, and by nothing else', () => {
    const bought = left(creditPurchased(left(owing), { ...asked('pack-purchase'), coins: 50 }));
    expect(bought).toMatchObject({ availableCoins: 50, owedCoins: 70 });
    const some = creditPromo(bought, { ...asked('reward'), coins: 40, month: '2026-05' });
    expect(left(some)).toMatchObject({ availableCoins: 50, owedCoins: 30, promo: {} });
    const rest = creditPromo(left(some), { ...asked('reward'), coins: 40, month: '2026-05' });
    expect(left(rest)).toMatchObject({ availableCoins: 60, owedCoins: 0, promo: { '2026-05': 10 } });
    expect(legOf(rest.journal.entry, '~promotions')).toBe(-10);
  });

  it('takes back out of what it gives back', () => {
    const back = { purchasedCoins: 80, promo: { '2026-05': 20 } };
    const movement = refundCoins(spent, { ...asked('order-refund'), back, clawbackCoins: 25 });
    expect(left(movement)).toMatchObject({ availableCoins: 75, owedCoins: 0, promo: {} });
    expect(movement.journal.entry.legs).toEqual([
      { account: 'acc_1', coins: 75 },
      { account: '~merchant', coins: -100 },
      { account: '~promotions', coins: 25 },
    ]);
  });
});

describe('the end of a wallet', () => {
  it('refunds what was bought and forfeits what was given', () => {
    const closing = sure(closeWallet(rich, asked('closing')));
    expect(left(closing)).toMatchObject({ status: 'closed', availableCoins: 0, promo: {} });
    expect(purchasedCoins(left(closing))).toBe(0);
    expect(legOf(closing.journal.entry, '~refunds')).toBe(500);
    expect(legOf(closing.journal.entry, '~breakage')).toBe(200);
    expect(closeWallet(left(closing), asked('closing'))).toBeUndefined();
  });

  it('waits for what is held', () => {
    const held = left(holdCoins(rich, { ...asked('order-hold'), coins: 1, expiresAt: start }));
    expect(closeWallet(held, asked('closing'))).toBeUndefined();
  });
});

test('a pack is given back up to what was bought and is left', () => {
  expect(withdrawPurchased(rich, { ...asked('pack-withdrawal'), coins: 501 })).toBeUndefined();
  const wallet = left(withdrawPurchased(rich, { ...asked('pack-withdrawal'), coins: 500 }));
  expect(wallet).toMatchObject({ availableCoins: 200, purchasedCreditedCoins: 0, purchasedDebitedCoins: 0 });
});

test('time never goes back in an account, whatever the clock says', () => {
  const early = sure(takeCoins(rich, { ...asked('purchase'), coins: 1, now: '2020-01-01T00:00:00.000Z' }));
  expect(early.sides[0].line.at).toBe(rich.at);
  expect(left(early).at).toBe(rich.at);
});

test('the wallet remembers the last three movements that are told', () => {
  const hold = sure(holdCoins(rich, { ...asked('order-hold'), coins: 300, expiresAt: plusMs(start, 1) }));
  if (!isPending(hold.journal)) throw new Error('not waiting');
  const end = { kind: 'order-capture', status: 'captured', capturedCoins: 300, now: start } as const;
  const captured = resolveHold(left(hold), hold.journal, end);
  expect(isTold(captured.sides[0].line)).toBe(false);
  expect(left(captured).recent.map(({ sequence, kind }) => [sequence, kind])).toEqual([
    [3, 'order-hold'],
    [2, 'reward'],
    [1, 'pack-purchase'],
  ]);
});

test('the same key with other inputs is told apart, whenever and on whatever wallet it is asked', () => {
  const hashOf = (wallet: Wallet, changes: object) =>
    sure(takeCoins(wallet, { ...asked('purchase'), coins: 10, ...changes })).journal.entry.inputHash;
  const hash = hashOf(rich, {});
  expect(hashOf(left(takeCoins(rich, { ...asked('purchase'), coins: 10 })), { now: plusMs(start, 1) })).toBe(
    hash,
  );
  for (const changes of [{ coins: 11 }, { subject: 'other' }, { key: 'other' }, { kind: 'digital-use' }])
    expect(hashOf(rich, changes)).not.toBe(hash);
});

test('no two kinds of movement are the same word, and each account of the house is marked as such', () => {
  expect(new Set(movementKinds).size).toBe(movementKinds.length);
});

const amounts = fc.integer({ min: 1, max: 700 });

test('whatever moves, the legs cancel out and the line tells what the legs do to the account', () => {
  const back = fc.record({
    purchasedCoins: fc.nat(50),
    promo: fc.constantFrom({}, { '2026-05': 3 }, { '2026-01': 4 }),
  });
  const moves: fc.Arbitrary<Movement | undefined> = fc.oneof(
    amounts.map((coins) => creditPurchased(rich, { ...asked('pack-purchase'), coins })),
    amounts.map((coins) => creditPromo(rich, { ...asked('reward'), coins, month: '2026-04' })),
    amounts.map((coins) => takeCoins(rich, { ...asked('purchase'), coins })),
    amounts.map((coins) => holdCoins(rich, { ...asked('order-hold'), coins, expiresAt: start })),
    amounts.map((coins) => withdrawPurchased(rich, { ...asked('pack-withdrawal'), coins })),
    fc
      .tuple(back, fc.nat(2_000))
      .map(([lots, clawbackCoins]) =>
        refundCoins(spent, { ...asked('order-refund'), back: lots, clawbackCoins }),
      ),
  );
  fc.assert(
    fc.property(moves, (movement) => {
      if (!movement) return;
      const { journal, sides } = movement;
      const [{ before, after, line }] = sides;
      expect(sumOf(journal.entry)).toBe(0);
      expect(legOf(journal.entry, 'acc_1') ?? 0).toBe(after.availableCoins - before.availableCoins);
      expect(legOf(journal.entry, 'acc_1/held') ?? 0).toBe(after.heldCoins - before.heldCoins);
      expect(line).toMatchObject({
        coins: after.availableCoins - before.availableCoins,
        balanceCoins: after.availableCoins,
        heldCoins: after.heldCoins,
        owedCoins: after.owedCoins,
        previousHash: before.head,
        hash: after.head,
        sequence: before.sequence + 1,
      });
      expect(Object.values(after.promo).every((coins) => coins > 0)).toBe(true);
    }),
  );
});
