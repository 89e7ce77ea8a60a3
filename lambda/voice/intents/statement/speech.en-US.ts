import type { Day } from '../../../domain/time';
import type { Topic } from '../../../domain/wallet/statement';
import type { Speech } from '../../outcome';
import { coins, count, list, money, number } from '../../phrases/en-US';
import { inPeriod } from '../../phrases/period.en-US';
import { capitalised, vary } from '../../phrases/phrases';
import { movementsSaid } from './movement.en-US';
import type { Asked, StatementOutcomes, Sum } from './outcomes';

const anythingElse = 'Anything else?';
const newestQuestion = 'Shall I read you your latest transactions?';

const transactions = (value: number): string =>
  `${count(value)} ${value === 1 ? 'transaction' : 'transactions'}`;
const coinsWereOrWas = (value: number): string => `${coins(value)} ${value === 1 ? 'was' : 'were'}`;

/** "In October", "Last week", "So far": the time that is meant. */
const whenSaid = ({ period }: Asked, today: Day): string =>
  period ? capitalised(inPeriod(period, today)) : 'In all';

/** A date is set apart by a second comma. */
const apart = (when: string): string => (when.includes(',') ? `${when},` : when);

function flowSaid({ inCoins, outCoins, expiredCoins }: Sum): string {
  const parts = [
    inCoins > 0 ? `${coins(inCoins)} came in` : '',
    outCoins > 0 ? `${inCoins > 0 ? number(outCoins) : coins(outCoins)} went out` : '',
    expiredCoins > 0 ? `${inCoins + outCoins > 0 ? number(expiredCoins) : coins(expiredCoins)} expired` : '',
  ];
  return list(parts.filter(Boolean));
}

const giftsSaid = ({ inCoins, outCoins }: Sum): string =>
  list(
    [
      inCoins > 0 ? `${coinsWereOrWas(inCoins)} given to you or came back` : '',
      outCoins > 0 ? `you gave ${coins(outCoins)} away` : '',
    ].filter(Boolean),
  );

const correctionsSaid = ({ inCoins, outCoins }: Sum): string =>
  list(
    [
      inCoins > 0 ? `${coinsWereOrWas(inCoins)} credited to you` : '',
      outCoins > 0 ? `${coinsWereOrWas(outCoins)} taken out` : '',
    ].filter(Boolean),
  );

const sums: Record<Topic, (sum: Sum) => string> = {
  spent: ({ outCoins, outWorth }) => `you spent ${coins(outCoins)}, worth ${money(outWorth)}`,
  refunded: ({ inCoins, inWorth }) => `${coins(inCoins)} came back to you, worth ${money(inWorth)}`,
  earned: ({ inCoins, inWorth }) => `you earned ${coins(inCoins)}, worth ${money(inWorth)}`,
  bought: ({ inCoins }) => `you bought ${coins(inCoins)}`,
  withdrawn: ({ outCoins }) => `you gave back ${coins(outCoins)}`,
  expired: ({ expiredCoins }) => `${coins(expiredCoins)} expired`,
  gifts: giftsSaid,
  corrected: correctionsSaid,
  all: flowSaid,
};

/** Too many to look through are not added up as if they were all. */
function sumSaid(sum: Sum, today: Day): string {
  const said = `${apart(whenSaid(sum, today))} ${sums[sum.topic](sum)}, in ${transactions(sum.movements)}.`;
  return sum.isWhole
    ? said
    : `There were too many transactions for me to add up all of them. Of the latest: ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}

const nothing: Record<Topic, string> = {
  spent: "you didn't spend any coins",
  refunded: 'no coins came back to you',
  earned: "you didn't earn any coins",
  bought: "you didn't buy any coins",
  withdrawn: "you didn't give any coins back",
  expired: 'no coins expired',
  gifts: 'no coins were given',
  corrected: 'there were no credits or corrections',
  all: 'there was no activity in your wallet',
};

export const speech: Speech<StatementOutcomes> = {
  movements: ({ entries, more }, moment) => ({
    say: movementsSaid(entries, moment),
    ask: more ? 'Do you want to hear more?' : anythingElse,
  }),
  sum: (sum, moment) => ({
    say: [sumSaid(sum, moment.today), movementsSaid(sum.entries, moment)].filter(Boolean).join(' '),
    ask: sum.entries.length > 0 ? anythingElse : 'Shall I go through them?',
  }),
  'nothing-found': (asked, { today }) => ({
    say: asked.period
      ? `${apart(whenSaid(asked, today))} ${nothing[asked.topic]}${asked.nextToCome ? ', and the next one is still to come' : ''}.`
      : `So far, ${nothing[asked.topic]}.`,
    ask: newestQuestion,
  }),
  'unpaid-top-up': ({ price, isDeclined }) => ({
    say: isDeclined
      ? `The bank declined your last purchase of coins, for ${money(price)}. Nothing was charged.`
      : `Your purchase of coins for ${money(price)} is still waiting for the bank.`,
    ask: newestQuestion,
  }),
  'too-long-ago': () => ({
    say: 'There have been too many transactions since then for me to look so far back. Your account page has all of them.',
    ask: newestQuestion,
  }),
  'still-to-come': () => ({
    say: "That is still to come, so there's nothing to tell yet.",
    ask: newestQuestion,
  }),
  'unclear-date': () => ({ say: "I didn't catch which time you mean.", ask: newestQuestion }),
  'more-again': (_facts, { turn }) => ({
    say: vary(turn, 'Sorry, I missed that.', 'I beg your pardon.'),
    ask: 'Shall I read more of your transactions?',
  }),
  'nothing-yet': () => ({ say: "There's no activity in your wallet yet.", ask: anythingElse }),
  'link-account': () => ({
    say: "Your statement is kept with your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
};
