import fc from 'fast-check';
import {
  grantOf,
  newId,
  newWallet,
  sampleDeal,
  sampleHousehold,
  sampleItem,
  testNow,
} from '../../../test/support/samples';
import { testSeller } from '../../../test/support/sellers';
import type { Deal } from '../deals/deal';
import { dayMs, plusMs } from '../time';
import { takeCoins } from '../wallet/moves';
import { goodsCents, quoteOrder, type Terms } from './quote';

const item = sampleItem({ cents: { EUR: 450, USD: 499 } });
const ids = { next: (prefix: string, nowMs: number) => newId(prefix, nowMs) };
const terms = (openDeals: Deal[] = [], overrides: Partial<Terms> = {}): Terms => ({
  seller: testSeller,
  household: sampleHousehold(),
  habits: [],
  openDeals,
  now: testNow,
  ...overrides,
});
const quote = (quantity: number, given = terms()) => quoteOrder({ ids }, [{ item, quantity }], given);

describe('a quote', () => {
  it('adds up, with delivery until it is free', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (quantity) => {
        const { lines, deliveryCents, totalCents } = quote(quantity);
        expect(goodsCents(lines)).toBe(450 * quantity);
        expect(deliveryCents).toBe(450 * quantity >= 2_500 ? 0 : 390);
        expect(totalCents).toBe(450 * quantity + deliveryCents);
      }),
    );
  });

  it('is delivered free to who holds the tier for it, and to who lost it less than thirty days ago', () => {
    const held = grantOf(newWallet('hh'), 1_000).sides[0].after;
    const feeAfter = (days: number, wallet = held) =>
      quote(1, terms([], { wallet, now: plusMs(testNow, days * dayMs) })).deliveryCents;
    expect([feeAfter(0), feeAfter(7)]).toEqual([390, 0]);
    const ask = { key: 'spent', kind: 'purchase', subject: 'spent', coins: 900 } as const;
    const spent = takeCoins(held, { ...ask, now: plusMs(testNow, 8 * dayMs) })?.sides[0].after;
    expect([feeAfter(37, spent), feeAfter(38, spent)]).toEqual([0, 390]);
  });

  it('is in the household’s own currency, and good for as long as the seller says', () => {
    const american = quote(1, terms([], { household: sampleHousehold({ currency: 'USD' }) }));
    expect(american).toMatchObject({ currency: 'USD', totalCents: 499 + 390 });
    expect(Date.parse(american.expiresAt) - Date.parse(american.quotedAt)).toBe(testSeller.quoteValidMs);
  });

  it('takes the cheapest deal that is for this household, and remembers it', () => {
    const deals = [350, 320, 300].map((cents, index) =>
      sampleDeal({
        cents: { EUR: cents, USD: cents },
        ...(index === 2 && { audience: { kind: 'household' as const, householdId: 'another' } }),
      }),
    );
    const [line] = quote(2, terms(deals)).lines;
    expect(line).toMatchObject({ unitCents: 320, deal: { dealId: deals[1]?.dealId } });
  });

  it('takes no deal that is dearer than the shelf', () => {
    const dearer = sampleDeal({ cents: { EUR: 450, USD: 600 } });
    expect(quote(1, terms([dearer])).lines[0]).not.toHaveProperty('deal');
  });

  it('has an id of its own each time: the key of its one payment', () => {
    expect(quote(1).orderId).not.toBe(quote(1).orderId);
  });

  it('remembers names and not what else a thing is called', () => {
    expect(quote(1).lines[0]?.names.en).toMatchObject({ name: 'ground coffee', synonyms: [] });
  });
});
