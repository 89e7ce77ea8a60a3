import type { Stores } from '../../lambda/adapters/dynamodb';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import type { Contact } from '../../lambda/domain/contacts/contact';
import { acceptGift, returnGift, returnOverdueGifts } from '../../lambda/domain/gifts/accept';
import type { Gift } from '../../lambda/domain/gifts/gift';
import { sendCoins } from '../../lambda/domain/gifts/send';
import type { Household } from '../../lambda/domain/household/household';
import { type Instant, plusMs } from '../../lambda/domain/time';
import { expireCoins, expiryKey, sweepExpiries } from '../../lambda/domain/wallet/expiry';
import { holdPurchased } from '../../lambda/domain/wallet/holds';
import { creditPromo } from '../../lambda/domain/wallet/moves';
import { noWaiting } from '../support/dynamodb';
import { injectFaults, seeded } from '../support/faulty-client';
import { sellerWithGifts } from '../support/gift-houses';
import { quietPorts } from '../support/ports';
import { grantOf, newId, newWallet, sampleHousehold, testNow, walletAfter } from '../support/samples';
import { tableSuite } from '../support/table-suite';

/** Coins from one household to another, on a real engine. */

const table = tableSuite();
let stores: Stores;
beforeAll(async () => {
  stores = table().stores();
});

const ids = makeIdSource();
const hourMs = 3_600_000;
const tomorrow = plusMs(testNow, 24 * hourMs);

const shopOf = (some: Stores = stores, gifts: Parameters<typeof sellerWithGifts>[0] = {}) => ({
  ...some,
  ...quietPorts,
  ids,
  seller: sellerWithGifts(gifts),
});

async function householdWith(coins: number): Promise<Household> {
  const household = sampleHousehold({ isVerified: true });
  await stores.households.save(household);
  if (coins > 0) await stores.wallets.commit(grantOf(newWallet(household.id), coins));
  return household;
}

/** A household, another, and their agreement. */
async function pair(coins: number, kind: Contact['kind'] = 'other') {
  const [from, to] = [await householdWith(coins), await householdWith(0)];
  const common = { kind, agreedAt: plusMs(testNow, -48 * hourMs) };
  const contactOf = (own: Household, other: Household, name: string, knownAs: string) => ({
    ...{ contactId: newId('con'), householdId: own.id, otherId: other.id, name, knownAs },
    ...common,
  });
  const mine = contactOf(from, to, 'Claire', 'Paul');
  const invitation = {
    codeHash: newId('hash'),
    householdId: from.id,
    kind,
    otherName: 'Claire',
    ownName: 'Paul',
    expiresAt: tomorrow,
  };
  await stores.contacts.invite(invitation);
  await stores.contacts.agree(invitation, [mine, contactOf(to, from, 'Paul', 'Claire')]);
  const send = (amount: number, giftId = newId('gift'), shop = shopOf(), now: Instant = testNow) =>
    sendCoins(shop, {
      householdId: from.id,
      contactId: mine.contactId,
      otherId: to.id,
      coins: amount,
      giftId,
      now,
    });
  return { from, to, contactId: mine.contactId, send };
}

const coinsOf = async (household: Household) => {
  const wallet = await stores.wallets.read(household.id);
  return { available: wallet?.availableCoins ?? 0, held: wallet?.heldCoins ?? 0 };
};

async function giftFor(to: Household): Promise<Gift> {
  const [gift] = (await stores.households.read(to.id))?.gifts ?? [];
  if (!gift) throw new Error('no gift');
  return gift;
}

/** Twenty at once, as a house full of people saying "yes". */
const twenty = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 20 }, work));

