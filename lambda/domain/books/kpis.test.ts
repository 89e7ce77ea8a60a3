import { standardWalletTerms } from '../wallet/terms';
import { kpisOf } from './kpis';
import type { Totals } from './totals';

const now = '2026-06-15T12:00:00.000Z';
const kpis = (totals: Totals, days: Record<string, Totals> = {}) =>
  kpisOf(totals, days, standardWalletTerms, now);

describe('what was issued', () => {
  test('is what was bought, earned and granted; redemption is what is spent of it for good', () => {
    const totals = {
      'out:~cash-in': 600,
      'out:~promotions': 200,
      'out:~adjustments': 200,
      'in:~merchant': 500,
      'out:~merchant': 100,
    };
    expect(kpis(totals).redemption).toBe(0.4);
    expect(kpis({ ...totals, 'out:~adjustments': 0 }).redemption).toBe(0.5);
  });

  test('is nothing at first: no share of it is told', () => {
    expect(kpis({})).not.toHaveProperty('redemption');
    expect(kpis({})).not.toHaveProperty('breakage');
    expect(kpis({})).not.toHaveProperty('velocity');
  });

  test('of promo coins alone is what breakage is a share of', () => {
    expect(kpis({ 'out:~promotions': 400, 'out:~cash-in': 600, 'in:~breakage': 100 }).breakage).toBe(0.25);
  });
});

describe('what is outstanding', () => {
  const totals = {
    purchased: 300,
    'held:purchased': 50,
    'promo:2026-05': 40,
    'promo:2026-06': 60,
    'promo:2026-08': 10,
  };

  test('leaves out what has expired, booked or not', () => {
    expect(kpis(totals)).toMatchObject({
      outstanding: { purchasedCoins: 350, promoCoins: 70, totalCoins: 420 },
      expiredUnbookedCoins: 40,
      expiring: [
        { days: 30, coins: 60 },
        { days: 60, coins: 60 },
        { days: 90, coins: 70 },
      ],
    });
  });

  test('turns over by what the last 30 days spent', () => {
    const days = {
      '2026-05-16': { 'in:~merchant': 999 },
      '2026-05-17': { 'in:~merchant': 42 },
      '2026-06-15': { 'in:~merchant': 42 },
    };
    expect(kpis(totals, days).velocity).toBe(0.2);
  });
});
