import { signedHeaders } from '../../lambda/adapters/system/standard-webhooks';
import { redeemGiftCode } from '../../lambda/domain/gift-codes/redeem';
import { householdIdFromSubject } from '../../lambda/domain/household/identity';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, epochMsOf, plusMs } from '../../lambda/domain/time';
import { creditPromo, creditPurchased, refundCoins } from '../../lambda/domain/wallet/moves';
import { emptyWallet, type Wallet } from '../../lambda/domain/wallet/wallet';
import { holdOf, newId, sampleHousehold, sampleOrder } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import {
  httpApp,
  MovableClock,
  problemOf,
  reported,
  secretIn,
  sendWalletRequest,
  testShop,
  walletsPath,
} from './support';

const table = tableSuite();
let clock: MovableClock;
let shop: Shop;

beforeEach(() => {
  reported.length = 0;
  clock = new MovableClock();
  shop = testShop(table(), clock, { handOver: async () => undefined });
});
afterEach(() => expect(reported).toEqual([]));

const householdOf = (customerId: string) =>
  householdIdFromSubject('obviously-fake-household-key-0000000', customerId);

/** A customer of the seller's, with so many bought coins. */
async function customerWith(coins: number, isVerified = false): Promise<string> {
  const customerId = newId('customer');
  const household = sampleHousehold({ id: householdOf(customerId), customerId, isVerified });
  await shop.households.save(household);
  if (coins > 0) {
    const wallet = emptyWallet(household.id, newId('acc'));
    const ask = { key: newId('key'), kind: 'pack-purchase' as const, subject: 's', coins, now: clock.now() };
    await shop.wallets.commit(creditPurchased(wallet, ask));
  }
  return customerId;
}

async function walletOf(customerId: string): Promise<Wallet> {
  const wallet = await shop.wallets.read(householdOf(customerId));
  if (!wallet) throw new Error('no wallet');
  return wallet;
}

const asked = (type: string, data: object) => ({ type, data });
const adjust = (customerId: string, coins: number, reason: string, more: object = {}) =>
  asked('wallet.adjust', { customerId, coins, reason, ...more });

/** Sends a request that must be done; says what was answered. */
async function done(id: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await sendWalletRequest(shop, id, body);
  const answer = (await response.json()) as Record<string, unknown>;
  expect([response.status, answer.code]).toEqual([200, undefined]);
  return answer;
}

/** Sends a request that must be refused; says how. */
async function refused(id: string, body: unknown, signedAt = clock.now()) {
  const { status, code } = await problemOf(await sendWalletRequest(shop, id, body, signedAt));
  return [status, code];
}

describe('reading a wallet', () => {
  it('tells what is in it, what expires when, what is held and what is owed', async () => {
    const customerId = await customerWith(1_000);
    const ask = { key: newId('key'), kind: 'reward' as const, subject: 's', now: clock.now() };
    const gift = creditPromo(await walletOf(customerId), { ...ask, coins: 40, month: '2026-12' });
    await shop.wallets.commit(gift);
    const order = sampleOrder(householdOf(customerId));
    await shop.orders.place(order, holdOf(await walletOf(customerId), order));
    expect(await done('r', asked('wallet.read', { customerId }))).toEqual({
      outcome: 'found',
      wallet: {
        status: 'open',
        balanceCoins: 590,
        purchasedCoins: 590,
        promo: [],
        heldCoins: 450,
        owedCoins: 0,
        sequence: 3,
        changedAt: clock.now(),
      },
    });
    await done('given', adjust(customerId, 25, 'goodwill', { validMonths: 1 }));
    expect(await done('r', asked('wallet.read', { customerId }))).toMatchObject({
      wallet: { balanceCoins: 615, promo: [{ coins: 25, expiresAt: '2026-05-01T12:00:00.000Z' }] },
    });
  });

  it('knows who has none', async () => {
    const customerId = await customerWith(0);
    expect(await refused('r', asked('wallet.read', { customerId }))).toEqual([404, 'NO_WALLET']);
  });
});

