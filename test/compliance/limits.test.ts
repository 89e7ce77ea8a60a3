import { issueGiftCodes } from '../../lambda/domain/gift-codes/issue';
import { redeemGiftCode } from '../../lambda/domain/gift-codes/redeem';
import { acceptGift } from '../../lambda/domain/gifts/accept';
import { sendCoins } from '../../lambda/domain/gifts/send';
import type { Household } from '../../lambda/domain/household/household';
import { followPayment } from '../../lambda/domain/payments/follow';
import { beginTopUp } from '../../lambda/domain/payments/top-up';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, epochMsOf, plusMs } from '../../lambda/domain/time';
import { adjustWallet } from '../../lambda/domain/wallet/adjust';
import { standardWalletTerms, type WalletTerms } from '../../lambda/domain/wallet/terms';
import { openTill, type Till } from '../payments/support';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { spend } from '../support/wallets';
import { giveCoins, personOf, shopWith } from './support';

/** The limits of docs/compliance.md hold, to the coin, whichever way coins come or go. */

const table = tableSuite();
let till: Till;
let shop: Shop;

beforeEach(() => {
  till = openTill(table());
  shop = withTerms({ packs: [], gifts: { ...standardWalletTerms.gifts, toOtherHouseholds: true } });
});

const withTerms = (terms: Partial<WalletTerms>): Shop => shopWith(till, terms);

const hourMs = 3_600_000;
const now = () => shop.clock.now();
const person = (isVerified: boolean) => personOf(shop, isVerified);
const give = (household: Household, coins: number) => giveCoins(shop, household, coins);

/** Buys at face value; the name of what came of it, or the nearest limit with what it leaves. */
async function buy(household: Household, coins: number): Promise<string> {
  const paymentId = newId('pay', epochMsOf(now()));
  const asked = { householdId: household.id, paymentId, coins, cents: coins, now: now() };
  const result = await beginTopUp(shop, asked);
  if (result.name === 'over-limit') return `${result.facts.limit} ${result.facts.atMostCoins}`;
  await followPayment(shop, { householdId: household.id, paymentId }, () => undefined);
  const payment = await shop.payments.read(household.id, paymentId);
  return payment?.credited ? 'credited' : (payment?.refunds[0]?.reason ?? result.name);
}

describe.each(['unverified', 'verified'] as const)('a household that is %s buys', (state) => {
  const { dayCoins, monthCoins, storedCoins } = standardWalletTerms.limits[state];
  const isVerified = state === 'verified';

  it('what its day allows, and not a coin more', async () => {
    const household = await person(isVerified);
    expect(await buy(household, dayCoins + 1)).toBe(`day ${dayCoins}`);
    expect(await buy(household, dayCoins - 100)).toBe('credited');
    expect(await buy(household, 101)).toBe('day 100');
    expect(await buy(household, 100)).toBe('credited');
    await spend(shop, household.id, dayCoins);
    expect(await buy(household, 50)).toBe('day 0');
    till.clock.move(dayMs);
    expect(await buy(household, dayCoins)).toBe('credited');
  });

  it('what its month allows, over its days', async () => {
    const household = await person(isVerified);
    for (let bought = 0; bought < monthCoins; bought += dayCoins) {
      expect(await buy(household, dayCoins)).toBe('credited');
      await spend(shop, household.id, dayCoins);
      till.clock.move(dayMs);
    }
    expect(await buy(household, 50)).toBe('month 0');
    till.clock.move(31 * dayMs);
    expect(await buy(household, 50)).toBe('credited');
  });

  it('what its wallet may hold', async () => {
    const household = await person(isVerified);
    await give(household, storedCoins - 1_000);
    expect(await buy(household, 1_001)).toBe('stored 1000');
    expect(await buy(household, 1_000)).toBe('credited');
    expect(await buy(household, 50)).toBe('stored 0');
    await spend(shop, household.id, 60);
    expect(await buy(household, 60)).toBe('credited');
  });
});

it('money that comes when the wallet is full by then goes back', async () => {
  const household = await person(false);
  const paymentId = newId('pay');
  const asked = { householdId: household.id, paymentId, coins: 5_000, cents: 5_000, now: now() };
  expect((await beginTopUp(shop, asked)).name).toBe('begun');
  await give(household, 10_001);
  await followPayment(shop, { householdId: household.id, paymentId }, () => undefined);
  const payment = await shop.payments.read(household.id, paymentId);
  expect(payment).toMatchObject({ status: 'succeeded', refunds: [{ reason: 'over-limit', cents: 5_000 }] });
  expect((await shop.wallets.read(household.id))?.availableCoins).toBe(10_001);
});

it('purchases that are under way count as bought', async () => {
  const household = await person(false);
  const begin = (coins: number) =>
    beginTopUp(shop, {
      householdId: household.id,
      paymentId: newId('pay'),
      coins,
      cents: coins,
      now: now(),
    });
  expect((await begin(3_000)).name).toBe('begun');
  expect(await begin(2_001)).toMatchObject({ name: 'over-limit', facts: { atMostCoins: 2_000 } });
  expect((await begin(2_000)).name).toBe('begun');
});

