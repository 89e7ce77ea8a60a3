import * as fc from 'fast-check';
import { standardWalletTerms } from '../wallet/terms';
import { offerOf, packOffer, packOffers } from './packs';

test('the standard packs cost what their discounts say', () => {
  expect(packOffers(standardWalletTerms).map(({ coins, cents }) => [coins, cents])).toEqual([
    [500, 480],
    [1_000, 950],
    [2_500, 2_350],
    [5_000, 4_600],
    [10_000, 9_000],
  ]);
});

test('exactly what is missing costs its face value', () => {
  expect(offerOf(standardWalletTerms, 123)).toEqual({ coins: 123, cents: 123, discountPercent: 0 });
  expect(offerOf(standardWalletTerms, 500).cents).toBe(480);
});

test('nobody pays more than a discount says, nor less than a cent below', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 0, max: 100 }),
      (coins, discountPercent) => {
        const { cents } = packOffer({ coins, discountPercent });
        expect(Number.isSafeInteger(cents)).toBe(true);
        expect(cents * 100).toBeLessThanOrEqual(coins * (100 - discountPercent));
        expect((cents + 1) * 100).toBeGreaterThan(coins * (100 - discountPercent));
      },
    ),
  );
});

test.each([-1, 0.5, Number.NaN, 2 ** 53])('%p coins have no price', (coins) => {
  expect(() => offerOf(standardWalletTerms, coins)).toThrow('amount-invalid');
});
