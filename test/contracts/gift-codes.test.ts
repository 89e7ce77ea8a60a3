import type { Stores } from '../../lambda/adapters/dynamodb';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { issueGiftCodes } from '../../lambda/domain/gift-codes/issue';
import { redeemGiftCode } from '../../lambda/domain/gift-codes/redeem';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { noWaiting, scanAll } from '../support/dynamodb';
import { forgetTokens, injectFaults, seeded } from '../support/faulty-client';
import { sellerWithGifts } from '../support/gift-houses';
import { quietPorts } from '../support/ports';
import { grantOf, newId, newWallet, sampleHousehold, testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';

/** Codes worth coins, each to be redeemed once, on a real engine. */

const table = tableSuite();
let stores: Stores;
beforeAll(async () => {
  stores = table().stores();
});

const shopOf = (some: Stores = stores) => ({
  ...some,
  ...quietPorts,
  ids: makeIdSource(),
  seller: sellerWithGifts(),
});

async function householdWith(coins: number): Promise<string> {
  const household = sampleHousehold({ isVerified: true });
  await stores.households.save(household);
  if (coins > 0) await stores.wallets.commit(grantOf(newWallet(household.id), coins));
  return household.id;
}

const request = (overrides: Partial<Parameters<typeof issueGiftCodes>[1]> = {}) => ({
  requestId: newId('req'),
  count: 1,
  coins: 500,
  kind: 'sold' as const,
  expiresAt: plusMs(testNow, 30 * dayMs),
  now: testNow,
  ...overrides,
});

async function newCode(overrides: Parameters<typeof request>[0] = {}): Promise<string> {
  const issued = await issueGiftCodes(shopOf(), request(overrides));
  const [code] = issued.name === 'issued' ? issued.facts.codes : [];
  if (!code) throw new Error(issued.name);
  return code;
}

const redeem = (householdId: string, code: string, shop = shopOf(), now = testNow) =>
  redeemGiftCode(shop, { householdId, code, now });

const coinsOf = async (householdId: string) => (await stores.wallets.read(householdId))?.availableCoins ?? 0;
const namesOf = (outcomes: { name: string }[]) => outcomes.map(({ name }) => name).sort();

it('are issued once per request, and stand in the table as hashes only', async () => {
  const asked = request({ count: 20 });
  const [first, again] = [await issueGiftCodes(shopOf(), asked), await issueGiftCodes(shopOf(), asked)];
  expect(again).toEqual(first);
  const codes = first.name === 'issued' ? first.facts.codes : [];
  expect(new Set(codes).size).toBe(20);
  expect(codes.filter((code) => !/^\d{12}$/.test(code))).toEqual([]);
  const kept = JSON.stringify(await scanAll(table()));
  expect(codes.filter((code) => kept.includes(code))).toEqual([]);
  expect((await issueGiftCodes(shopOf(), { ...asked, coins: 600 })).name).toBe('request-reused');
  expect((await issueGiftCodes(shopOf(), request({ expiresAt: testNow }))).name).toBe('expires-in-the-past');
});

it('are of one request each, though two of them draw the same digits on the same terms', async () => {
  const shop = shopOf();
  const first = newId('first').replace(/\D/g, '').slice(0, 10).padEnd(11, '7');
  const digitsOf = (_purpose: string, text: string) => (/:\d+:1$/.test(text) ? `${first.slice(1)}3` : first);
  const drawing = { ...shop, codes: { ...shop.codes, digitsOf } };
  const [one, two] = [request(), request()];
  const issued = [await issueGiftCodes(drawing, one), await issueGiftCodes(drawing, two)];
  expect(namesOf(issued)).toEqual(['issued', 'issued']);
  expect(issued[1]).not.toEqual(issued[0]);
  expect([await issueGiftCodes(drawing, one), await issueGiftCodes(drawing, two)]).toEqual(issued);
  const late = { ...two, expiresAt: testNow, now: plusMs(testNow, 1) };
  expect((await issueGiftCodes(drawing, late)).name).toBe('request-reused');
});

it.each([0, 100])(
  'are credited once to a wallet of %d coins, however many rooms say it at once',
  async (coins) => {
    const household = await householdWith(coins);
    const code = await newCode();
    // Four at a time: guessing is limited, and what was redeemed is told without end.
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => redeem(household, code)));
    // The very same transaction is told again as done; what comes later hears that it was.
    expect(namesOf(outcomes).filter((name) => name !== 'yours-already')).toContain('redeemed');
    expect(outcomes.filter(({ name }) => name !== 'yours-already' && name !== 'redeemed')).toEqual([]);
    const later = await Promise.all(Array.from({ length: 16 }, () => redeem(household, code)));
    expect(new Set(namesOf(later))).toEqual(new Set(['yours-already']));
    expect(await coinsOf(household)).toBe(coins + 500);
  },
);

