import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

type Row = Record<string, string>;
type Language = 'en' | 'fr';

const CATALOGUE_HEADER =
  'sku,category,name_en,number_en,name_fr,gender_fr,number_fr,brand,pack_en,pack_fr,pack_unit_en,pack_unit_fr,' +
  'synonyms_en,synonyms_fr,price_eur,price_usd,stock,status,replaced_by,typical_days';
const DEALS_HEADER = 'deal_id,sku,price_eur,price_usd,starts_on,ends_on,stock,audience';
const CATEGORIES = [
  'coffee-tea',
  'dairy-eggs',
  'pantry',
  'breakfast-snacks',
  'drinks',
  'fresh-frozen',
  'cleaning',
  'laundry',
  'paper',
  'hygiene',
  'baby',
  'pet',
  'health',
  'batteries-bulbs',
  'kitchen',
];
const PRICE = /^\d+\.\d{2}$/;
const COUNT = /^\d+$/;
const RELATIVE_DAY = /^[+-]\d+$/;
const LANGUAGES: Language[] = ['en', 'fr'];

const catalogueText = readFileSync(join(__dirname, 'catalogue.csv'), 'utf8');
const dealsText = readFileSync(join(__dirname, 'deals.csv'), 'utf8');
const items: Row[] = parse(catalogueText, { columns: true });
const deals: Row[] = parse(dealsText, { columns: true });
const itemBySku = new Map(items.map((item) => [cell(item, 'sku'), item]));

function cell(row: Row, column: string): string {
  return row[column] ?? '';
}

function cents(price: string): number {
  return Number(price.replace('.', ''));
}

function heardAs(text: string): string {
  return text.trim().toLowerCase();
}

function synonyms(item: Row, language: Language): string[] {
  return cell(item, `synonyms_${language}`).split('|');
}