describe('an adjustment', () => {
  it.each([
    ['gives for good', 500, 'compensation', {}, 1_500],
    ['gives for some months', 500, 'goodwill', { validMonths: 3 }, 1_500],
    ['takes', -400, 'fraud', {}, 600],
    ['takes all', -1_000, 'correction', {}, 0],
  ])('%s, once, and answers the same for ever', async (_way, coins, reason, more, balanceCoins) => {
    const customerId = await customerWith(1_000);
    const id = newId('msg');
    const request = adjust(customerId, coins, reason, more);
    const first = await done(id, request);
    expect(first).toEqual({ outcome: 'adjusted', coins, paidBackCoins: 0, balanceCoins });
    clock.move(200 * dayMs);
    expect(await done(id, request)).toEqual(first);
    expect((await walletOf(customerId)).sequence).toBe(2);
    expect((await walletOf(customerId)).recent[0]).toMatchObject({ kind: 'adjustment', subject: reason });
  });

  it('is the first movement of a wallet as well', async () => {
    const customerId = await customerWith(0);
    expect(await done(newId('msg'), adjust(customerId, 20, 'goodwill'))).toMatchObject({ balanceCoins: 20 });
  });

  it('is made once when it is asked for many times at once', async () => {
    const customerId = await customerWith(0);
    const id = newId('msg');
    const request = adjust(customerId, 20, 'goodwill', { validMonths: 1 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => done(id, request)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await walletOf(customerId)).availableCoins).toBe(20);
  });

  it('pays back what is owed before anything else, when its coins would expire', async () => {
    const customerId = await customerWith(100);
    const wallet = await walletOf(customerId);
    const lots = { purchasedCoins: 0, promo: { '2026-12': 1 } };
    const ask = { key: newId('key'), kind: 'order-refund' as const, subject: 's', now: clock.now() };
    await shop.wallets.commit(refundCoins(wallet, { ...ask, back: lots, clawbackCoins: 131 }));
    expect(await done(newId('msg'), adjust(customerId, 50, 'goodwill', { validMonths: 1 }))).toEqual({
      outcome: 'adjusted',
      coins: 20,
      paidBackCoins: 30,
      balanceCoins: 20,
    });
  });

  it('never takes more than there is', async () => {
    const customerId = await customerWith(100);
    const response = await sendWalletRequest(shop, newId('msg'), adjust(customerId, -101, 'fraud'));
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'NOT_ENOUGH_COINS', detail: 'balanceCoins 100' });
    expect((await walletOf(customerId)).sequence).toBe(1);
  });

  it('is refused for whom nobody knows, and for a wallet that is closed', async () => {
    const unknown = adjust('nobody', 10, 'goodwill');
    expect(await refused(newId('msg'), unknown)).toEqual([404, 'CUSTOMER_UNKNOWN']);
    const customerId = await customerWith(10);
    await done(newId('msg'), asked('wallet.close', { customerId }));
    const closed = adjust(customerId, 10, 'goodwill');
    expect(await refused(newId('msg'), closed)).toEqual([409, 'WALLET_CLOSED']);
  });

  it.each([
    ['more', { coins: 501 }],
    ['for another reason', { reason: 'goodwill' }],
    ['taken instead of given', { coins: -500 }],
    ['that expires', { validMonths: 1 }],
  ])('under an id that was used for another is refused: %s', async (_how, change) => {
    const customerId = await customerWith(2_000);
    const id = newId('msg');
    const request = adjust(customerId, 500, 'correction');
    await done(id, request);
    const other = asked('wallet.adjust', { ...request.data, ...change });
    expect(await refused(id, other)).toEqual([422, 'REQUEST_REUSED']);
    expect((await walletOf(customerId)).availableCoins).toBe(2_500);
  });

  it('under an id that was used for another customer is refused', async () => {
    const [one, other] = [await customerWith(10), await customerWith(10)];
    const id = newId('msg');
    await done(id, adjust(one, 5, 'goodwill'));
    expect(await refused(id, adjust(other, 5, 'goodwill'))).toEqual([422, 'REQUEST_REUSED']);
  });

  it.each([
    ['goodwill', -1, {}],
    ['compensation', -1, {}],
    ['fraud', 1, {}],
    ['correction', -1, { validMonths: 1 }],
  ])('for %s of %d (%j) has a reason that does not fit', async (reason, coins, more) => {
    const customerId = await customerWith(10);
    expect(await refused(newId('msg'), adjust(customerId, coins, reason, more))).toEqual([
      422,
      'REASON_UNFIT',
    ]);
  });
});

