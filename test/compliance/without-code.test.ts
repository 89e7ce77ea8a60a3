import type { Household } from '../../lambda/domain/household/household';
import type { Quote } from '../../lambda/domain/orders/order';
import { placeOrder } from '../../lambda/domain/orders/place';
import { beginTopUp, beginVoiceTopUp } from '../../lambda/domain/payments/top-up';
import type { Shop } from '../../lambda/domain/shop';
import { epochMsOf, plusMs } from '../../lambda/domain/time';
import { checkVoiceCode } from '../../lambda/domain/voice-code/check';
import { setVoiceCode } from '../../lambda/domain/voice-code/set';
import { noteProof } from '../../lambda/domain/voice-code/spending';
import { customer, openTill } from '../payments/support';
import { newId, sampleOrder } from '../support/samples';
import { tableSuite } from '../support/table-suite';

/* €100 in all since the voice code was last given, whatever pays them: docs/compliance.md. */

const table = tableSuite();
let shop: Shop;
let household: Household;
const digits = '2849';
const now = () => shop.clock.now();

beforeEach(async () => {
  ({ shop } = openTill(table()));
  household = await customer(shop);
  await setVoiceCode(shop, household.id, digits, now());
});

function cardQuote(totalCents: number): Quote {
  const paid = { totalCents, cardCents: totalCents, coins: 0 };
  const { status: _status, placedAt: _placedAt, ...order } = sampleOrder(household.id, undefined, paid);
  return { ...order, quotedAt: now(), expiresAt: plusMs(now(), 60_000) };
}

const order = async (totalCents: number, isCodeProven = false) =>
  (await placeOrder(shop, cardQuote(totalCents), now(), { isCodeProven })).name;

const pack = () => ({
  householdId: household.id,
  paymentId: newId('pay', epochMsOf(now())),
  coins: 2_500,
  cents: 2_350,
  now: now(),
});
const topUp = async (isCodeProven = false) => (await beginVoiceTopUp(shop, { ...pack(), isCodeProven })).name;

const codeOf = async () => {
  const code = await shop.voiceCodes.read(household.id);
  if (!code) throw new Error('no code');
  return code;
};

it('asks for the code from the order on that goes beyond, though the card pays all of them', async () => {
  const answers = [];
  for (let times = 0; times < 6; times++) answers.push(await order(2_990));
  expect(answers).toEqual(['placed', 'placed', 'placed', 'code-needed', 'code-needed', 'code-needed']);
  expect(await order(1_030)).toBe('placed');
  expect(await order(1)).toBe('code-needed');
});

it('lets no more through when all of them come at once', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => order(2_990)));
  expect(answers.filter((name) => name === 'placed')).toHaveLength(3);
  expect((await codeOf()).unprovenCents).toBe(8_970);
});

it('counts coins bought by voice with what is ordered, and none that are bought on the account page', async () => {
  expect(await order(2_990)).toBe('placed');
  expect((await beginTopUp(shop, pack())).name).toBe('begun');
  for (let times = 0; times < 2; times++) expect(await topUp()).toBe('begun');
  expect((await codeOf()).unprovenCents).toBe(7_690);
  expect(await topUp()).toBe('code-needed');
  const both = await Promise.all([order(2_310), order(2_310)]);
  expect(both.toSorted()).toEqual(['code-needed', 'placed']);
});

it('counts a repeated "yes" once', async () => {
  const quote = cardQuote(2_990);
  const wish = { ...pack(), isCodeProven: false };
  await Promise.all(Array.from({ length: 5 }, () => placeOrder(shop, quote, now())));
  await Promise.all(Array.from({ length: 5 }, () => beginVoiceTopUp(shop, wish)));
  expect((await codeOf()).unprovenCents).toBe(5_340);
});

const tryCode = async (said: string) =>
  checkVoiceCode(shop, await codeOf(), { householdId: household.id, digits: said, now: now() });

it.each([
  ['the code is given', () => tryCode(digits)],
  ['it is set anew', () => setVoiceCode(shop, household.id, '7305', now())],
  ['Alexa has checked the voice', async () => noteProof(shop, household.id, await codeOf(), now())],
])('begins anew once %s', async (_name, prove) => {
  expect(await topUp()).toBe('begun');
  await prove();
  expect((await codeOf()).unprovenCents).toBeUndefined();
});

it('keeps its count over a wrong try, and counts nothing that the code was given for', async () => {
  expect(await topUp()).toBe('begun');
  await tryCode('5061');
  expect([await order(5_000, true), await topUp(true)]).toEqual(['placed', 'begun']);
  expect(await codeOf()).toMatchObject({ misses: 1, unprovenCents: 2_350 });
});
