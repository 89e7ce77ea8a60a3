import { packOffers } from '../payments/packs';
import type { RewardRule, Tier, TopUpLimits, WalletTerms } from './terms';

/** Terms that cannot hold together: where, in dots, and why. */
export interface Contradiction {
  path: string;
  problem: string;
}

const at = (path: string, problem: string): Contradiction => ({ path, problem });

/** Names or numbers of a list that may stand in it once. */
function repeated(path: string, values: readonly (string | number)[], what: string): Contradiction[] {
  const again = values.filter((value, place) => values.indexOf(value) < place);
  return again.map((value) => at(path, `has two ${what} ${value}`));
}

/** Where the second of two numbers must be as much as the first. */
const atMost = (path: string, amount: number, most: number, mostPath: string): Contradiction[] =>
  amount > most ? [at(path, `must not be more than ${mostPath}`)] : [];

function packContradictions({ packs, leastCardCents, limits }: WalletTerms): Contradiction[] {
  const { dayCoins, storedCoins } = limits.verified;
  const most = Math.min(dayCoins, storedCoins);
  const offers = packOffers({ packs, leastCardCents });
  const tooCheap = offers.filter(({ cents }) => cents < leastCardCents);
  const tooMany = offers.filter(({ coins }) => coins > most);
  const meaner = offers.filter(
    ({ discountPercent }, place) => discountPercent < (offers[place - 1]?.discountPercent ?? 0),
  );
  return [
    ...repeated(
      'packs',
      packs.map(({ coins }) => coins),
      'packs of',
    ),
    ...tooCheap.map(({ coins }) => at('packs', `sell ${coins} coins for less than leastCardCents`)),
    ...tooMany.map(({ coins }) => at('packs', `sell ${coins} coins, and nobody may buy more than ${most}`)),
    ...meaner.map(({ coins }) => at('packs', `give ${coins} coins a lower discount than fewer coins`)),
  ];
}

function limitContradictions({ limits, leastCardCents }: WalletTerms): Contradiction[] {
  const { unverified, verified } = limits;
  const names: (keyof TopUpLimits)[] = ['dayCoins', 'monthCoins', 'storedCoins'];
  return [
    ...Object.entries(limits).flatMap(([state, { dayCoins, monthCoins }]) =>
      atMost(`limits.${state}.dayCoins`, dayCoins, monthCoins, `limits.${state}.monthCoins`),
    ),
    ...names.flatMap((name) =>
      atMost(`limits.unverified.${name}`, unverified[name], verified[name], `limits.verified.${name}`),
    ),
    ...atMost('leastCardCents', leastCardCents, verified.dayCoins, 'limits.verified.dayCoins'),
  ];
}

function giftContradictions({ gifts }: WalletTerms): Contradiction[] {
  const isNever = gifts.toOtherHouseholds && (gifts.mostCoins === 0 || gifts.mostPerDay === 0);
  return [
    ...atMost('gifts.mostCoins', gifts.mostCoins, gifts.dayCoins, 'gifts.dayCoins'),
    ...atMost('gifts.dayCoins', gifts.dayCoins, gifts.monthCoins, 'gifts.monthCoins'),
    ...(isNever ? [at('gifts.toOtherHouseholds', 'is on, and the limits allow no gift')] : []),
  ];
}

function homeContradictions({ home }: WalletTerms): Contradiction[] {
  const { transfers, most, limits } = home;
  const { unverified, verified } = limits;
  const isNever = transfers && (most === 0 || verified.dayCoins === 0);
  const names = ['dayCoins', 'monthCoins'] as const;
  return [
    ...Object.entries(limits).flatMap(([state, { dayCoins, monthCoins }]) =>
      atMost(`home.limits.${state}.dayCoins`, dayCoins, monthCoins, `home.limits.${state}.monthCoins`),
    ),
    ...names.flatMap((name) =>
      atMost(
        `home.limits.unverified.${name}`,
        unverified[name],
        verified[name],
        `home.limits.verified.${name}`,
      ),
    ),
    ...(isNever ? [at('home.transfers', 'is on, and nothing can be sent')] : []),
  ];
}

/** More coins must not bring less. */
const isMeaner = (tier: Tier, lower: Tier | undefined): boolean =>
  lower !== undefined &&
  (tier.earlyAccessHours < lower.earlyAccessHours || (lower.freeDelivery && !tier.freeDelivery));

function tierContradictions({ tiers }: WalletTerms): Contradiction[] {
  const rising = [...tiers].sort((a, b) => a.fromCoins - b.fromCoins);
  const meaner = rising.filter((tier, place) => isMeaner(tier, rising[place - 1]));
  return [
    ...repeated(
      'tiers',
      tiers.map(({ id }) => id),
      'tiers called',
    ),
    ...repeated(
      'tiers',
      tiers.map(({ fromCoins }) => fromCoins),
      'tiers from',
    ),
    ...meaner.map(({ id }) => at('tiers', `give ${id} less than the tier below it`)),
  ];
}

/** Where there is an order, and so goods to take a share of. */
const hasGoods: RewardRule['on'][] = ['purchase', 'first-order', 'referral', 'referred'];

function ruleContradictions({ id, on, coins, percent }: RewardRule): Contradiction[] {
  const path = `rewards.${id}`;
  if ((coins === undefined) === (percent === undefined))
    return [at(path, 'must give coins or percent, one of the two')];
  return percent !== undefined && !hasGoods.includes(on)
    ? [at(path, `must give coins: a ${on} has no goods to take percent of`)]
    : [];
}

const rewardContradictions = ({ rewards }: WalletTerms): Contradiction[] => [
  ...repeated(
    'rewards',
    rewards.map(({ id }) => id),
    'rules called',
  ),
  ...rewards.flatMap(ruleContradictions),
];

const periodContradictions = ({ returnDays, withdrawalDays, code }: WalletTerms): Contradiction[] => [
  ...atMost('withdrawalDays', withdrawalDays, returnDays, 'returnDays'),
  ...atMost('code.onceCoins', code.onceCoins, code.sinceProofCoins, 'code.sinceProofCoins'),
];

/** What of a seller's terms contradicts itself; none of it may reach a customer. */
export const contradictionsIn = (terms: WalletTerms): Contradiction[] => [
  ...packContradictions(terms),
  ...limitContradictions(terms),
  ...giftContradictions(terms),
  ...homeContradictions(terms),
  ...tierContradictions(terms),
  ...rewardContradictions(terms),
  ...periodContradictions(terms),
];
