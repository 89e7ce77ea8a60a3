import fc from 'fast-check';
import type { Row } from '../rows';
import { importCatalogue } from './import';
import type { CatalogueItem } from './item';

const now = '2026-06-10T10:00:00.000Z';
const good = {
  sku: 'COF-1',
  category: 'coffee',
  name_en: 'ground coffee',
  number_en: 'u',
  name_fr: 'café moulu',
  gender_fr: 'm',
  number_fr: 's',
  brand: 'Petit Matin',
  pack_en: '250 gram bag',
  pack_fr: 'paquet de 250 grammes',
  pack_unit_en: 'bag|bags',
  pack_unit_fr: 'paquet|paquets|m',
  synonyms_en: 'coffee|filter coffee',
  synonyms_fr: 'café',
  price_eur: '3.95',
  price_usd: '4.79',
  stock: '140',
  status: 'active',
  replaced_by: '',
  typical_days: '14',
};
type Cells = Partial<typeof good>;

const rowsOf = (...changes: Cells[]): Row[] =>
  changes.map((cells, index) => ({ line: index + 2, cells: { ...good, sku: `SKU-${index}`, ...cells } }));

function items(rows: Row[], current: CatalogueItem[] = [], at = now): CatalogueItem[] {
  const imported = importCatalogue(rows, current, at);
  if (imported.kind === 'bad') throw new Error(JSON.stringify(imported.problems));
  return imported.values;
}

function problems(...changes: Cells[]): string[] {
  const imported = importCatalogue(rowsOf(...changes), [], now);
  return imported.kind === 'good'
    ? []
    : imported.problems.map(({ line, column, detail }) => `${line} ${column} ${detail}`);
}

it('reads a row as an item', () => {
  expect(items(rowsOf({ sku: 'COF-1' }))).toEqual([
    {
      sku: 'COF-1',
      category: 'coffee',
      brand: 'Petit Matin',
      names: {
        en: {
          name: 'ground coffee',
          number: 'u',
          pack: '250 gram bag',
          unit: { one: 'bag', many: 'bags' },
          synonyms: ['coffee', 'filter coffee'],
        },
        fr: {
          name: 'café moulu',
          number: 's',
          gender: 'm',
          pack: 'paquet de 250 grammes',
          unit: { one: 'paquet', many: 'paquets', gender: 'm' },
          synonyms: ['café'],
        },
      },
      cents: { EUR: 395, USD: 479 },
      stock: 140,
      status: 'active',
      typicalDays: 14,
      priceHistory: [{ from: now, cents: { EUR: 395, USD: 479 } }],
    },
  ]);
});

describe('price history over imports', () => {
  const first = items(rowsOf({}));
  const later = '2026-06-20T10:00:00.000Z';

  it('keeps the previous price when it differs', () => {
    const [item] = items(rowsOf({ price_eur: '3.50' }), first, later);
    expect(item?.priceHistory).toEqual([
      { from: now, cents: { EUR: 395, USD: 479 } },
      { from: later, cents: { EUR: 350, USD: 479 } },
    ]);
  });

  it('stays as it is when the price stays', () => {
    expect(items(rowsOf({ stock: '1' }), first, later)[0]?.priceHistory).toEqual(first[0]?.priceHistory);
  });
});

describe('a bad row', () => {
  it.each<[Cells, string]>([
    [{ sku: '' }, '2 sku is empty'],
    [{ sku: 'a b' }, '2 sku "a b" is no id'],
    [{ name_fr: ' ' }, '2 name_fr is empty'],
    [{ number_en: 'x' }, '2 number_en "x"; expected one of s, p, u'],
    [{ gender_fr: '' }, '2 gender_fr ""; expected one of m, f'],
    [{ pack_unit_en: 'bag' }, '2 pack_unit_en has 1 of 2 parts'],
    [{ pack_unit_fr: 'paquet|paquets|x' }, '2 pack_unit_fr ends in "x"'],
    [{ price_eur: '3,95' }, '2 price_eur "3,95" has a comma'],
    [{ price_usd: '-1' }, '2 price_usd "-1" is negative'],
    [{ stock: '1.5' }, '2 stock "1.5"; expected a whole number'],
    [{ status: 'Active' }, '2 status "Active"; expected one of active, discontinued'],
    [{ typical_days: '0' }, '2 typical_days "0"; expected a whole number from 1 to 730'],
    [{ replaced_by: 'SKU-0' }, '2 replaced_by names a successor of an active item'],
    [{ status: 'discontinued', replaced_by: 'NONE' }, '2 replaced_by names "NONE"'],
    [{ status: 'discontinued', replaced_by: 'SKU-0' }, 'circle: SKU-0 → SKU-0'],
  ])('%j is named by line and column', (cells, expected) => {
    const found = problems(cells);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('names every problem of every row', () => {
    expect(problems({ name_en: '', price_eur: '' }, {}, { stock: 'many' })).toHaveLength(3);
  });

  it('names duplicates and circles of any length', () => {
    expect(problems({}, { sku: 'SKU-0' })).toEqual(['3 sku "SKU-0" stands already in line 2']);
    const gone = { status: 'discontinued' };
    const circle = problems({ ...gone, replaced_by: 'SKU-1' }, { ...gone, replaced_by: 'SKU-0' });
    expect(circle).toEqual([
      '2 replaced_by goes in a circle: SKU-0 → SKU-1 → SKU-0',
      '3 replaced_by goes in a circle: SKU-1 → SKU-0 → SKU-1',
    ]);
  });

  it('may lead into a circle without being in it', () => {
    const gone = { status: 'discontinued' };
    const found = problems(
      { ...gone, replaced_by: 'SKU-1' },
      { ...gone, replaced_by: 'SKU-2' },
      { ...gone, replaced_by: 'SKU-1' },
    );
    expect(found.map((problem) => problem.slice(0, 1))).toEqual(['3', '4']);
  });
});

it('is all or nothing whatever the cells hold, and never throws', () => {
  const columns = Object.keys(good) as (keyof typeof good)[];
  const change = fc.record({ column: fc.constantFrom(...columns), cell: fc.string({ unit: 'binary' }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
      const rows = rowsOf(...changes.map(({ column, cell }) => ({ [column]: cell })), {});
      const imported = importCatalogue(rows, [], now);
      if (imported.kind === 'good') expect(imported.values).toHaveLength(rows.length);
      else expect(imported.problems.every(({ line, column }) => line >= 2 && column in good)).toBe(true);
    }),
  );
});
