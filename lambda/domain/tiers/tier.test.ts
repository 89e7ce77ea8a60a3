import fc from 'fast-check';
import { newWallet, testNow } from '../../../test/support/samples';
import { dayMs, plusMs } from '../time';
import { creditPurchased, takeCoins } from '../wallet/moves';
import type { Tier } from '../wallet/terms';
import type { Wallet } from '../wallet/wallet';
import { countsFrom, hasBegun, keptUntil, nextTier, reaches, tierOf } from './tier';

const tier = (id: string, fromCoins: number, earlyAccessHours = 0): Tier => ({
  id,
  names: { en: id, fr: id },
  fromCoins,
  freeDelivery: true,
  earlyAccessHours,
});
/** Not in order: a seller may write them down as it likes. */
const tiers = [tier('gold', 10_000, 48), tier('holder', 1_000), tier('silver', 5_000, 24)];
const day = (days: number) => plusMs(testNow, days * dayMs);

let keys = 0;
const ask = (coins: number, days: number) => ({
  key: `move:${++keys}`,
  kind: 'adjustment' as const,
  subject: 'test',
  coins,
  now: day(days),
});
const credited = (wallet: Wallet, coins: number, days: number): Wallet =>
  creditPurchased(wallet, ask(coins, days)).sides[0].after;
function spent(wallet: Wallet, coins: number, days: number): Wallet {
  const movement = takeCoins(wallet, ask(coins, days));
  if (!movement) throw new Error('too few coins');
  return movement.sides[0].after;
}
function moved(wallet: Wallet, coins: number, isIn: boolean, days: number): Wallet {
  if (isIn) return credited(wallet, coins, days);
  return wallet.availableCoins === 0 ? wallet : spent(wallet, Math.min(coins, wallet.availableCoins), days);
}
const idAt = (wallet: Wallet | undefined, days: number) => tierOf(wallet, tiers, day(days))?.id;

describe('a tier', () => {
  it('is the highest that was held for a week', () => {
    const wallet = credited(newWallet('hh'), 6_000, 0);
    expect(idAt(undefined, 0)).toBeUndefined();
    expect(idAt(wallet, 6.99)).toBeUndefined();
    expect(idAt(wallet, 7)).toBe('silver');
    expect(idAt(credited(wallet, 4_000, 8), 9)).toBe('silver');
    expect(idAt(credited(wallet, 4_000, 8), 15)).toBe('gold');
  });

  it('cannot be borrowed: coins that go again within a week count for nothing', () => {
    const wallet = spent(credited(newWallet('hh'), 20_000, 0), 19_500, 6);
    expect([6, 7, 20].map((days) => idAt(wallet, days))).toEqual([undefined, undefined, undefined]);
  });

  it('is lost thirty days after its coins were', () => {
    const wallet = spent(credited(newWallet('hh'), 6_000, 0), 5_500, 10);
    expect(idAt(wallet, 39.9)).toBe('silver');
    expect(idAt(wallet, 40)).toBeUndefined();
    expect(keptUntil(wallet, tiers[2] as Tier)).toBe(day(40));
  });

  it('goes down one by one', () => {
    const wallet = spent(credited(newWallet('hh'), 6_000, 0), 4_000, 10);
    expect([20, 41].map((days) => idAt(wallet, days))).toEqual(['silver', 'holder']);
    expect(keptUntil(wallet, tiers[1] as Tier)).toBeUndefined();
  });

  it('never rises by what moved within a week, whatever it was', () => {
    const coins = fc.integer({ min: 1, max: 12_000 });
    const moves = fc.array(fc.tuple(coins, fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(coins, moves, (held, all) => {
        const before = credited(newWallet('hh'), held, 0);
        const after = all.reduce((wallet, [some, isIn]) => moved(wallet, some, isIn, 30), before);
        expect(idAt(after, 36.9)).toBe(idAt(before, 36.9));
      }),
    );
  });
});

describe('the way up', () => {
  it('leads to the next tier, and to none from the highest', () => {
    expect(nextTier(tiers, undefined)?.id).toBe('holder');
    expect(nextTier(tiers, tiers[1])?.id).toBe('silver');
    expect(nextTier(tiers, tiers[0])).toBeUndefined();
  });

  it('says from when a balance counts', () => {
    const wallet = credited(credited(newWallet('hh'), 500, 0), 600, 3);
    expect(countsFrom(wallet, 1_000)).toBe(day(10));
    expect(countsFrom(wallet, 5_000)).toBeUndefined();
  });
});

describe('what a tier opens', () => {
  it('is open to those above as well, and to nobody when the tier is no more', () => {
    const [gold, holder, silver] = tiers;
    expect(reaches(silver, 'silver', tiers)).toBe(true);
    expect(reaches(gold, 'silver', tiers)).toBe(true);
    expect(reaches(holder, 'silver', tiers)).toBe(false);
    expect(reaches(undefined, 'holder', tiers)).toBe(false);
    expect(reaches(gold, 'platinum', tiers)).toBe(false);
  });

  it('begins as many hours earlier', () => {
    const deal = { startsAt: day(2) };
    const [gold, holder, silver] = tiers;
    expect([gold, silver, holder, undefined].map((one) => hasBegun(deal, one, testNow))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(hasBegun(deal, silver, day(1))).toBe(true);
    expect(hasBegun(deal, undefined, day(2))).toBe(true);
  });
});
