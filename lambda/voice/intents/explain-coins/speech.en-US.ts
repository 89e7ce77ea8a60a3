import type { Speech } from '../../outcome';
import { count } from '../../phrases/en-US';
import { vary } from '../../phrases/phrases';
import type { ExplainCoinsOutcomes } from './outcomes';

/** "a year", "six months". */
const validFor = (months: number): string => {
  if (months === 12) return 'a year';
  return months % 12 === 0 ? `${count(months / 12)} years` : `${count(months)} months`;
};

export const speech: Speech<ExplainCoinsOutcomes> = {
  basics: () => ({
    say: 'A coin is worth one cent, and pays for what you order here. You buy coins in packs, cheaper than one by one, and your orders earn you some.',
    ask: 'Shall I go on?',
  }),
  limits: ({ withdrawalDays, earnedValidMonths }) => ({
    say: `Coins you buy never expire. Coins you earn last about ${validFor(earnedValidMonths)}, and are spent first. They can't be turned back into money, except unused coins from a pack, which you can return within ${count(withdrawalDays)} days. What you return is refunded as you paid.`,
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
