/** In-skill products as the skill sees them: the package's own, with what this customer owns of each. */
import type { Hono } from 'hono';
import type { JsonObject, Locale } from '../types';
import { badRequest, notFound } from './api-error';
import type { ConnectionChoices } from './connections';
import type { Entitlements } from './entitlements';
import type { FindCaller } from './runtime';
import { objectAt, type ProductDefinition, productIdOf, type SkillPackage } from './skill-package';

const CURRENT = '/v1/users/~current/skills/~current';

export interface ProductParts {
  skillPackage: SkillPackage;
  entitlements: Entitlements;
  connectionChoices: ConnectionChoices;
}

export function productRoutes(
  app: Hono,
  callerOf: FindCaller,
  { skillPackage, entitlements, connectionChoices }: ProductParts,
) {
  const productsOf = (userId: string, locale: Locale) =>
    skillPackage
      .products()
      .filter((product) => isSoldIn(product, locale))
      .map((product) => toProduct(product, entitlements.count(userId, productIdOf(product)), locale));
  app.get(`${CURRENT}/inSkillProducts`, (c) => {
    const { speaker } = callerOf(c);
    const locale = c.req.header('accept-language') ?? speaker.locale;
    const products = productsOf(speaker.userId, locale).filter(matches(c.req.query()));
    return c.json(pageOf(products, c.req.query()));
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
    return c.json(connectionChoices.voicePurchasing === 'ENABLED');
  });
}

/** Amazon sells a product where it has texts for it. */
const isSoldIn = (product: ProductDefinition, locale: Locale) =>
  locale in objectAt(product, 'publishingInformation', 'locales');

const MOST_PRODUCTS = 100;

/** A page of the list; `nextToken` is where the next one starts. */
function pageOf(products: JsonObject[], { maxResults = String(MOST_PRODUCTS), nextToken = '0' }: JsonObject) {
  const [size, start] = [Number(maxResults), Number(nextToken)];
  if (!Number.isInteger(size) || size < 1 || size > MOST_PRODUCTS || !Number.isInteger(start) || start < 0)
    throw badRequest(`"maxResults" is 1 to ${MOST_PRODUCTS}; "nextToken" is what the page before gave.`);
  const isTruncated = start + size < products.length;
  return {
    inSkillProducts: products.slice(start, start + size),
    isTruncated,
    nextToken: isTruncated ? String(start + size) : null,
  };
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
