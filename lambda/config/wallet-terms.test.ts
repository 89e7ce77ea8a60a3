import * as v from 'valibot';
import { standardWalletTerms } from '../domain/wallet/terms';
import { walletTermsSchema } from './wallet-terms';

/** What is wrong with terms, as the function says it that refuses to start. */
function problemsOf(terms: unknown): string[] {
  const parsed = v.safeParse(walletTermsSchema, terms);
  return (parsed.issues ?? []).map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
}
const termsOf = (terms: unknown) => v.parse(walletTermsSchema, terms);

const tier = {
  id: 'holder',
  names: { en: 'Holder', fr: 'Fidèle' },
  fromCoins: 1_000,
  freeDelivery: true,
  earlyAccessHours: 24,
};
const rule = { id: 'purchase', on: 'purchase', percent: 1, validMonths: 12 };

test.each([[undefined], [{}]])('a seller that says nothing (%j) has the standard terms', (terms) => {
  expect(termsOf(terms)).toEqual(standardWalletTerms);
});

test('the standard terms may be spelt out', () => {
  expect(termsOf(standardWalletTerms)).toEqual(standardWalletTerms);
});

test('one word changes one term and leaves those beside it', () => {
  const { gifts, limits, home, code } = standardWalletTerms;
  expect(
    termsOf({
      gifts: { toOtherHouseholds: true },
      limits: { unverified: { dayCoins: 2_000 } },
      home: { limits: { unverified: { dayCoins: 1_000 } } },
      code: { onceCoins: 1_000 },
    }),
  ).toEqual({
    ...standardWalletTerms,
    gifts: { ...gifts, toOtherHouseholds: true },
    limits: { ...limits, unverified: { ...limits.unverified, dayCoins: 2_000 } },
    home: {
      ...home,
      limits: { ...home.limits, unverified: { ...home.limits.unverified, dayCoins: 1_000 } },
    },
    code: { ...code, onceCoins: 1_000 },
  });
});

test('everything can be switched off', () => {
  const home = { transfers: false, most: 0 };
  const off = { packs: [], topUps: false, tiers: [], rewards: [], home };
  expect(termsOf(off)).toMatchObject(off);
});