it.each([0, 100])('go to one of twenty households with %d coins that say it at once', async (coins) => {
  const households = await Promise.all(Array.from({ length: 20 }, () => householdWith(coins)));
  const code = await newCode();
  const outcomes = await Promise.all(households.map((household) => redeem(household, code)));
  expect(namesOf(outcomes)).toEqual([...Array(19).fill('code-used'), 'redeemed']);
  const balances = await Promise.all(households.map(coinsOf));
  expect(balances.reduce((sum, one) => sum + one, 0)).toBe(20 * coins + 500);
});

it('that were given expire, those that were sold never do', async () => {
  const household = await householdWith(0);
  await redeem(household, await newCode({ kind: 'given', validMonths: 3 }));
  await redeem(household, await newCode());
  const wallet = await stores.wallets.read(household);
  expect(wallet).toMatchObject({ promo: { '2026-06': 500 }, purchasedCreditedCoins: 500 });
});

it('five tries an hour: the right one after them waits for the next', async () => {
  const household = await householdWith(0);
  const used = await newCode();
  await redeem(await householdWith(0), used);
  const outcomes = [];
  for (let tries = 0; tries < 6; tries++) outcomes.push((await redeem(household, used)).name);
  expect(outcomes).toEqual([...Array(5).fill('code-used'), 'too-many-tries']);
  const code = await newCode();
  expect((await redeem(household, code)).name).toBe('too-many-tries');
  expect((await redeem(household, code, shopOf(), plusMs(testNow, 3_600_000))).name).toBe('redeemed');
});

it('twenty guesses at once are five tries', async () => {
  const household = await householdWith(0);
  const used = await newCode();
  await redeem(await householdWith(0), used);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => redeem(household, used)));
  expect(namesOf(outcomes)).toEqual([...Array(5).fill('code-used'), ...Array(15).fill('too-many-tries')]);
});

it.each(['', '1234', '12345678901a', '1234567890123', '000000000001'])(
  '“%s” is no code, and costs no try',
  async (text) => {
    const household = await householdWith(0);
    for (let tries = 0; tries < 6; tries++) expect((await redeem(household, text)).name).toBe('malformed');
    expect((await redeem(household, await newCode())).name).toBe('redeemed');
  },
);

it('reads nothing for what is no code: a read that fails would be nobody’s', async () => {
  const shop = shopOf();
  const read = jest.fn(() => Promise.reject(new Error('must not be read')));
  const blind = { ...shop, households: { ...shop.households, read } };
  expect((await redeem(newId('hh'), '1234', blind)).name).toBe('malformed');
  expect(read).not.toHaveBeenCalled();
});

it('expired ones, and those of closed or unlinked households, bring nothing', async () => {
  const household = await householdWith(0);
  const code = await newCode();
  expect((await redeem(household, code, shopOf(), plusMs(testNow, 30 * dayMs))).name).toBe('code-expired');
  expect((await redeem(newId('guest'), code)).name).toBe('not-linked');
  expect((await redeem(household, code)).name).toBe('redeemed');
});

it('lost answers and forgotten tokens credit nothing twice', async () => {
  for (let seed = 1; seed <= 8; seed++) {
    const client = table().newClient();
    injectFaults(client, seeded(seed, { 'lost-answer': 0.2, conflict: 0.15, throttle: 0.1 }));
    if (seed % 2) forgetTokens(client);
    const shop = shopOf(table().stores({ patience: noWaiting }, client));
    const household = await householdWith(100);
    const code = await newCode();
    let told: string | undefined;
    for (let hours = 0; told === undefined || told === 'too-many-tries'; hours++)
      told = await redeem(household, code, shop, plusMs(testNow, hours * 3_600_000)).then(
        ({ name }) => name,
        () => undefined,
      );
    expect([seed, ['redeemed', 'yours-already'].includes(told), await coinsOf(household)]).toEqual([
      seed,
      true,
      600,
    ]);
  }
});
