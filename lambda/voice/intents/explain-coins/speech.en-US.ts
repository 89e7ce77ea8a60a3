import type { Earning, Sale } from '../../../domain/rewards/sources';
import type { Speech } from '../../outcome';
import { count } from '../../phrases/en-US';
import { vary } from '../../phrases/phrases';
import type { ExplainCoinsOutcomes } from './outcomes';

/** "a year", "six months". */
const validFor = (months: number): string => {
  if (months === 12) return 'a year';
  return months % 12 === 0 ? `${count(months / 12)} years` : `${count(months)} months`;
};

/** Where coins come from: what is not so is left out. */
const sources: Record<Sale, Record<Earning, string>> = {
  'cheaper-in-packs': {
    orders: 'You buy coins in packs, cheaper than one by one, and your orders earn you some.',
    other: 'You buy coins in packs, cheaper than one by one, and can earn some.',
    none: 'You buy coins in packs, cheaper than one by one.',
  },
  'at-face-value': {
    orders: 'You buy as many as you need, at a cent each, and your orders earn you some.',
    other: 'You buy as many as you need, at a cent each, and can earn some.',
    none: 'You buy as many as you need, at a cent each.',
  },
  none: {
    orders: "They aren't sold here: your orders earn you some.",
    other: "They aren't sold here, but you can earn some.",
    none: "You can't buy or earn any here, but those you have still pay for your orders.",
  },
};

const earnedLast = (validMonths: number | undefined): string =>
  validMonths === undefined
    ? 'Coins you were given may, and are spent first: ask me when they expire.'
    : `Coins you earn last about ${validFor(validMonths)}, and are spent first.`;

export const speech: Speech<ExplainCoinsOutcomes> = {
  basics: ({ sale, earning }) => ({
    say: `A coin is worth one cent, and pays for what you order here. ${sources[sale][earning]}`,
    ask: 'Shall I go on?',
  }),
  limits: ({ withdrawalDays, isSold, earnedValidMonths }) => ({
    say: `Coins you ${isSold ? 'buy' : 'bought'} never expire. ${earnedLast(earnedValidMonths)} They can't be turned back into money, except unused coins from a pack, which you can return within ${count(withdrawalDays)} days. What you return is refunded as you paid.`,
    ask: 'Anything else?',
  }),
  'cash-out': ({ withdrawalDays, accountPageUrl }) => ({
    say: `You can return unused coins you bought to your card within ${count(withdrawalDays)} days, on your account page. What's left of them is also paid back when your wallet is closed. Otherwise coins pay for orders, and aren't exchanged for money.`,
    ask: 'Anything else?',
    ...(accountPageUrl && { card: { title: 'Give coins back', text: accountPageUrl } }),
  }),
  'more-again': (_facts, { turn }) => ({
    say: vary(turn, 'Sorry, I missed that.', 'I beg your pardon.'),
    ask: 'Shall I tell you what expires?',
  }),
};