describe('closing a wallet', () => {
  it('tells what is to be paid out and what ends, the same whenever it is asked', async () => {
    const customerId = await customerWith(300);
    await done(newId('msg'), adjust(customerId, 50, 'goodwill', { validMonths: 1 }));
    const request = asked('wallet.close', { customerId });
    const first = await done(newId('msg'), request);
    expect(first).toEqual({ outcome: 'closed', refundedCents: 0, payoutCoins: 300, forfeitedCoins: 50 });
    clock.move(400 * dayMs);
    expect(await done(newId('msg'), request)).toEqual(first);
    const read = await done('r', asked('wallet.read', { customerId }));
    expect(read).toMatchObject({ wallet: { status: 'closed', balanceCoins: 0 } });
  });

  it('waits for orders and gifts that hold coins', async () => {
    const customerId = await customerWith(1_000);
    const order = sampleOrder(householdOf(customerId));
    await shop.orders.place(order, holdOf(await walletOf(customerId), order));
    const request = asked('wallet.close', { customerId });
    const response = await sendWalletRequest(shop, newId('msg'), request);
    expect(await response.json()).toMatchObject({ code: 'COINS_HELD', detail: 'heldCoins 450' });
    expect((await walletOf(customerId)).status).toBe('open');
  });

  it('knows who has none', async () => {
    const request = asked('wallet.close', { customerId: 'nobody' });
    expect(await refused(newId('msg'), request)).toEqual([404, 'NO_WALLET']);
  });
});

describe('issuing gift codes', () => {
  const order = { kind: 'sold', count: 3, coins: 500, expiresAt: '2027-03-02T00:00:00Z' };

  it('gives codes that work, and gives the same codes again', async () => {
    const id = newId('msg');
    const first = await done(id, asked('gift-codes.issue', order));
    const codes = first.codes as string[];
    expect(new Set(codes).size).toBe(3);
    for (const code of codes) expect(code).toMatch(/^\d{12}$/);
    clock.move(500 * dayMs);
    expect(await done(id, asked('gift-codes.issue', order))).toEqual(first);
    const householdId = householdOf(await customerWith(0));
    const now = plusMs(clock.now(), -499 * dayMs);
    const redeemed = await redeemGiftCode(shop, { householdId, code: codes[1] ?? '', now });
    expect(redeemed).toMatchObject({ name: 'redeemed', facts: { coins: 500 } });
  });

  it.each([
    ['more', { count: 4 }],
    ['fewer', { count: 2 }],
    ['dearer', { coins: 501 }],
    ['given away', { kind: 'given' }],
    ['for longer', { expiresAt: '2027-03-03T00:00:00Z' }],
  ])('under an id that was used for others is refused: %s', async (_how, change) => {
    const id = newId('msg');
    await done(id, asked('gift-codes.issue', order));
    const other = asked('gift-codes.issue', { ...order, ...change });
    expect(await refused(id, other)).toEqual([422, 'REQUEST_REUSED']);
  });

  it('is refused when they would have expired', async () => {
    const late = asked('gift-codes.issue', { ...order, expiresAt: clock.now() });
    expect(await refused(newId('msg'), late)).toEqual([422, 'EXPIRES_IN_THE_PAST']);
  });
});

