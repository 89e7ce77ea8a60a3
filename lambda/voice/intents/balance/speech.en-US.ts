import type { Speech } from '../../outcome';
import { coins, money } from '../../phrases/en-US';
import type { BalanceOutcomes } from './outcomes';

const anythingElse = 'Anything else?';

export const speech: Speech<BalanceOutcomes> = {
  balance: ({ balanceCoins, worth }) => ({
    say: `You have ${coins(balanceCoins)}, worth ${money(worth)}.`,
    ask: anythingElse,
    screen: {
      title: 'Your coins',
      coins: coins(balanceCoins),
      money: `Worth ${money(worth)}`,
      hint: '“Why did my balance change?”',
    },
  }),
  empty: () => ({
    say: 'Your wallet is empty. You can ask where your coins went.',
    ask: anythingElse,
  }),
  'no-wallet': () => ({
    say: 'You have no coins yet. Your wallet opens with the first ones; until then I can tell you the deals.',
    ask: anythingElse,
  }),
  'link-account': () => ({
    say: "Your coins are kept with your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
};
