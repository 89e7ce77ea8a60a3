import type { Household } from '../../lambda/domain/household/household';
import { householdIdFromSubject } from '../../lambda/domain/household/identity';
import { plusMs } from '../../lambda/domain/time';
import { problemOf, sendEvent } from '../seller/support';
import { scanAll } from '../support/dynamodb';
import { newId, sampleHousehold, testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { coinsOf, type RewardShop, rewardShop, sweepAt } from './support';

const householdKey = 'obviously-fake-household-key-0000000';

const table = tableSuite();
let shop: RewardShop;

beforeEach(() => {
  shop = rewardShop(table());
});

async function customer(country = 'US'): Promise<Household & { customerId: string }> {
  const customerId = newId('customer');
  const household = sampleHousehold({
    id: householdIdFromSubject(householdKey, customerId),
    customerId,
    country,
  });
  await shop.households.save(household);
  return { ...household, customerId };
}

const review = (customerId: string, data: object = {}) => ({
  type: 'review.published',
  timestamp: testNow,
  data: { customerId, reviewId: newId('review'), verifiedPurchase: true, ...data },
});
const win = (customerId: string, contestId: string) => ({
  type: 'contest.won',
  timestamp: testNow,
  data: { customerId, contestId },
});

async function outcomeOf(body: unknown, id = newId('event')): Promise<string> {
  const response = await sendEvent(shop, id, body);
  expect(response.status).toBe(200);
  return ((await response.json()) as { outcome: string }).outcome;
}
const sweep = () => sweepAt(shop, plusMs(testNow, 1));

describe('a review', () => {
  it('is rewarded once, however often it is told', async () => {
    const { id, customerId } = await customer();
    const told = review(customerId);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(told)));
    expect(outcomes.filter((name) => name === 'recorded')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['recorded', 'repeated']));
    await sweep();
    await sweep();
    expect(await outcomeOf(told)).toBe('repeated');
    await sweep();
    expect(await coinsOf(shop, id)).toBe(50);
  });

  it('earns the same whatever the rating', async () => {
    const { id, customerId } = await customer();
    for (const rating of [1, 3, 5]) await outcomeOf(review(customerId, { rating }));
    await sweep();
    expect(await coinsOf(shop, id)).toBe(3 * 50);
  });

  it('earns nothing without a purchase, nor where that is not lawful', async () => {
    const { id, customerId } = await customer();
    expect(await outcomeOf(review(customerId, { verifiedPurchase: false }))).toBe('not-rewarded');
    const french = await customer('FR');
    expect(await outcomeOf(review(french.customerId))).toBe('not-rewarded');
    await sweep();
    expect([await coinsOf(shop, id), await coinsOf(shop, french.id)]).toEqual([0, 0]);
  });

  it('of nobody we know, or half told, is refused by name', async () => {
    const unknown = await sendEvent(shop, newId('event'), review('nobody'));
    expect(await problemOf(unknown)).toMatchObject({ status: 404, code: 'CUSTOMER_UNKNOWN' });
    const { customerId } = await customer();
    for (const data of [{ reviewId: '' }, { verifiedPurchase: 'yes' }, { customerId: 7 }]) {
      const half = await sendEvent(shop, newId('event'), review(customerId, data));
      expect(await problemOf(half)).toMatchObject({ status: 422, code: 'EVENT_INVALID' });
    }
  });
});

describe('a contest', () => {
  it('has several winners, each rewarded once', async () => {
    const [one, two] = [await customer(), await customer('FR')];
    const contestId = newId('contest');
    expect(await outcomeOf(win(one.customerId, contestId))).toBe('recorded');
    expect(await outcomeOf(win(two.customerId, contestId))).toBe('recorded');
    expect(await outcomeOf(win(two.customerId, contestId))).toBe('repeated');
    await sweep();
    expect([await coinsOf(shop, one.id), await coinsOf(shop, two.id)]).toEqual([500, 500]);
    expect((await shop.households.read(one.id))?.wallet?.promo).toEqual({ '2026-09': 500 });
  });

  it('leaves nothing in the ledger that names the customer or the household', async () => {
    const { id, customerId } = await customer();
    await outcomeOf(win(customerId, newId('contest')));
    await sweep();
    await shop.households.erase(id);
    const ledger = (await scanAll(table())).filter(({ pk }) => /^[IL]#/.test(String(pk)));
    const left = JSON.stringify(ledger);
    expect(left).toContain('reward:contest:');
    expect(left).not.toContain(customerId);
    expect(left).not.toContain(id);
  });
});