describe('what is not asked rightly', () => {
  const read = asked('wallet.read', { customerId: 'c' });
  const issue = { kind: 'sold', count: 1, coins: 500, expiresAt: '2027-03-02T00:00:00Z' };

  it.each<[string, unknown]>([
    ['0 coins', adjust('c', 0, 'goodwill')],
    ['half a coin', adjust('c', 0.5, 'goodwill')],
    ['coins in words', adjust('c', '5' as unknown as number, 'goodwill')],
    ['coins that are null', adjust('c', null as unknown as number, 'goodwill')],
    ['more coins than can be counted', adjust('c', 2 ** 53, 'goodwill')],
    ['more coins than anybody means', adjust('c', 100_001, 'goodwill')],
    ['fewer, too', adjust('c', -100_001, 'fraud')],
    ['a reason of no list', adjust('c', 5, 'because')],
    ['no reason', asked('wallet.adjust', { customerId: 'c', coins: 5 })],
    ['no month at all', adjust('c', 5, 'goodwill', { validMonths: 0 })],
    ['a misspelt field', adjust('c', 5, 'goodwill', { validMonth: 1 })],
    ['nobody', asked('wallet.read', { customerId: '' })],
    ['a number for somebody', asked('wallet.read', { customerId: 7 })],
    ['no code', asked('gift-codes.issue', { ...issue, count: 0 })],
    ['more codes than are made at once', asked('gift-codes.issue', { ...issue, count: 101 })],
    ['a code of nothing', asked('gift-codes.issue', { ...issue, coins: 0 })],
    ['a code of less than nothing', asked('gift-codes.issue', { ...issue, coins: -1 })],
    ['a code of too much', asked('gift-codes.issue', { ...issue, coins: 50_001 })],
    ['a sold code that expires once redeemed', asked('gift-codes.issue', { ...issue, validMonths: 3 })],
    ['a day without time', asked('gift-codes.issue', { ...issue, expiresAt: '2027-03-02' })],
    ['something else', asked('wallet.empty', { customerId: 'c' })],
    ['what is for the other address', { type: 'order.shipped', timestamp: issue.expiresAt, data: {} }],
    ['a list', [read]],
  ])('%s is refused as such', async (_what, body) => {
    expect(await refused(newId('msg'), body)).toEqual([422, 'EVENT_INVALID']);
  });

  it('names what is wrong', async () => {
    const response = await sendWalletRequest(shop, 'm', adjust('c', 0.5, 'goodwill'));
    expect(await response.json()).toMatchObject({
      errors: [{ path: 'data.coins', message: 'must be a whole number' }],
    });
  });

  it.each([
    ['no JSON', 'wallet.read'],
    ['no number', '{"type":"wallet.adjust","data":{"customerId":"c","coins":NaN,"reason":"goodwill"}}'],
    ['nothing', ''],
  ])('%s is malformed', async (_what, body) => {
    expect(await refused(newId('msg'), body)).toEqual([400, 'BODY_MALFORMED']);
  });

  it('a body that is too large is not even read', async () => {
    const body = asked('wallet.read', { customerId: 'c'.repeat(70_000) });
    expect(await refused(newId('msg'), body)).toEqual([413, 'BODY_TOO_LARGE']);
  });
});

describe('who is believed', () => {
  const body = JSON.stringify(asked('wallet.read', { customerId: 'c' }));
  const post = (headers: Record<string, string>, text = body) =>
    httpApp(shop).request(walletsPath, { method: 'POST', headers, body: text });

  /** The headers of a message that was rightly signed. */
  const signed = () => {
    const timestamp = Math.floor(epochMsOf(clock.now()) / 1000);
    return signedHeaders(secretIn, { id: 'm', timestamp, body });
  };

  it('not who does not sign', async () => {
    expect(await problemOf(await post({}))).toMatchObject({ status: 401, code: 'SIGNATURE_INVALID' });
  });

  it('not who alters what was signed, not even into another message id', async () => {
    const headers = signed();
    const altered = body.replace('"c"', '"d"');
    expect(await problemOf(await post(headers, altered))).toMatchObject({ status: 401 });
    const renamed = { ...headers, 'webhook-id': 'n' };
    expect(await problemOf(await post(renamed))).toMatchObject({ status: 401, code: 'SIGNATURE_INVALID' });
    expect((await post(headers)).status).toBe(404);
  });

  it('not what was signed long ago, or is to be', async () => {
    const read = asked('wallet.read', { customerId: 'c' });
    for (const awayMs of [-301_000, 301_000])
      expect(await refused('m', read, plusMs(clock.now(), awayMs))).toEqual([401, 'SIGNATURE_EXPIRED']);
  });
});

it('is described as it validates', async () => {
  const response = await httpApp(shop).request('/v1/openapi.json');
  const { paths } = (await response.json()) as { paths: Record<string, { post: object }> };
  const { post } = paths[walletsPath] ?? {};
  expect(Object.keys((post as { responses: object }).responses)).toEqual(
    expect.arrayContaining(['200', '400', '401', '404', '409', '413', '422', '503']),
  );
  expect(JSON.stringify(post)).toMatch(/wallet\.adjust.*compensation.*gift-codes\.issue/);
});
