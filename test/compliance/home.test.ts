import { kpisOf } from '../../lambda/domain/books/kpis';
import { addJournal, inAllOf } from '../../lambda/domain/books/recompute';
import type { DailyTotals } from '../../lambda/domain/books/store';
import { agree, invite } from '../../lambda/domain/contacts/agree';
import { sendCoins } from '../../lambda/domain/gifts/send';
import type { Household } from '../../lambda/domain/household/household';
import { followPayment } from '../../lambda/domain/payments/follow';
import { withdrawPack } from '../../lambda/domain/payments/withdraw';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { holdPurchased, isPending } from '../../lambda/domain/wallet/holds';
import { creditPromo, creditPurchased } from '../../lambda/domain/wallet/moves';
import { type HomeTerms, standardWalletTerms } from '../../lambda/domain/wallet/terms';
import { acceptHeld, transferCoins } from '../../lambda/domain/wallet/transfers';
import { emptyWallet, type Wallet } from '../../lambda/domain/wallet/wallet';
import { buy, openTill, type Till } from '../payments/support';
import { newId, testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { giveCoins, personOf, shopWith } from './support';

/** Anybody may be called home, so what goes within one has limits of its own: docs/compliance.md. */

const table = tableSuite();
let till: Till;
let shop: Shop;

beforeEach(() => {
  till = openTill(table());
  shop = withHome({});
});

const { home, gifts } = standardWalletTerms;

const withHome = (terms: Partial<HomeTerms>): Shop => shopWith(till, { home: { ...home, ...terms } });

const now = () => shop.clock.now();
const person = (isVerified: boolean) => personOf(shop, isVerified);
const give = (household: Household, coins: number) => giveCoins(shop, household, coins);

/** Two agree on their account pages to be of one home. @returns how the first sends to the second. */
async function join(from: Household, to: Household, otherName: string) {
  const asked = { householdId: from.id, kind: 'home' as const, otherName, ownName: 'Paul', now: now() };
  const invited = await invite(shop, asked);
  if (invited.name !== 'invited') throw new Error(invited.name);
  const agreed = await agree(shop, { householdId: to.id, code: invited.facts.code, now: now() });
  if (agreed.name !== 'agreed') throw new Error(agreed.name);
  const [contact] = (await shop.contacts.list(from.id)).filter(({ otherId }) => otherId === to.id);
  return (coins: number, giftId = newId('gift')) =>
    sendCoins(shop, {
      householdId: from.id,
      contactId: contact?.contactId ?? '',
      otherId: to.id,
      giftId,
      coins,
      now: now(),
    });
}

async function pair(coins: number, isVerified = true) {
  const [from, to] = [await person(isVerified), await person(true)];
  if (coins > 0) await give(from, coins);
  return { from, to, send: await join(from, to, 'Marie') };
}

const reached = (period: 'day' | 'month', leftCoins: number) => ({
  name: 'home-limit-reached',
  facts: { period, leftCoins },
});

describe.each(['unverified', 'verified'] as const)(
  'a household that is %s sends within its home',
  (state) => {
    const { dayCoins, monthCoins } = home.limits[state];

    it('what its day allows to all of them together, and not a coin more', async () => {
      const { from, send } = await pair(100_000, state === 'verified');
      const sendToOther = await join(from, await person(true), 'Zoe');
      expect(await send(dayCoins + 1)).toEqual(reached('day', dayCoins));
      expect((await send(dayCoins - 100)).name).toBe('sent');
      expect(await sendToOther(101)).toEqual(reached('day', 100));
      expect((await sendToOther(100)).name).toBe('sent');
      expect(await send(1)).toEqual(reached('day', 0));
      till.clock.move(dayMs);
      expect((await send(1)).name).toBe('sent');
    });

    it('what its month allows, over its days', async () => {
      const { send } = await pair(100_000, state === 'verified');
      for (let sent = 0; sent < monthCoins; sent += dayCoins) {
        expect((await send(Math.min(dayCoins, monthCoins - sent))).name).toBe('sent');
        till.clock.move(dayMs);
      }
      expect(await send(1)).toEqual(reached('month', 0));
      till.clock.move(31 * dayMs);
      expect((await send(1)).name).toBe('sent');
    });
  },
);

it('says what is left today, though it is the month that leaves no more', async () => {
  const limits = { dayCoins: 100, monthCoins: 150 };
  shop = withHome({ limits: { unverified: limits, verified: limits } });
  const { send } = await pair(1_000);
  expect((await send(100)).name).toBe('sent');
  till.clock.move(dayMs);
  expect(await send(51)).toEqual(reached('month', 50));
});

it('says what there is before it says what would be left of a limit', async () => {
  const { send } = await pair(1_000);
  expect(await send(5_001)).toMatchObject({ name: 'not-enough-coins', facts: { balanceCoins: 1_000 } });
});

it('twenty that send at once do not send more than the day allows', async () => {
  const { from, to, send } = await pair(100_000);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => send(1_000)));
  expect(outcomes.filter(({ name }) => name === 'sent')).toHaveLength(5);
  expect((await shop.wallets.read(to.id))?.availableCoins).toBe(5_000);
  expect((await shop.wallets.read(from.id))?.availableCoins).toBe(95_000);
});

it('the same yes, repeated, is counted once', async () => {
  const { send } = await pair(100_000);
  const giftId = newId('gift');
  for (let times = 0; times < 3; times++) expect((await send(3_000, giftId)).name).toBe('sent');
  expect((await send(2_000)).name).toBe('sent');
});