describe('sending', () => {
  it('within a home moves the coins at once, twenty times asked once done', async () => {
    const { from, to, send } = await pair(1_000, 'home');
    const giftId = newId('gift');
    const outcomes = await twenty(() => send(400, giftId));
    expect(new Set(outcomes.map(({ name }) => name))).toEqual(new Set(['sent']));
    expect([await coinsOf(from), await coinsOf(to)]).toEqual([
      { available: 600, held: 0 },
      { available: 400, held: 0 },
    ]);
  });

  it('to others holds them, twenty times asked once held', async () => {
    const { from, to, send } = await pair(1_000);
    const giftId = newId('gift');
    const outcomes = await twenty(() => send(400, giftId));
    expect(new Set(outcomes.map(({ name }) => name))).toEqual(new Set(['offered']));
    expect(await coinsOf(from)).toEqual({ available: 600, held: 400 });
    expect((await stores.households.read(to.id))?.gifts).toHaveLength(1);
  });

  it('all there is, asked twenty times, is never told to be too much', async () => {
    const { send } = await pair(400, 'home');
    const giftId = newId('gift');
    const outcomes = await twenty(() => send(400, giftId));
    expect(new Set(outcomes.map(({ name }) => name))).toEqual(new Set(['sent']));
  });

  it.each([
    ['a number of gifts', { mostPerDay: 3 }, 'too-many-gifts'],
    ['an amount a day', { dayCoins: 300 }, 'limit-reached'],
    ['an amount a month', { monthCoins: 300 }, 'limit-reached'],
  ] as const)('keeps to %s, also when twenty come at once', async (_limit, gifts, refusal) => {
    const { from, send } = await pair(10_000);
    const outcomes = await twenty(() => send(100, newId('gift'), shopOf(stores, gifts)));
    const names = outcomes.map(({ name }) => name);
    expect(names.filter((name) => name === 'offered')).toHaveLength(3);
    expect(names.filter((name) => name === refusal)).toHaveLength(17);
    expect(await coinsOf(from)).toEqual({ available: 9_700, held: 300 });
  });

  it('stops where the other may hold no more, also when twenty come at once', async () => {
    const { to, send } = await pair(10_000, 'home');
    const shop = shopOf();
    const limits = { dayCoins: 1, monthCoins: 1, storedCoins: 350 };
    shop.seller.wallet.limits = { unverified: limits, verified: limits };
    const outcomes = await twenty(() => send(100, newId('gift'), shop));
    expect(outcomes.filter(({ name }) => name === 'sent')).toHaveLength(3);
    expect(await coinsOf(to)).toEqual({ available: 300, held: 0 });
  });

  it('begins anew with the next day', async () => {
    const { send } = await pair(10_000);
    const shop = shopOf(stores, { mostPerDay: 1 });
    expect((await send(100, newId('gift'), shop)).name).toBe('offered');
    expect((await send(100, newId('gift'), shop)).name).toBe('too-many-gifts');
    expect((await send(100, newId('gift'), shop, tomorrow)).name).toBe('offered');
  });

  it.each([0, -5, 2.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('refuses %d coins', async (coins) => {
    const { from, send } = await pair(1_000, 'home');
    expect((await send(coins)).name).toBe('amount-invalid');
    expect(await coinsOf(from)).toEqual({ available: 1_000, held: 0 });
  });

  it('refuses who is not, or is no longer, a contact', async () => {
    const { from, to, contactId, send } = await pair(1_000, 'home');
    const request = { householdId: from.id, coins: 10, giftId: newId('gift'), now: testNow };
    const unknown = await sendCoins(shopOf(), { ...request, contactId: 'con_nobody', otherId: to.id });
    expect(unknown.name).toBe('contact-unknown');
    const another = await sendCoins(shopOf(), { ...request, contactId, otherId: from.id });
    expect(another.name).toBe('contact-unknown');
    await stores.contacts.remove(from.id, contactId);
    expect((await send(10)).name).toBe('contact-unknown');
  });
});

describe('a gift', () => {
  it('is accepted once, however many say yes at once', async () => {
    const { from, to, send } = await pair(1_000);
    await send(400);
    const gift = await giftFor(to);
    const outcomes = await twenty(() => acceptGift(shopOf(), gift, testNow));
    expect(new Set(outcomes.map(({ name }) => name))).toEqual(new Set(['accepted']));
    expect(outcomes.map(({ facts }) => facts)).toEqual(Array(20).fill({ gift, balanceCoins: 400 }));
    expect([await coinsOf(from), await coinsOf(to)]).toEqual([
      { available: 600, held: 0 },
      { available: 400, held: 0 },
    ]);
  });

  it('is accepted or sent back, never both', async () => {
    const { from, to, send } = await pair(1_000);
    await send(400);
    const gift = await giftFor(to);
    const both = [acceptGift, returnGift];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => both[turn % 2]?.(shopOf(), gift, testNow)),
    );
    const names = new Set(outcomes.map((one) => one?.name));
    const isAccepted = names.has('accepted');
    expect(names).toEqual(new Set([isAccepted ? 'accepted' : 'returned', 'gone']));
    const kept = isAccepted ? 400 : 0;
    expect([await coinsOf(from), await coinsOf(to)]).toEqual([
      { available: 1_000 - kept, held: 0 },
      { available: kept, held: 0 },
    ]);
  });

  it('goes back when its time is over, and not before', async () => {
    const { from, to, send } = await pair(1_000);
    await send(400);
    const gift = await giftFor(to);
    const sweepAt = (now: Instant) => returnOverdueGifts({ ...shopOf(), clock: { now: () => now } });
    await sweepAt(plusMs(gift.expiresAt, -1));
    expect(await coinsOf(from)).toEqual({ available: 600, held: 400 });
    expect((await acceptGift(shopOf(), gift, gift.expiresAt)).name).toBe('expired');
    await Promise.all([sweepAt(gift.expiresAt), sweepAt(gift.expiresAt)]);
    expect(await coinsOf(from)).toEqual({ available: 1_000, held: 0 });
    expect((await stores.wallets.journal(`gift:${gift.giftId}`))?.status).toBe('expired');
    expect((await stores.households.read(to.id))?.gifts).toBeUndefined();
    expect((await acceptGift(shopOf(), gift, testNow)).name).toBe('gone');
  });

  it('goes back also when the one who should have it was forgotten', async () => {
    const { from, to, send } = await pair(1_000);
    await send(400);
    await stores.households.erase(to.id);
    await returnOverdueGifts({ ...shopOf(), clock: { now: () => tomorrow } });
    expect(await coinsOf(from)).toEqual({ available: 1_000, held: 0 });
  });

  it('is accepted and sent back by the one it is for alone', async () => {
    const { from, to, send } = await pair(1_000);
    const stranger = await householdWith(0);
    await send(400);
    const elsewhere = { ...(await giftFor(to)), householdId: stranger.id };
    expect((await acceptGift(shopOf(), elsewhere, testNow)).name).toBe('gone');
    expect((await returnGift(shopOf(), elsewhere, testNow)).name).toBe('gone');
    expect([await coinsOf(from), await coinsOf(stranger)]).toEqual([
      { available: 600, held: 400 },
      { available: 0, held: 0 },
    ]);
  });

  it('never takes the place of one that waits', async () => {
    const { from, to, send } = await pair(1_000);
    await send(400);
    const gift = await giftFor(to);
    const wallet = await stores.wallets.read(from.id);
    const ask = {
      key: newId('key'),
      kind: 'gift-hold',
      subject: gift.giftId,
      coins: 100,
      now: testNow,
    } as const;
    const hold = wallet && holdPurchased(wallet, { ...ask, expiresAt: gift.expiresAt });
    if (!hold) throw new Error('the coins are there');
    const sent = stores.gifts.send({ ...gift, coins: 100 }, hold);
    await expect(sent).rejects.toMatchObject({ code: 'store-corrupt' });
    expect(await giftFor(to)).toEqual(gift);
    expect(await coinsOf(from)).toEqual({ available: 600, held: 400 });
  });

  it('moves the coins of its hold, whatever is said of it', async () => {
    const { from, to, send } = await pair(1_000);
    const stranger = await householdWith(5_000);
    await send(400);
    const gift = await giftFor(to);
    const forged = { ...gift, coins: 5_000, senderId: stranger.id };
    expect((await acceptGift(shopOf(), forged, testNow)).name).toBe('gone');
    const inflated = await acceptGift(shopOf(), { ...gift, coins: 5_000 }, testNow);
    expect(inflated.facts).toMatchObject({ balanceCoins: 400 });
    expect([await coinsOf(from), await coinsOf(stranger)]).toEqual([
      { available: 600, held: 0 },
      { available: 5_000, held: 0 },
    ]);
  });
});

