import type { Speech } from '../../outcome';
import { atTime, coins, count, money } from '../../phrases/en-US';
import type { RedeemCodeOutcomes } from './outcomes';

const question = 'What are the twelve digits?';
const anythingElse = 'Anything else?';

const digits = (value: number): string => `${count(value)} ${value === 1 ? 'digit' : 'digits'}`;

export const speech: Speech<RedeemCodeOutcomes> = {
  'link-account': () => ({
    say: "A gift code goes to your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
  ask: () => ({ say: 'Gladly. Say them four at a time, or one by one.', ask: question }),
  'ask-rest': ({ digitsLeft }) => ({
    say: `Thank you, ${digits(digitsLeft)} to go.`,
    ask: digitsLeft === 1 ? 'What is the last one?' : 'What are the next ones?',
  }),
  'ask-again': () => ({ say: 'Sorry, I need digits, such as four, eight, two, one.', ask: question }),
  malformed: () => ({
    say: "Those digits don't belong together; I may have misheard one. Let's begin again, slowly.",
    ask: question,
  }),
  'code-unknown': () => ({
    say: "I don't know that code. A digit may be wrong.",
    ask: 'Would you say it once more?',
  }),
  'code-used': () => ({
    say: 'That code has been used already, by somebody else. Whoever gave it to you may know more.',
    ask: anythingElse,
  }),
  'code-expired': () => ({
    say: 'That code has expired, so it brings no coins anymore. The store that sold it may help.',
    ask: anythingElse,
  }),
  'yours-already': ({ coins: some }) => ({
    say: `You've redeemed that one: its ${coins(some)} ${some === 1 ? 'is' : 'are'} in your wallet already.`,
    ask: anythingElse,
  }),
  'too-many-tries': ({ until, zone }, { today }) => ({
    say: `That was a lot of tries, so I'll stop there to be safe. You can try again ${atTime(until, zone, today)}.`,
    ask: anythingElse,
  }),
  'wallet-closed': () => ({
    say: 'Your wallet is closed, so I left the code as it is: it stays good.',
    ask: anythingElse,
  }),
  'wallet-full': () => ({
    say: "Your wallet can't hold that many more coins just now. The code stays good: spend some first.",
    ask: anythingElse,
  }),
  redeemed: ({ coins: some, worth, balanceCoins }) => ({
    say: `Your code brings you ${coins(some)}, worth ${money(worth)}. You have ${coins(balanceCoins)} now.`,
    ask: anythingElse,
  }),
  left: () => ({ say: 'All right, the code stays unused.', ask: anythingElse }),
  'gave-up': () => ({
    say: "I'll leave it there; the code stays good. You can also type it on your account page. Goodbye.",
  }),
};