it('what goes at home does not count as a gift, nor does what is received count as sent', async () => {
  const { from, to, send } = await pair(100_000);
  expect((await send(5_000)).name).toBe('sent');
  const [mine, theirs] = [await shop.wallets.read(from.id), await shop.wallets.read(to.id)];
  expect(Object.keys(mine?.usage ?? {}).sort()).toEqual(['home-day', 'home-month']);
  expect(theirs?.usage).toEqual({});
});

it('the seller may switch it off, and on again for whoever had agreed before', async () => {
  const { send } = await pair(1_000);
  shop = withHome({ transfers: false });
  expect((await send(1)).name).toBe('home-off');
  shop = withHome({});
  expect((await send(1)).name).toBe('sent');
});

it('promo coins are not given, and are said to be what is missing', async () => {
  const { from, send } = await pair(40);
  const wallet = await shop.wallets.read(from.id);
  const ask = {
    key: newId('key'),
    kind: 'reward',
    subject: 's',
    coins: 100,
    month: '2027-01',
    now: now(),
  } as const;
  await shop.wallets.commit(creditPromo(wallet ?? emptyWallet(from.id, 'acc'), ask));
  expect(await send(41)).toEqual({ name: 'not-giveable', facts: { giveableCoins: 40, reason: 'promo' } });
  expect((await send(40)).name).toBe('sent');
});

describe('coins that were bought', () => {
  async function bought() {
    const both = await pair(0);
    const payment = await buy(shop, both.from, 500, 480);
    await followPayment(shop, payment, () => undefined);
    return { ...both, payment };
  }

  it('wait as long as they do for gifts', async () => {
    const { from, send } = await bought();
    await give(from, 40);
    expect(await send(41)).toEqual({ name: 'not-giveable', facts: { giveableCoins: 40, reason: 'fresh' } });
    expect((await send(40)).name).toBe('sent');
    till.clock.move(gifts.freshCoinsHours * 3_600_000);
    expect((await send(500)).name).toBe('sent');
  });

  it('wait from when they came, however long their payment took', async () => {
    const { from, send } = await pair(0);
    till.sandbox.memory.state.script.cents['480'] = 'pending';
    const payment = await buy(shop, from, 500, 480);
    await followPayment(shop, payment, () => undefined);
    till.clock.move((gifts.freshCoinsHours + 24) * 3_600_000);
    await followPayment(shop, payment, () => undefined);
    expect(await send(1)).toEqual({ name: 'not-giveable', facts: { giveableCoins: 0, reason: 'fresh' } });
    till.clock.move(gifts.freshCoinsHours * 3_600_000);
    expect((await send(500)).name).toBe('sent');
  });

  it('wait however many payments are begun after them', async () => {
    const { from, send } = await bought();
    for (let times = 0; times < 25; times++) await buy(shop, from, 50, 50);
    expect(await send(500)).toEqual({ name: 'not-giveable', facts: { giveableCoins: 0, reason: 'fresh' } });
  });

  it('are used when they are sent: only what is left of the pack goes back', async () => {
    const { from, to, send, payment } = await bought();
    till.clock.move(gifts.freshCoinsHours * 3_600_000);
    expect((await send(300)).name).toBe('sent');
    expect(await withdrawPack(shop, payment, 'wish')).toMatchObject({ facts: { coins: 200, cents: 192 } });
    expect((await shop.wallets.read(from.id))?.availableCoins).toBe(0);
    expect((await shop.wallets.read(to.id))?.availableCoins).toBe(300);
    expect(await shop.payments.latest(to.id, 10)).toEqual([]);
  });
});

describe('the alarm', () => {
  const walletWith = (coins: number): Wallet =>
    creditPurchased(emptyWallet('hh_from', 'acc_from'), {
      key: 'k',
      kind: 'pack-purchase',
      subject: 's',
      coins,
      now: testNow,
    }).sides[0].after;
  const to = emptyWallet('hh_to', 'acc_to');
  const ask = { key: 'sent', subject: 's', coins: 300, now: testNow };

  const kpis = (days: DailyTotals, alarmFromCents: number) =>
    kpisOf(inAllOf(days), days, { ...standardWalletTerms, alarmFromCents }, plusMs(testNow, dayMs));

  const transferred = () => {
    const movement = transferCoins(walletWith(300), to, { ...ask, kind: 'transfer' });
    if (!movement) throw new Error('too few coins');
    return movement.journal;
  };
  const given = () => {
    const hold = holdPurchased(walletWith(300), { ...ask, kind: 'gift-hold', expiresAt: testNow });
    if (!hold || !isPending(hold.journal)) throw new Error('too few coins');
    return acceptHeld(hold.sides[0].after, to, hold.journal, { now: testNow }).journal;
  };

  it.each([
    ['at home', transferred],
    ['as a gift', given],
  ])('counts what goes from one household to another %s', (_how, journal) => {
    const days = addJournal({}, journal());
    expect(kpis(days, 300)).toMatchObject({ yearVolumeCoins: 300, reached: ['year-volume'] });
    expect(kpis(days, 301).reached).toEqual([]);
    expect(kpis(days, 300).velocity).not.toBe(1);
  });

  it('counts a gift that waits not yet', () => {
    const hold = holdPurchased(walletWith(300), { ...ask, kind: 'gift-hold', expiresAt: testNow });
    if (!hold) throw new Error('too few coins');
    expect(kpis(addJournal({}, hold.journal), 300).yearVolumeCoins).toBe(0);
  });
});
