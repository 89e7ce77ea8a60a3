/** In-skill products as the skill sees them: the package's own, with what this customer owns of each. */
import type { Hono } from 'hono';
import type { JsonObject, Locale } from '../types';
import { notFound } from './api-error';
import type { Entitlements } from './entitlements';
import type { FindCaller } from './runtime';
import { objectAt, type ProductDefinition, productIdOf, type SkillPackage } from './skill-package';

const CURRENT = '/v1/users/~current/skills/~current';

export function productRoutes(
  app: Hono,
  callerOf: FindCaller,
  { skillPackage, entitlements }: { skillPackage: SkillPackage; entitlements: Entitlements },
) {
  const productsOf = (userId: string, locale: Locale) =>
    skillPackage.products().map((product) => {
      const owned = entitlements.count(userId, productIdOf(product));
      return toProduct(product, owned, locale);
    });
  app.get(`${CURRENT}/inSkillProducts`, (c) => {
    const { speaker } = callerOf(c);
    const locale = c.req.header('accept-language') ?? speaker.locale;
    const inSkillProducts = productsOf(speaker.userId, locale).filter(matches(c.req.query()));
    return c.json({ inSkillProducts, isTruncated: false, nextToken: null });
  });
  app.get(`${CURRENT}/inSkillProducts/:productId`, (c) => {
    const { speaker } = callerOf(c);
    const asked = c.req.param('productId');
    const locale = c.req.header('accept-language') ?? speaker.locale;
    const product = productsOf(speaker.userId, locale).find(({ productId }) => productId === asked);
    if (!product) throw notFound(`There is no in-skill product "${asked}".`);
    return c.json(product);
  });
  app.get(`${CURRENT}/inSkillProductsTransactions`, (c) => {
    callerOf(c);
    return c.json({ results: [], metadata: { resultSet: {} } });
  });
  app.get(`${CURRENT}/settings/voicePurchasing.enabled`, (c) => {
    callerOf(c);
    return c.json(true);
  });
}

function toProduct(product: ProductDefinition, owned: number, locale: Locale) {
  const texts = objectAt(product, 'publishingInformation', 'locales', locale);
  const consumable = product.type === 'CONSUMABLE';
  const purchasable = product.purchasableState !== 'NOT_PURCHASABLE' && (consumable || owned === 0);
  return {
    productId: productIdOf(product),
    referenceName: product.referenceName,
    type: product.type,
    name: String(texts.name ?? product.referenceName),
    summary: String(texts.summary ?? ''),
    purchasable: purchasable ? 'PURCHASABLE' : 'NOT_PURCHASABLE',
    entitled: owned > 0 ? 'ENTITLED' : 'NOT_ENTITLED',
    entitlementReason: owned > 0 ? 'PURCHASED' : 'NOT_PURCHASED',
    activeEntitlementCount: owned,
    purchaseMode: 'TEST',
  };
}

function matches({ purchasable, entitled, productType }: { [name: string]: string }) {
  const wanted: JsonObject = { purchasable, entitled, type: productType };
  return (product: JsonObject) =>
    Object.entries(wanted).every(([key, value]) => value === undefined || product[key] === value);
}
