import fc from 'fast-check';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { Catalogue } from '../../lambda/domain/catalogue/catalogue';
import { dueHabits } from '../../lambda/domain/purchases/run-out';
import { dayOf, daysBetween } from '../../lambda/domain/time';
import { demoSeller } from '../terms';
import { makeChance } from './chance';
import { householdDeals } from './deals';
import { deliveredAt, pastQuotes } from './history';
import { habitsOf } from './past';
import { type Profile, profiles } from './profiles';
import { chooseRegulars } from './regulars';
import { householdOf } from './seed';
import { demoItems } from './shelf';

const now = '2026-06-10T10:00:00.000Z';

function past(seed: number, profile: Profile, at = now) {
  const chance = makeChance(seed);
  const items = demoItems(at, chance);
  const household = householdOf(profile, 'a key for tests');
  const regulars = chooseRegulars(items, chance);
  const ids = makeIdSource(chance.bytes);
  const quotes = pastQuotes({ household, regulars, seller: demoSeller, ids, now: at, chance });
  return { items, household, regulars, quotes, habits: habitsOf(quotes, household.timeZone) };
}

const seeds = [1, 2, 3, 4_294_967_295];
const households = seeds.flatMap((seed) => profiles.map((profile) => past(seed, profile)));

describe('the past of a demo household', () => {
  it('is the same for the same seed, and another for another', () => {
    for (const profile of profiles) {
      const { quotes } = past(7, profile);
      expect(past(7, profile).quotes).toEqual(quotes);
      expect(past(8, profile).quotes).not.toEqual(quotes);
    }
  });

  it.each(households)('is two years of delivered shopping, in ids that sort by time: %#', (each) => {
    const { quotes, household } = each;
    expect(quotes.length).toBeGreaterThanOrEqual(140);
    expect(quotes.length).toBeLessThanOrEqual(210);
    const times = quotes.map(({ quotedAt }) => quotedAt);
    expect(times).toEqual([...times].sort());
    const ids = quotes.map(({ orderId }) => orderId);
    expect(ids).toEqual([...ids].sort());
    expect(quotes.every((quote) => deliveredAt(quote, household) < now)).toBe(true);
    expect(daysBetween(dayOf(times[0] ?? now, 'UTC'), dayOf(now, 'UTC'))).toBeGreaterThan(700);
  });

  it.each(households)(
    'keeps the pace of each good and is loyal, with exceptions: %#',
    ({ quotes, regulars }) => {
      const lines = quotes.flatMap((quote) => quote.lines);
      expect(lines.every(({ quantity }) => quantity >= 1 && quantity <= 3)).toBe(true);
      const own = lines.filter(({ sku }) => regulars.some(({ item }) => item.sku === sku));
      expect(own.length / lines.length).toBeGreaterThan(0.9);
      expect(own.length).toBeLessThan(lines.length);
      const expected = regulars.reduce((sum, { gapDays }) => sum + 730 / gapDays, 0);
      expect(lines.length / expected).toBeGreaterThan(0.6);
      expect(lines.length / expected).toBeLessThan(1.2);
    },
  );

  it.each(households)('knows coffee, and something is about to run out: %#', ({ habits, items }) => {
    expect(habits.habits.map(({ sku }) => sku)).toContain('COF-GROUND-250');
    expect(dueHabits(habits, new Catalogue(1, items), '2026-06-10').length).toBeGreaterThan(2);
  });

  it('stands at any time of the year', () => {
    const anyHour = fc.integer({ min: 0, max: 365 * 24 });
    fc.assert(
      fc.property(anyHour, fc.constantFrom(...profiles), (hours, profile) => {
        const at = new Date(Date.UTC(2026, 0, 1, hours)).toISOString();
        expect(past(1, profile, at).quotes.length).toBeGreaterThanOrEqual(140);
      }),
      { numRuns: 5 },
    );
  });
});

describe('the deals of a demo household', () => {
  const dealsOf = ({ household, habits, items }: (typeof households)[number]) =>
    householdDeals(household, habits, new Catalogue(1, items), now);

  it.each(households)('are three, open, on what it buys, the first on what it needs now: %#', (each) => {
    const { habits, items, household } = each;
    const deals = dealsOf(each);
    const due = dueHabits(habits, new Catalogue(1, items), dayOf(now, household.timeZone));
    expect(due.map(({ item }) => item.sku)).toContain(deals[0]?.sku);
    expect(deals).toHaveLength(3);
    for (const deal of deals) {
      expect(deal.startsAt <= now && now < deal.endsAt).toBe(true);
      expect(habits.habits.map(({ sku }) => sku)).toContain(deal.sku);
      expect(deal.cents.EUR).toBeLessThan(deal.lowestRecentCents.EUR);
    }
    expect(new Set(deals.map(({ dealId }) => dealId)).size).toBe(3);
  });
});
