import fc from 'fast-check';
import { sampleCatalogue } from '../../../test/support/house';
import type { Habit } from '../purchases/habit';
import { Catalogue } from './catalogue';
import { resolveAmong, resolveProduct } from './resolve';
import { nearestForSale, searchCatalogue } from './search';
import { editDistance, meaningfulWords, wordLikeness } from './words';

const catalogue = new Catalogue(1, sampleCatalogue());
const habit = (sku: string, count = 5): Habit => ({
  sku,
  count,
  firstDay: '2025-01-01',
  lastDay: '2026-02-01',
  lastQuantity: 1,
  usualQuantity: 1,
  sumLogGapDays: 4,
});
const firstEn = (phrase: string) => searchCatalogue(catalogue, phrase, 'en')[0]?.item.sku;
const firstFr = (phrase: string) => searchCatalogue(catalogue, phrase, 'fr')[0]?.item.sku;

describe('words', () => {
  it('are folded: case, accents, articles, plurals', () => {
    expect(meaningfulWords('Some of the Eggs, please', 'en')).toEqual(['egg']);
    expect(meaningfulWords('batteries', 'en')).toEqual(['battery']);
    expect(meaningfulWords("Des Œufs et de l'huile d'olive", 'fr')).toEqual(['oeuf', 'et', 'huile', 'olive']);
    expect(meaningfulWords('my usual', 'en')).toEqual([]);
  });

  it('keep apart what is without a thing and what is with it', () => {
    expect(meaningfulWords("jus d'orange sans pulpe", 'fr')).toEqual(['jus', 'orange', 'sans pulpe']);
    expect(firstFr("jus d'orange sans pulpe")).toBe('DRK-OJ-1');
    expect(firstEn('orange juice without pulp')).toBe('DRK-OJ-1');
    const heard = { text: "jus d'orange sans pulpe", skus: ['DRK-OJ-PULP-1'] };
    const meant = JSON.stringify(resolveProduct(heard, catalogue, [habit('DRK-OJ-PULP-1')], 'fr'));
    expect(meant).toContain('"DRK-OJ-1"');
    expect(meant).not.toContain('DRK-OJ-PULP-1');
    expect(firstFr('lait sans lactose')).toBe('DAI-MILK-LACFREE-1');
  });

  it('read a small number alike in words and in digits', () => {
    expect(meaningfulWords('size four diapers', 'en')).toEqual(meaningfulWords('size 4 diapers', 'en'));
    expect(meaningfulWords('couches taille quatre', 'fr')).toEqual(meaningfulWords('couches taille 4', 'fr'));
  });

  it('are alike when misspelt a little, and only then', () => {
    expect(wordLikeness('cofee', 'coffee')).toBeGreaterThan(0.8);
    expect(wordLikeness('detergant', 'detergent')).toBeGreaterThan(0.8);
    expect(wordLikeness('tea', 'sea')).toBe(0);
    expect(wordLikeness('milk', 'silk')).toBeGreaterThan(0);
    expect(wordLikeness('milk', 'bread')).toBe(0);
  });

  it('have a distance that is symmetric and 0 only for the same', () => {
    const word = fc.stringMatching(/^[a-z]{0,8}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        const far = editDistance(a, b, 20);
        expect(editDistance(b, a, 20)).toBe(far);
        expect(far === 0).toBe(a === b);
        expect(far).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
    expect(editDistance('teh', 'the', 2)).toBe(1);
  });
});

describe('searching the shelf', () => {
  it('finds every good by its own name, in both languages', () => {
    const missed = catalogue.items.flatMap((item) => {
      const found = {
        en: searchCatalogue(catalogue, item.names.en.name, 'en')[0],
        fr: searchCatalogue(catalogue, item.names.fr.name, 'fr')[0],
      };
      const isFound = found.en?.score === 1 && found.fr?.score === 1;
      return isFound ? [] : [item.sku];
    });
    expect(missed).toEqual([]);
  });

  it('forgives', () => {
    expect(firstEn('tolet papper')).toMatch(/^PAP-TOILET/);
    expect(firstEn('a bag of ground coffee')).toBe('COF-GROUND-250');
    expect(firstFr('du liquide vaiselle')).toMatch(/^CLN-/);
    expect(firstFr("de l'huile d'olive")).toMatch(/^OIL-OLIVE/);
  });

  it('finds nothing in nothing, and never throws', () => {
    expect(searchCatalogue(catalogue, '', 'en')).toEqual([]);
    expect(searchCatalogue(catalogue, 'the my some', 'en')).toEqual([]);
    expect(searchCatalogue(catalogue, '250', 'en')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (phrase) => {
        for (const { score } of searchCatalogue(catalogue, phrase, 'fr')) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('offers the successor of what is no longer made, and a neighbour of what is out of stock', () => {
    const discontinued = catalogue.items.filter(({ status }) => status === 'discontinued');
    for (const item of discontinued) {
      expect(nearestForSale(catalogue, item, 'en')?.sku).toBe(item.replacedBy);
    }
    const missing = catalogue.items.filter(({ status, stock }) => status === 'active' && stock === 0);
    expect(missing.length).toBeGreaterThan(0);
    for (const item of missing) {
      const instead = nearestForSale(catalogue, item, 'fr');
      expect(instead).toMatchObject({ category: item.category, status: 'active' });
      expect(instead?.stock).toBeGreaterThan(0);
    }
  });
});

describe('what a customer means', () => {
  const mean = (text: string, habits: Habit[] = [], skus: string[] = []) =>
    resolveProduct({ text, skus }, catalogue, habits, 'en');

  it('is what the household buys, among equals', () => {
    expect(mean('coffee', [habit('COF-CAPS-ESP-20')])).toMatchObject({
      kind: 'one',
      item: { sku: 'COF-CAPS-ESP-20' },
    });
    expect(mean('coffee', [habit('COF-CAPS-ESP-20', 4), habit('COF-GROUND-250', 20)])).toMatchObject({
      kind: 'one',
      item: { sku: 'COF-GROUND-250' },
    });
  });

  it('is asked when two habits are alike, and when there is none', () => {
    const two = mean('coffee', [habit('COF-CAPS-ESP-20', 4), habit('COF-GROUND-250', 5)]);
    expect(two).toMatchObject({
      kind: 'several',
      items: [{ sku: 'COF-GROUND-250' }, { sku: 'COF-CAPS-ESP-20' }],
    });
    const none = mean('coffee');
    expect(none.kind === 'several' && none.items.length).toBe(3);
  });

  it('is what Alexa resolved, when she did', () => {
    expect(mean('mumble', [], ['COF-GROUND-250'])).toMatchObject({
      kind: 'one',
      item: { sku: 'COF-GROUND-250' },
    });
    expect(mean('zzzz', [], ['NOT-THERE'])).toEqual({ kind: 'none' });
  });

  it('is nothing here', () => {
    expect(mean('purple elephants')).toEqual({ kind: 'none' });
    expect(mean('')).toEqual({ kind: 'none' });
  });
});

describe('a word that only tells things apart', () => {
  const said = (text: string) => ({ text, skus: [] });
  const inFrench = (text: string) => resolveProduct(said(text), catalogue, [], 'fr');

  it('is not taken for the thing: crêpes are no syrup, a raclette no chocolate, tofu no kitchen roll', () => {
    expect(inFrench('crêpes').kind).toBe('near');
    expect(inFrench('olives').kind).toBe('near');
    expect(inFrench('raclette').kind).toBe('none');
    expect(inFrench('tofu').kind).toBe('none');
  });

  it('is enough among the few that were just spoken of', () => {
    const oils = catalogue.items.filter(({ sku }) => sku === 'OIL-OLIVE-1' || sku === 'OIL-SUNFLOWER-1');
    expect(resolveAmong(said('olive'), oils, [], 'fr')).toMatchObject({ item: { sku: 'OIL-OLIVE-1' } });
  });
});
