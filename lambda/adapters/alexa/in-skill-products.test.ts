import nock from 'nock';
import type { AmazonCaller } from '../../domain/digital/in-skill-products';
import { Fault } from '../../domain/fault';
import { makeInSkillProducts } from './in-skill-products';

const europe = 'https://api.eu.amazonalexa.com';
const current = '/v1/users/~current/skills/~current';
const listPath = `${current}/inSkillProducts`;
const settingPath = `${current}/settings/voicePurchasing.enabled`;
const timeoutMs = 2_000;
const caller: AmazonCaller = {
  apiEndpoint: europe,
  apiAccessToken: 'obviously-fake-token',
  locale: 'fr-FR',
};
const port = makeInSkillProducts({ allowLoopback: false });

/** As Amazon answers: with more fields than anybody here reads. */
const amazonProduct = (changes: object = {}) => ({
  productId: 'amzn1.adg.product.fake-1',
  referenceName: 'stars_100',
  type: 'CONSUMABLE',
  name: 'Cent étoiles',
  summary: 'Cent étoiles.',
  entitled: 'ENTITLED',
  entitlementReason: 'PURCHASED',
  purchasable: 'PURCHASABLE',
  activeEntitlementCount: 2,
  purchaseMode: 'TEST',
  ...changes,
});
const known = {
  productId: 'amzn1.adg.product.fake-1',
  referenceName: 'stars_100',
  isPurchasable: true,
  activeUnits: 2,
};
const amazon = () =>
  nock(europe, {
    reqheaders: {
      authorization: 'Bearer obviously-fake-token',
      accept: 'application/json',
      'accept-language': 'fr-FR',
    },
  });
const answering = (body: nock.Body, status = 200) =>
  amazon().get(listPath).query({ maxResults: 100 }).reply(status, body);

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    (answer) => answer,
    (reason: unknown) => reason,
  );
  return error instanceof Fault ? error.code : `no fault: ${JSON.stringify(error)}`;
};

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

describe('the list of in-skill products', () => {
  it('is asked for with the token and the language of the request', async () => {
    answering({ inSkillProducts: [amazonProduct()], isTruncated: false, nextToken: null });
    expect(await port.list(caller, timeoutMs)).toEqual([known]);
  });

  it('counts nothing for what was never bought, whether Amazon says 0 or nothing', async () => {
    const unowned = amazonProduct({ entitled: 'NOT_ENTITLED', purchasable: 'NOT_PURCHASABLE' });
    const { activeEntitlementCount: _count, ...uncounted } = unowned;
    answering({ inSkillProducts: [{ ...unowned, activeEntitlementCount: 0 }, uncounted] });
    const nothing = { ...known, isPurchasable: false, activeUnits: 0 };
    expect(await port.list(caller, timeoutMs)).toEqual([nothing, nothing]);
  });

  it('is read page after page', async () => {
    answering({ inSkillProducts: [amazonProduct()], isTruncated: true, nextToken: 'a b/c' });
    amazon()
      .get(listPath)
      .query({ maxResults: 100, nextToken: 'a b/c' })
      .reply(200, { inSkillProducts: [amazonProduct({ referenceName: 'stars_300' })], isTruncated: false });
    expect(await port.list(caller, timeoutMs)).toEqual([known, { ...known, referenceName: 'stars_300' }]);
  });

  it('is refused when it does not end', async () => {
    const endless = { inSkillProducts: [], isTruncated: true, nextToken: 'again' };
    amazon().get(listPath).query(true).times(10).reply(200, endless);
    expect(await codeOf(port.list(caller, timeoutMs))).toBe('amazon-refused');
  });

  it('is empty where Amazon sells nothing', async () => {
    answering({ inSkillProducts: [], isTruncated: false });
    expect(await port.list(caller, timeoutMs)).toEqual([]);
  });

  it.each([
    ['no JSON', 'sold out'],
    ['nothing', ''],
    ['no list', { products: [] }],
    ['a product without an id', { inSkillProducts: [amazonProduct({ productId: '' })] }],
    ['a fraction of a unit', { inSkillProducts: [amazonProduct({ activeEntitlementCount: 0.5 })] }],
    ['a negative count', { inSkillProducts: [amazonProduct({ activeEntitlementCount: -1 })] }],
    ['owned, and no count', { inSkillProducts: [amazonProduct({ activeEntitlementCount: null })] }],
    ['a state of its own', { inSkillProducts: [amazonProduct({ purchasable: 'PERHAPS' })] }],
  ])('is not believed when it is %s', async (_what, body) => {
    answering(body);
    expect(await codeOf(port.list(caller, timeoutMs))).toBe('amazon-refused');
  });

  it.each([
    [429, 'amazon-unreachable'],
    [500, 'amazon-unreachable'],
    [503, 'amazon-unreachable'],
    [400, 'amazon-refused'],
    [401, 'amazon-refused'],
    [403, 'amazon-refused'],
    [404, 'amazon-refused'],
    [204, 'amazon-refused'],
  ])('answered with %d is %s', async (status, code) => {
    answering(status === 204 ? '' : { message: 'no' }, status);
    expect(await codeOf(port.list(caller, timeoutMs))).toBe(code);
  });

  it('does not follow a redirect with the token', async () => {
    amazon().get(listPath).query(true).reply(302, '', { location: 'https://elsewhere.example/' });
    expect(await codeOf(port.list(caller, timeoutMs))).toBe('amazon-refused');
  });

  it('is given up after the time it may take', async () => {
    amazon().get(listPath).query(true).delay(1_000).reply(200, { inSkillProducts: [] });
    expect(await codeOf(port.list(caller, 20))).toBe('amazon-unreachable');
    nock.abortPendingRequests();
  });

  it('is out of reach when the connection breaks', async () => {
    amazon().get(listPath).query(true).replyWithError('connection reset');
    expect(await codeOf(port.list(caller, timeoutMs))).toBe('amazon-unreachable');
  });

  it('never tells the token in a fault', async () => {
    answering({ message: 'no' }, 401);
    const fault: Fault = await port.list(caller, timeoutMs).catch((error) => error);
    expect(JSON.stringify([fault.message, fault.evidence])).not.toContain(caller.apiAccessToken);
  });
});

