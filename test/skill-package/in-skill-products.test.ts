import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { digitalGoods } from '../../lambda/domain/digital/goods';
import { starPacks } from '../../lambda/domain/digital/packs';
import { type Locale, languageOf, locales } from '../../lambda/voice/locale';
import { validatorOf } from '../support/amazon-schema';

const root = path.join(__dirname, '../..');
const folder = path.join(root, 'skill-package/isps/consumable');
const json = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const { manifest } = json('skill-package/skill.json');
const products = starPacks.map(({ referenceName, stars }) => ({
  referenceName,
  stars,
  product: json(`skill-package/isps/consumable/${referenceName}.json`),
}));

/** Prices are Amazon's to tell. */
const price = /[$€£]|\b(?:dollars?|euros?|cents?|centimes?|free|gratuit\w*)\b(?! étoiles)/i;

test('the folder holds a product for each pack of stars, and no other', () => {
  const files = starPacks.map(({ referenceName }) => `${referenceName}.json`);
  expect(readdirSync(folder).sort()).toEqual(files.sort());
});

describe.each(products)('$referenceName', ({ referenceName, stars, product }) => {
  const textsOf = (locale: Locale) => product.publishingInformation.locales[locale];

  test('is as Amazon’s schema wants it', () => {
    const valid = validatorOf('v1.isp.InSkillProductDefinition');
    valid(product);
    expect(valid.errors ?? []).toEqual([]);
    expect(product).toMatchObject({ version: '1.0', type: 'CONSUMABLE', purchasableState: 'PURCHASABLE' });
    expect(product.referenceName).toBe(referenceName);
    expect(referenceName).toMatch(/^\w{3,50}$/);
  });

  test('is sold in the countries of the skill, at a price for each of their marketplaces', () => {
    const { distributionCountries, pricing } = product.publishingInformation;
    expect(distributionCountries).toEqual(manifest.publishingInformation.distributionCountries);
    expect(pricing).toMatchObject({
      'amazon.com': { defaultPriceListing: { currency: 'USD' } },
      'amazon.fr': { defaultPriceListing: { currency: 'EUR' } },
    });
    for (const { defaultPriceListing } of Object.values<{ defaultPriceListing: { price: number } }>(
      pricing,
    )) {
      expect(defaultPriceListing.price).toBeGreaterThanOrEqual(0.99);
      expect(defaultPriceListing.price).toBeLessThanOrEqual(99.99);
    }
  });

  test.each(locales)('says what it is in %s, with its size and without its price', (locale) => {
    const texts = textsOf(locale);
    const { name, summary, description, customProductPrompts, examplePhrases } = texts;
    const all = JSON.stringify([name, summary, description, customProductPrompts, examplePhrases]);
    expect(all).not.toMatch(price);
    expect(summary.replace(/[\u00a0,]/g, '')).toContain(String(stars));
    for (const good of digitalGoods)
      expect(description.replaceAll('’', "'")).toContain(good.texts[languageOf[locale]].name);
    for (const prompt of Object.values(customProductPrompts))
      expect(prompt).toContain('{PREMIUM_CONTENT_TITLE}');
  });

  test.each(locales)('has its icons and its privacy policy in %s', (locale) => {
    for (const uri of [textsOf(locale).smallIconUri, textsOf(locale).largeIconUri])
      expect(existsSync(path.join(root, 'skill-package', uri.replace('file://', '')))).toBe(true);
    expect(product.privacyAndCompliance.locales[locale]).toEqual({
      privacyPolicyUrl: manifest.privacyAndCompliance.locales[locale].privacyPolicyUrl,
    });
  });
});

const grammars: Record<Locale, string> = { 'en-US': 'Alexa, ask ', 'fr-FR': 'Alexa, demande à ' };

describe.each(locales)('the example phrases in %s', (locale) => {
  const model = json(`skill-package/interactionModels/custom/${locale}.json`).interactionModel.languageModel;
  const phrases = new Set<string>(
    products.flatMap(({ product }) => product.publishingInformation.locales[locale].examplePhrases),
  );
  const samples = new Set<string>(model.intents.flatMap(({ samples }: { samples: string[] }) => samples));

  test.each([...phrases])('“%s” is a sample said in one go', (phrase) => {
    const start = `${grammars[locale]}${model.invocationName} `;
    expect(phrase.startsWith(start)).toBe(true);
    const rest = phrase.slice(start.length).toLowerCase();
    const wordings = [rest, rest.replace(/^(?:to|de) /, ''), rest.replace(/^d'/, '')];
    expect(wordings.some((wording) => samples.has(wording))).toBe(true);
  });
});

test('every notebook is a value of the slot that names it, in both languages', () => {
  for (const locale of locales) {
    const { types } = json(`lambda/voice/locale.${locale}.json`);
    const values = types.Notebook.map(({ id, name }: { id: string; name: string }) => [id, name]);
    expect(values).toEqual(digitalGoods.map(({ id, texts }) => [id, texts[languageOf[locale]].name]));
  }
});

test('every notebook has seven pages in both languages', () => {
  for (const { texts } of digitalGoods)
    for (const { pages } of Object.values(texts)) {
      expect(pages).toHaveLength(7);
      expect(new Set(pages).size).toBe(7);
    }
});
