import fc from 'fast-check';
import type { CatalogueItem } from '../catalogue/item';
import { importDeals } from './import';

const now = '2026-06-10T22:30:00.000Z';
const zone = 'Europe/Paris';
const speech = { name: 'coffee', number: 'u' as const, pack: 'bag', unit: { one: 'bag', many: 'bags' } };
const item: CatalogueItem = {
  sku: 'COF-1',
  category: 'coffee',
  brand: 'Petit Matin',
  names: { en: { ...speech, synonyms: [] }, fr: { ...speech, synonyms: [] } },
  cents: { EUR: 395, USD: 479 },
  stock: 100,
  status: 'active',
  typicalDays: 14,
  priceHistory: [
    { from: '2026-01-01T00:00:00.000Z', cents: { EUR: 350, USD: 479 } },
    { from: '2026-06-01T00:00:00.000Z', cents: { EUR: 395, USD: 479 } },
  ],
};
const good = {
  deal_id: 'COFFEE-WEEK',
  sku: 'COF-1',
  price_eur: '2.95',
  price_usd: '3.79',
  starts_on: '+3',
  ends_on: '2026-06-20',
  stock: '60',
  audience: 'everyone',
};
type Cells = Partial<typeof good>;

const importing = (...changes: Cells[]) =>
  importDeals(
    changes.map((cells, index) => ({ line: index + 2, cells: { ...good, ...cells } })),
    { items: [item], now, zone },
  );

function deal(cells: Cells = {}) {
  const imported = importing(cells);
  if (imported.kind === 'bad') throw new Error(JSON.stringify(imported.problems));
  return imported.values[0];
}

function problems(...changes: Cells[]): string[] {
  const imported = importing(...changes);
  return imported.kind === 'good'
    ? []
    : imported.problems.map(({ line, column, detail }) => `${line} ${column} ${detail}`);
}

it('reads a row as a deal, in the days of the seller', () => {
  expect(deal()).toEqual({
    dealId: 'COFFEE-WEEK',
    sku: 'COF-1',
    cents: { EUR: 295, USD: 379 },
    startsAt: '2026-06-13T22:00:00.000Z',
    endsAt: '2026-06-20T22:00:00.000Z',
    stock: 60,
    shardCount: 3,
    soldOut: false,
    audience: { kind: 'everyone' },
    lowestRecentCents: { EUR: 350, USD: 479 },
  });
});

it('counts relative days from the seller’s today', () => {
  expect(deal({ starts_on: '-1', ends_on: '0' })).toMatchObject({
    startsAt: '2026-06-09T22:00:00.000Z',
    endsAt: '2026-06-11T22:00:00.000Z',
  });
});

it.each([
  ['everyone', { kind: 'everyone' }],
  ['buyers:COF-1', { kind: 'buyers', sku: 'COF-1' }],
  ['category:coffee', { kind: 'category', category: 'coffee' }],
  ['household:abc', { kind: 'household', householdId: 'abc' }],
  ['tier:holder', { kind: 'tier', tierId: 'holder' }],
])('knows the audience %s', (audience, expected) => {
  expect(deal({ audience })?.audience).toEqual(expected);
});

it.each<[Cells, string]>([
  [{ sku: 'NONE' }, '2 sku "NONE" is not in the catalogue'],
  [{ price_eur: '3.95' }, '2 price_eur is no cut: the current price is 3.95 EUR'],
  [{ price_usd: '5.00' }, '2 price_usd is no cut: the current price is 4.79 USD'],
  [{ starts_on: '2026-02-30' }, '2 starts_on "2026-02-30"; expected a day'],
  [{ starts_on: '+400' }, '2 starts_on "+400"; expected a day'],
  [{ ends_on: '2026-06-12' }, '2 ends_on 2026-06-12 is before starts_on, 2026-06-14'],
  [{ stock: '0' }, '2 stock "0"; expected a whole number from 1'],
  [{ audience: 'category:tea' }, '2 audience "category:tea"; expected everyone'],
  [{ audience: '' }, '2 audience ""; expected everyone'],
])('%j is named by line and column', (cells, expected) => {
  const found = problems(cells);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(expected);
});

it('names a deal id that two rows claim', () => {
  expect(problems({}, {})).toEqual(['3 deal_id "COFFEE-WEEK" stands already in line 2']);
});

it('never lets a deal through that is no cut or does not last', () => {
  const days = fc.integer({ min: -400, max: 400 });
  const cents = fc.integer({ min: 0, max: 600 });
  fc.assert(
    fc.property(days, days, cents, cents, (starts, ends, eur, usd) => {
      const imported = importing({
        starts_on: String(starts),
        ends_on: String(ends),
        price_eur: (eur / 100).toFixed(2),
        price_usd: (usd / 100).toFixed(2),
      });
      const isSound =
        Math.max(Math.abs(starts), Math.abs(ends)) <= 366 &&
        starts <= ends &&
        Math.min(eur, usd) > 0 &&
        eur < 395 &&
        usd < 479;
      expect(imported.kind).toBe(isSound ? 'good' : 'bad');
      if (imported.kind === 'good') {
        for (const each of imported.values) expect(each.startsAt < each.endsAt).toBe(true);
      }
    }),
  );
});