it('answers that are lost, throttles and conflicts move no coin twice and lose none', async () => {
  for (let seed = 1; seed <= 8; seed++) {
    const client = table().newClient();
    injectFaults(client, seeded(seed, { 'lost-answer': 0.15, conflict: 0.15, throttle: 0.1, reset: 0.05 }));
    const shop = shopOf(table().stores({ patience: noWaiting }, client));
    const untilAnswered = async <T>(work: () => Promise<T>): Promise<T> => {
      for (;;) {
        const result = await work().catch(() => undefined);
        if (result) return result;
      }
    };
    const { from, to, send } = await pair(1_000, seed % 2 ? 'home' : 'other');
    const giftId = newId('gift');
    const sent = await untilAnswered(() => send(400, giftId, shop));
    if (sent.name === 'offered') {
      const gift = await giftFor(to);
      expect((await untilAnswered(() => acceptGift(shop, gift, testNow))).name).toBe('accepted');
    }
    expect([seed, await coinsOf(from), await coinsOf(to)]).toEqual([
      seed,
      { available: 600, held: 0 },
      { available: 400, held: 0 },
    ]);
  }
});

describe('expired coins', () => {
  it('are booked once, by whichever sweep comes first', async () => {
    const household = await householdWith(100);
    const wallet = await stores.wallets.read(household.id);
    if (!wallet) throw new Error('no wallet');
    const ask = {
      key: newId('reward'),
      kind: 'reward' as const,
      subject: 'contest',
      coins: 40,
      now: testNow,
    };
    const promo = creditPromo(wallet, { ...ask, month: '2026-03' });
    await stores.wallets.commit(promo);
    const sweepAt = (now: Instant) => sweepExpiries({ ...shopOf(), clock: { now: () => now } });
    await sweepAt('2026-04-01T11:59:59.999Z');
    expect(await coinsOf(household)).toEqual({ available: 140, held: 0 });
    const after = '2026-04-01T12:00:00.000Z';
    await Promise.all([sweepAt(after), sweepAt(after), expireCoins(shopOf(), walletAfter(promo), after)]);
    expect(await coinsOf(household)).toEqual({ available: 100, held: 0 });
    const journal = await stores.wallets.journal(expiryKey(wallet.account, '2026-03'));
    expect(journal?.entry).toMatchObject({ kind: 'promo-expiry', subject: '2026-03' });
    const lines = await stores.wallets.statement(wallet.account, { limit: 10 });
    expect(lines.map(({ kind, expiredCoins = 0 }) => [kind, expiredCoins])).toEqual([
      ['promo-expiry', 40],
      ['reward', 0],
      ['adjustment', 0],
    ]);
  });
});