describe('what a wallet may hold counts', () => {
  const { storedCoins } = standardWalletTerms.limits.unverified;

  async function redeem(household: Household, kind: 'sold' | 'given', coins: number) {
    const expiresAt = plusMs(now(), dayMs);
    const request = { requestId: newId('req'), count: 1, coins, kind, expiresAt, now: now() };
    const issued = await issueGiftCodes(shop, request);
    const [code = ''] = issued.name === 'issued' ? issued.facts.codes : [];
    return redeemGiftCode(shop, { householdId: household.id, code, now: now() });
  }

  it('for a gift code that was sold, and leaves it good', async () => {
    const household = await person(false);
    await give(household, storedCoins - 499);
    expect(await redeem(household, 'sold', 500)).toMatchObject({
      name: 'wallet-full',
      facts: { storedCoins },
    });
    expect((await redeem(household, 'sold', 499)).name).toBe('redeemed');
  });

  it('not for promo coins', async () => {
    const household = await person(false);
    await give(household, storedCoins);
    expect((await redeem(household, 'given', 500)).name).toBe('redeemed');
  });

  it('by whether the household is verified', async () => {
    const household = await person(true);
    await give(household, storedCoins);
    expect((await redeem(household, 'sold', 500)).name).toBe('redeemed');
  });

  it('for an adjustment that never expires', async () => {
    const household = await person(false);
    await give(household, storedCoins);
    const ask = { householdId: household.id, coins: 1, reason: 'goodwill' as const, now: now() };
    const adjust = (more: object) => adjustWallet(shop, { adjustmentId: newId('adj'), ...ask, ...more });
    expect((await adjust({})).name).toBe('wallet-full');
    expect((await adjust({ validMonths: 1 })).name).toBe('adjusted');
    expect((await adjust({ coins: -1, reason: 'fraud' })).name).toBe('adjusted');
  });
});

describe('coins that are sent', () => {
  /** Two households that have agreed on each other, a month ago or so many days; the first with so many coins. */
  async function pair(kind: 'home' | 'other', coins: number, isVerified = true, days = 30) {
    const [from, to] = [await person(isVerified), await person(false)];
    await give(from, coins);
    const agreedAt = plusMs(now(), -days * dayMs);
    const side = (householdId: string, otherId: string) => ({
      contactId: newId('ct'),
      householdId,
      otherId,
      name: 'Marie',
      knownAs: 'Paul',
      kind,
      agreedAt,
    });
    const contacts: [ReturnType<typeof side>, ReturnType<typeof side>] = [
      side(from.id, to.id),
      side(to.id, from.id),
    ];
    const invitation = {
      codeHash: newId('hash'),
      householdId: from.id,
      kind,
      otherName: 'Marie',
      ownName: 'Paul',
      expiresAt: plusMs(now(), dayMs),
    };
    await shop.contacts.invite(invitation);
    expect(await shop.contacts.agree(invitation, contacts)).toBe('agreed');
    const { contactId } = contacts[0];
    const send = async (some: number) => {
      const request = { householdId: from.id, contactId, otherId: to.id, giftId: newId('gift') };
      return sendCoins(shop, { ...request, coins: some, now: now() });
    };
    return { from, to, send };
  }

  const { gifts, limits } = standardWalletTerms;

  it('to another household are no more than one gift, a day and a month allow', async () => {
    const { send } = await pair('other', 100_000);
    expect(await send(gifts.mostCoins + 1)).toMatchObject({ name: 'too-much' });
    expect((await send(2_000)).name).toBe('offered');
    expect((await send(2_000)).name).toBe('offered');
    expect(await send(1_001)).toMatchObject({
      name: 'limit-reached',
      facts: { period: 'day', leftCoins: 1_000 },
    });
    expect((await send(1_000)).name).toBe('offered');
    for (let day = 0; day < 2; day++) {
      till.clock.move(dayMs);
      for (const coins of [2_000, 2_000, 1_000]) expect((await send(coins)).name).toBe('offered');
    }
    till.clock.move(dayMs);
    expect(await send(1)).toMatchObject({ name: 'limit-reached', facts: { period: 'month', leftCoins: 0 } });
  });

  it('to another household are no more gifts than a day allows', async () => {
    const { send } = await pair('other', 1_000);
    for (let sent = 0; sent < gifts.mostPerDay; sent++) expect((await send(1)).name).toBe('offered');
    expect((await send(1)).name).toBe('too-many-gifts');
    till.clock.move(dayMs);
    expect((await send(1)).name).toBe('offered');
  });

  it('to another household wait until the contact has been agreed on for long enough, at home they do not', async () => {
    const { send } = await pair('other', 1_000, true, 0);
    const waitMs = gifts.newContactHours * hourMs;
    const refused = { name: 'contact-too-new', facts: { from: plusMs(now(), waitMs) } };
    expect(await send(1)).toMatchObject(refused);
    till.clock.move(waitMs - 1);
    expect(await send(1)).toMatchObject(refused);
    till.clock.move(1);
    expect((await send(1)).name).toBe('offered');
    expect((await (await pair('home', 1_000, true, 0)).send(1)).name).toBe('sent');
  });

  it('to another household come from verified ones alone, where it is on at all', async () => {
    const { send } = await pair('other', 1_000, false);
    expect((await send(1)).name).toBe('not-verified');
    shop = withTerms({});
    expect((await send(1)).name).toBe('gifts-off');
  });

  it.each([
    ['home', 'sent'],
    ['other', 'offered'],
  ] as const)('(%s) are no more than the other may hold', async (kind, done) => {
    const { to, send } = await pair(kind, 1_000);
    await give(to, limits.unverified.storedCoins - 100);
    expect((await send(101)).name).toBe('recipient-full');
    expect((await send(100)).name).toBe(done);
  });

  it('are not accepted into a wallet that is full by then', async () => {
    const { to, send } = await pair('other', 1_000);
    expect((await send(100)).name).toBe('offered');
    await give(to, limits.unverified.storedCoins - 99);
    const [gift] = (await shop.households.read(to.id))?.gifts ?? [];
    if (!gift) throw new Error('no gift');
    expect((await acceptGift(shop, gift, now())).name).toBe('wallet-full');
    await spend(shop, to.id, 1);
    expect((await acceptGift(shop, gift, now())).name).toBe('accepted');
  });
});
