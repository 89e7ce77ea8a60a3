import * as v from 'valibot';
import type { AmazonCaller, InSkillProduct, InSkillProducts } from '../../domain/digital/in-skill-products';
import { Fault } from '../../domain/fault';

export interface InSkillProductsConfig {
  /** A local Alexa listens on this machine; Amazon never does. */
  allowLoopback: boolean;
  /** Another way to the network, for tests. */
  fetch?: typeof fetch;
}

const current = '/v1/users/~current/skills/~current';
/** Amazon gives at most this many at once; the skill has three. */
const pageSize = 100;
/** A list that never ends is no list. */
const mostPages = 10;
const amazonHosts = /^api(\.(eu|fe))?\.amazonalexa\.com$/;
const loopbackHosts = ['127.0.0.1', '[::1]', 'localhost'];

const productSchema = v.pipe(
  v.object({
    productId: v.pipe(v.string(), v.nonEmpty()),
    referenceName: v.pipe(v.string(), v.nonEmpty()),
    purchasable: v.picklist(['PURCHASABLE', 'NOT_PURCHASABLE']),
    entitled: v.picklist(['ENTITLED', 'NOT_ENTITLED']),
    activeEntitlementCount: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  }),
  v.check(
    ({ entitled, activeEntitlementCount }) =>
      entitled === 'NOT_ENTITLED' || typeof activeEntitlementCount === 'number',
    'is owned, and is not said how often',
  ),
  v.transform(
    ({ productId, referenceName, purchasable, activeEntitlementCount }): InSkillProduct => ({
      productId,
      referenceName,
      isPurchasable: purchasable === 'PURCHASABLE',
      activeUnits: activeEntitlementCount ?? 0,
    }),
  ),
);

const pageSchema = v.object({
  inSkillProducts: v.array(productSchema),
  isTruncated: v.nullish(v.boolean()),
  nextToken: v.nullish(v.string()),
});

/** @throws Fault `amazon-refused` for an address that is not Amazon's: the token would go to a stranger. */
function addressOf({ apiEndpoint }: AmazonCaller, path: string, allowLoopback: boolean): URL {
  const base = URL.canParse(apiEndpoint) ? new URL(apiEndpoint) : undefined;
  const isAmazon = base?.protocol === 'https:' && base.port === '' && amazonHosts.test(base.hostname);
  const isLocal = allowLoopback && base?.protocol === 'http:' && loopbackHosts.includes(base.hostname);
  if (base && (isAmazon || isLocal)) return new URL(path, base.origin);
  throw new Fault('amazon-refused', "the API's address in a request is not Amazon's", {
    host: base?.hostname,
  });
}

/** Amazon may be busy, or the token of another moment: what is worth another try later, and what is not. */
const statusFault = (status: number, path: string): Fault =>
  status === 429 || status >= 500
    ? new Fault('amazon-unreachable', `Amazon answered ${status}`, { status, path })
    : new Fault('amazon-refused', `Amazon answered ${status}`, { status, path });

interface Question {
  caller: AmazonCaller;
  path: string;
  signal: AbortSignal;
}

/** The body of a 200. Redirects are not followed: the token is for Amazon alone. */
async function bodyOf(config: InSkillProductsConfig, { caller, path, signal }: Question): Promise<unknown> {
  const address = addressOf(caller, path, config.allowLoopback);
  const headers = {
    authorization: `Bearer ${caller.apiAccessToken}`,
    accept: 'application/json',
    'accept-language': caller.locale,
  };
  const send = config.fetch ?? fetch;
  let response: Response;
  try {
    response = await send(address, { headers, signal, redirect: 'manual' });
    if (response.status === 200) return parsedJson(await response.text());
  } catch (cause) {
    throw new Fault('amazon-unreachable', 'Amazon did not answer', { path: address.pathname }, { cause });
  }
  throw statusFault(response.status, address.pathname);
}

/** Undefined is no answer of Amazon's: the schemas refuse it. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function believe<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const result = v.safeParse(schema, body, { abortEarly: true });
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]) ?? '';
  throw new Fault('amazon-refused', `Amazon's answer is not what it should be at "${path}"`, { path });
}

async function listAll(
  config: InSkillProductsConfig,
  caller: AmazonCaller,
  signal: AbortSignal,
): Promise<InSkillProduct[]> {
  const products: InSkillProduct[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const token = nextToken === undefined ? '' : `&nextToken=${encodeURIComponent(nextToken)}`;
    const path = `${current}/inSkillProducts?maxResults=${pageSize}${token}`;
    const answer = believe(pageSchema, await bodyOf(config, { caller, path, signal }));
    products.push(...answer.inSkillProducts);
    if (!answer.isTruncated || !answer.nextToken) return products;
    nextToken = answer.nextToken;
  }
  throw new Fault('amazon-refused', "Amazon's list of products does not end", { pages: mostPages });
}

/** Amazon's monetization API, with the token of the request that is being answered. */
export const makeInSkillProducts = (config: InSkillProductsConfig): InSkillProducts => ({
  list: (caller, timeoutMs) => listAll(config, caller, AbortSignal.timeout(timeoutMs)),
  isVoicePurchasingEnabled: async (caller, timeoutMs) => {
    const path = `${current}/settings/voicePurchasing.enabled`;
    const signal = AbortSignal.timeout(timeoutMs);
    return believe(v.boolean(), await bodyOf(config, { caller, path, signal }));
  },
});