describe('the setting for buying by voice', () => {
  it.each([true, false])('is %s as Amazon says', async (enabled) => {
    amazon().get(settingPath).reply(200, JSON.stringify(enabled));
    expect(await port.isVoicePurchasingEnabled(caller, timeoutMs)).toBe(enabled);
  });

  it('is not believed when it is something else', async () => {
    amazon().get(settingPath).reply(200, '"yes"');
    expect(await codeOf(port.isVoicePurchasingEnabled(caller, timeoutMs))).toBe('amazon-refused');
  });
});

describe('the address in a request', () => {
  it.each(['https://api.amazonalexa.com', europe, 'https://api.fe.amazonalexa.com'])(
    'may be %s',
    async (apiEndpoint) => {
      nock(apiEndpoint).get(listPath).query(true).reply(200, { inSkillProducts: [] });
      expect(await port.list({ ...caller, apiEndpoint }, timeoutMs)).toEqual([]);
    },
  );

  it.each([
    'http://api.amazonalexa.com',
    'https://api.amazonalexa.com.example',
    'https://evil.example/api.amazonalexa.com',
    'https://api.amazonalexa.com:8443',
    'https://api.eu.amazonalexa.com@evil.example',
    'https://apiXamazonalexa.com',
    'http://127.0.0.1:8790',
    'not an address',
    '',
  ])('may not be %p', async (apiEndpoint) => {
    expect(await codeOf(port.list({ ...caller, apiEndpoint }, timeoutMs))).toBe('amazon-refused');
  });

  it('may be this machine in development, and still nobody else', async () => {
    const local = makeInSkillProducts({ allowLoopback: true });
    nock('http://127.0.0.1:8790').get(listPath).query(true).reply(200, { inSkillProducts: [] });
    expect(await local.list({ ...caller, apiEndpoint: 'http://127.0.0.1:8790' }, timeoutMs)).toEqual([]);
    const stranger = { ...caller, apiEndpoint: 'http://192.168.0.1:8790' };
    expect(await codeOf(local.list(stranger, timeoutMs))).toBe('amazon-refused');
  });
});