function repeated(texts: string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

/** The SKUs (or deal ids) of the rows that break a rule, so that a failure names them. */
function offenders(rows: Row[], keeps: (row: Row) => boolean): string[] {
  return rows.filter((row) => !keeps(row)).map((row) => row.deal_id ?? cell(row, 'sku'));
}

describe('the bundled catalogue', () => {
  it('has the published header and enough goods for a household', () => {
    expect(catalogueText.split('\n')[0]).toBe(CATALOGUE_HEADER);
    expect(items.length).toBeGreaterThanOrEqual(180);
  });

  it('gives every item its own readable sku', () => {
    expect(repeated(items.map((item) => cell(item, 'sku')))).toEqual([]);
    expect(offenders(items, (item) => /^[A-Z]{3}(-[A-Z0-9]+)+$/.test(cell(item, 'sku')))).toEqual([]);
  });

  it('uses every category and no other', () => {
    expect([...new Set(items.map((item) => cell(item, 'category')))].sort()).toEqual([...CATEGORIES].sort());
  });

  it('has no empty cell except replaced_by, and no stray spaces', () => {
    const columns = CATALOGUE_HEADER.split(',').filter((column) => column !== 'replaced_by');
    expect(offenders(items, (item) => columns.every((column) => cell(item, column) !== ''))).toEqual([]);
    expect(offenders(items, (item) => Object.values(item).every((value) => value === value.trim()))).toEqual(
      [],
    );
  });

  it('writes numbers as numbers', () => {
    const isPriced = (item: Row) =>
      PRICE.test(cell(item, 'price_eur')) && PRICE.test(cell(item, 'price_usd'));
    expect(offenders(items, isPriced)).toEqual([]);
    expect(offenders(items, (item) => COUNT.test(cell(item, 'stock')))).toEqual([]);
    expect(offenders(items, (item) => /^[1-9]\d*$/.test(cell(item, 'typical_days')))).toEqual([]);
  });

  it('knows the grammar that speech needs', () => {
    expect(offenders(items, (item) => /^[spu]$/.test(cell(item, 'number_en')))).toEqual([]);
    expect(offenders(items, (item) => /^[mf]$/.test(cell(item, 'gender_fr')))).toEqual([]);
    expect(offenders(items, (item) => /^[sp]$/.test(cell(item, 'number_fr')))).toEqual([]);
    expect(offenders(items, (item) => /^[^|]+\|[^|]+$/.test(cell(item, 'pack_unit_en')))).toEqual([]);
    expect(offenders(items, (item) => /^[^|]+\|[^|]+\|[mf]$/.test(cell(item, 'pack_unit_fr')))).toEqual([]);
  });

  it.each(LANGUAGES)('counts packs by the word that describes them (%s)', (language) => {
    const unitIsInPack = (item: Row) => {
      const unit = cell(item, `pack_unit_${language}`).split('|')[0] ?? '';
      return cell(item, `pack_${language}`).split(' ').includes(unit);
    };
    expect(offenders(items, unitIsInPack)).toEqual([]);
  });

  it('elides French as it is spoken', () => {
    const missedElision = /(^|[ |])(de|le|la|que) [aeiouàâéèêëîïôœùû]/i;
    const french = (item: Row) =>
      ['name_fr', 'pack_fr', 'synonyms_fr'].map((column) => cell(item, column)).join('|');
    expect(offenders(items, (item) => !missedElision.test(french(item)))).toEqual([]);
  });

  it('sends every discontinued item to an active successor in the same category', () => {
    const discontinued = items.filter((item) => item.status === 'discontinued');
    expect(discontinued).toHaveLength(4);
    const hasSuccessor = (item: Row) => {
      const successor = itemBySku.get(cell(item, 'replaced_by'));
      return successor?.status === 'active' && successor.category === item.category;
    };
    expect(offenders(discontinued, hasSuccessor)).toEqual([]);
    const rest = items.filter((item) => item.status !== 'discontinued');
    expect(offenders(rest, (item) => item.status === 'active' && item.replaced_by === '')).toEqual([]);
  });

  it('has active goods out of stock whose neighbour can be offered', () => {
    const missing = items.filter((item) => item.status === 'active' && item.stock === '0');
    expect(missing.length).toBeGreaterThanOrEqual(3);
    const sharesWord = (one: Row, other: Row) =>
      synonyms(one, 'en').some((word) => synonyms(other, 'en').includes(word) || other.name_en === word);
    const hasNeighbour = (item: Row) =>
      items.some(
        (other) => other.sku !== item.sku && Number(cell(other, 'stock')) > 0 && sharesWord(item, other),
      );
    expect(offenders(missing, hasNeighbour)).toEqual([]);
  });
});

describe.each(LANGUAGES)('the words of the catalogue (%s)', (language) => {
  it('names no two items alike', () => {
    expect(repeated(items.map((item) => heardAs(cell(item, `name_${language}`))))).toEqual([]);
  });

  it('gives each item three to eight synonyms, none repeated and none its name', () => {
    const areSound = (item: Row) => {
      const words = synonyms(item, language).map(heardAs);
      const said = [...words, heardAs(cell(item, `name_${language}`))];
      return words.length >= 3 && words.length <= 8 && !words.includes('') && repeated(said).length === 0;
    };
    expect(offenders(items, areSound)).toEqual([]);
  });

  it('uses only characters that a slot value may hold, within its 140', () => {
    const isSpeakable = (text: string) => /^[\p{L}\d' -]{1,140}$/u.test(text);
    const areSpeakable = (item: Row) =>
      [cell(item, `name_${language}`), ...synonyms(item, language)].every(isSpeakable);
    expect(offenders(items, areSpeakable)).toEqual([]);
  });

  it('leaves real questions to ask: generic words belong to several items', () => {
    const generic = repeated(items.flatMap((item) => synonyms(item, language)));
    expect(new Set(generic).size).toBeGreaterThanOrEqual(50);
  });
});

describe('the bundled deals', () => {
  const audienceExists = (audience: string) => {
    const [kind, value = ''] = audience.split(':');
    if (kind === 'buyers') return itemBySku.has(value);
    return kind === 'category' ? CATEGORIES.includes(value) : audience === 'everyone';
  };

  it('has the published header and twelve deals, each with its own id', () => {
    expect(dealsText.split('\n')[0]).toBe(DEALS_HEADER);
    expect(deals).toHaveLength(12);
    expect(repeated(deals.map((deal) => cell(deal, 'deal_id')))).toEqual([]);
  });

  it('cuts the price of an active item by 10 to 35 percent in both currencies', () => {
    const isFairCut = (deal: Row) => {
      const item = itemBySku.get(cell(deal, 'sku'));
      if (item?.status !== 'active') return false;
      return ['price_eur', 'price_usd'].every((column) => {
        const ratio = cents(cell(deal, column)) / cents(cell(item, column));
        return PRICE.test(cell(deal, column)) && ratio <= 0.9 && ratio >= 0.65;
      });
    };
    expect(offenders(deals, isFairCut)).toEqual([]);
  });

  it('ends after it starts, with units to sell and somebody to hear it', () => {
    const days = (deal: Row) => [cell(deal, 'starts_on'), cell(deal, 'ends_on')];
    expect(offenders(deals, (deal) => days(deal).every((day) => RELATIVE_DAY.test(day)))).toEqual([]);
    expect(offenders(deals, (deal) => Number(deal.starts_on) < Number(deal.ends_on))).toEqual([]);
    expect(offenders(deals, (deal) => /^[1-9]\d*$/.test(cell(deal, 'stock')))).toEqual([]);
    expect(offenders(deals, (deal) => audienceExists(cell(deal, 'audience')))).toEqual([]);
  });

  it('never promises more units than the item has', () => {
    const isCovered = (deal: Row) =>
      Number(deal.stock) <= Number(itemBySku.get(cell(deal, 'sku'))?.stock ?? 0);
    expect(offenders(deals, isCovered)).toEqual([]);
  });
});