describe('a term that is wrong by itself', () => {
  it.each<[string, unknown, string]>([
    ['a price above face value', { packs: [{ coins: 500, discountPercent: -1 }] }, 'must not be negative'],
    ['a pack of nothing', { packs: [{ coins: 0, discountPercent: 4 }] }, 'must be at least 1'],
    ['half a coin of a pack', { packs: [{ coins: 500.5, discountPercent: 4 }] }, 'must be a whole number'],
    ['half an account', { home: { most: 2.5 } }, 'must be a whole number'],
    ['half a coin', { gifts: { mostCoins: 0.5 } }, 'must be a whole number'],
    ['more coins than can be counted', { limits: { verified: { storedCoins: 2 ** 53 } } }, 'whole number'],
    ['a misspelt term', { gifts: { toOtherHousholds: true } }, 'toOtherHousholds'],
    ['fewer days of withdrawal than the law gives', { withdrawalDays: 13 }, 'must be at least 14'],
    ['a code asked for too late for Alexa', { code: { alwaysFromCents: 10_001 } }, 'must be at most 10000'],
    ['coins that outlive a wallet’s memory', { rewards: [{ ...rule, validMonths: 13 }] }, 'at most 12'],
    ['a reward for nothing known', { rewards: [{ ...rule, on: 'birthday' }] }, '"purchase" | "first-order"'],
    ['no percent at all', { rewards: [{ ...rule, percent: 0 }] }, 'must be at least 1'],
  ])('%s', (_what, terms, problem) => {
    expect(problemsOf(terms)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('terms that contradict each other', () => {
  it.each<[string, unknown, string]>([
    [
      'two packs of one size',
      {
        packs: [
          { coins: 500, discountPercent: 4 },
          { coins: 500, discountPercent: 5 },
        ],
      },
      'packs has two packs of 500',
    ],
    [
      'a pack that no card pays',
      { packs: [{ coins: 52, discountPercent: 5 }] },
      'packs sell 52 coins for less than leastCardCents',
    ],
    [
      'a pack above the limits',
      { packs: [{ coins: 50_001, discountPercent: 4 }] },
      'packs sell 50001 coins, and nobody may buy more than 50000',
    ],
    [
      'fewer coins for more',
      {
        packs: [
          { coins: 1_000, discountPercent: 4 },
          { coins: 500, discountPercent: 5 },
        ],
      },
      'packs give 1000 coins a lower discount than fewer coins',
    ],
    [
      'more in a day than in a month',
      { limits: { verified: { dayCoins: 200_001 } } },
      'limits.verified.dayCoins must not be more than limits.verified.monthCoins',
    ],
    [
      'more for those whom nobody knows',
      { limits: { unverified: { storedCoins: 200_001 } } },
      'limits.unverified.storedCoins must not be more than limits.verified.storedCoins',
    ],
    [
      'a card that takes more than the limit',
      { packs: [], leastCardCents: 50_001 },
      'leastCardCents must not be more than limits.verified.dayCoins',
    ],
    [
      'a gift above the day',
      { gifts: { mostCoins: 5_001 } },
      'gifts.mostCoins must not be more than gifts.dayCoins',
    ],
    [
      'a day above the month',
      { gifts: { dayCoins: 15_001 } },
      'gifts.dayCoins must not be more than gifts.monthCoins',
    ],
    [
      'gifts that nobody can send',
      { gifts: { toOtherHouseholds: true, mostPerDay: 0 } },
      'gifts.toOtherHouseholds is on, and the limits allow no gift',
    ],
    [
      'a day at home above the month',
      { home: { limits: { verified: { dayCoins: 20_001 } } } },
      'home.limits.verified.dayCoins must not be more than home.limits.verified.monthCoins',
    ],
    [
      'more at home for those whom nobody knows',
      { home: { limits: { unverified: { monthCoins: 20_001 } } } },
      'home.limits.unverified.monthCoins must not be more than home.limits.verified.monthCoins',
    ],
    ['a home of nobody else', { home: { most: 0 } }, 'home.transfers is on, and nothing can be sent'],
    [
      'a home in which no coin can go',
      { home: { limits: { unverified: { dayCoins: 0 }, verified: { dayCoins: 0 } } } },
      'home.transfers is on, and nothing can be sent',
    ],
    [
      'two tiers of one name',
      { tiers: [tier, { ...tier, fromCoins: 5_000 }] },
      'tiers has two tiers called holder',
    ],
    [
      'two tiers from one amount',
      { tiers: [tier, { ...tier, id: 'other' }] },
      'tiers has two tiers from 1000',
    ],
    [
      'a higher tier that gives less',
      { tiers: [tier, { ...tier, id: 'high', fromCoins: 5_000, freeDelivery: false }] },
      'tiers give high less than the tier below it',
    ],
    [
      'a later tier that opens deals later',
      { tiers: [{ ...tier, id: 'high', fromCoins: 5_000, earlyAccessHours: 1 }, tier] },
      'tiers give high less than the tier below it',
    ],
    ['two rules of one name', { rewards: [rule, rule] }, 'rewards has two rules called purchase'],
    [
      'a reward in coins and percent',
      { rewards: [{ ...rule, coins: 100 }] },
      'rewards.purchase must give coins or percent, one of the two',
    ],
    [
      'a reward of nothing',
      { rewards: [{ id: 'purchase', on: 'purchase', validMonths: 12 }] },
      'rewards.purchase must give coins or percent, one of the two',
    ],
    [
      'a share of no goods',
      { rewards: [{ ...rule, id: 'prize', on: 'contest' }] },
      'rewards.prize must give coins: a contest has no goods to take percent of',
    ],
    [
      'rewards that come before goods can be returned',
      { returnDays: 13 },
      'withdrawalDays must not be more than returnDays',
    ],
    [
      'a code asked for more seldom than it is needed',
      { code: { onceCoins: 10_001 } },
      'code.onceCoins must not be more than code.sinceProofCoins',
    ],
  ])('%s', (_what, terms, problem) => {
    expect(problemsOf(terms)).toEqual([problem]);
  });

  it('are named all at once', () => {
    const terms = { returnDays: 0, code: { onceCoins: 20_000 }, rewards: [rule, rule] };
    expect(problemsOf(terms)).toHaveLength(3);
  });
});
