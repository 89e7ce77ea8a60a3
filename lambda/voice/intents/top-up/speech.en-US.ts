import type { TopUpLimit } from '../../../domain/payments/limits';
import type { Earning } from '../../../domain/rewards/sources';
import type { Speech } from '../../outcome';
import { coins, count, list, money } from '../../phrases/en-US';
import { vary } from '../../phrases/phrases';
import type { PricedCoins, TopUpOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const howMany = 'How many would you like?';

const forPrice = ({ coins: number, price }: PricedCoins): string => `${coins(number)} for ${money(price)}`;
const saving = ({ discountPercent }: PricedCoins): string =>
  discountPercent > 0 ? `, ${count(discountPercent)} percent off` : '';

const limits: Record<TopUpLimit, string> = {
  day: 'today',
  month: 'this month',
  stored: 'before your wallet is full',
};

const notSold: Record<Earning, string> = {
  orders: "Coins aren't sold here; you earn them with your orders.",
  other: "Coins aren't sold here, but you can earn some.",
  none: "Coins aren't sold here, but any you have still pay for your orders.",
};

export const speech: Speech<TopUpOutcomes> = {
  packs: ({ packs, more }) => ({
    say: `There are packs of ${list(packs.map(forPrice))}${more ? ', and larger ones' : ''}. Any other number is a cent a coin.`,
    ask: howMany,
  }),
  'how-many': (_facts, { turn }) => ({
    say: vary(turn, 'Sorry, I need a number of coins.', "I didn't catch the number."),
    ask: howMany,
  }),
  'nothing-missing': () => ({
    say: "Nothing is missing: what your coins don't cover goes on your card when you order.",
    ask: howMany,
  }),
  confirm: ({ offer, sellerName, withdrawalDays, insteadOf, changed }) => ({
    say: `${changed ? 'The price has changed. ' : ''}${insteadOf ? `A bigger pack costs less than ${coins(insteadOf)}: ` : ''}${forPrice(offer)}${saving(offer)}, from ${sellerName}, on your saved card. You can return unused coins within ${count(withdrawalDays)} days.`,
    ask: 'Shall I buy them?',
  }),
  'confirm-again': ({ offer }) => ({ say: 'Sorry, I missed that.', ask: `Shall I buy ${forPrice(offer)}?` }),
  begun: ({ offer }) => ({
    say: `I'm charging ${money(offer.price)} to your card. Your ${coins(offer.coins)} will be there as soon as the bank approves.`,
    ask: anythingElse,
  }),
  'nothing-bought': (_facts, { turn }) => ({
    say: vary(turn, 'All right, nothing is bought.', "Very well, I've bought nothing."),
    ask: anythingElse,
  }),
  'below-least': ({ leastCoins }) => ({
    say: `A card takes no less than ${coins(leastCoins)} at a time.`,
    ask: howMany,
  }),
  'over-limit': ({ limit, atMostCoins }) =>
    atMostCoins > 0
      ? { say: `You can buy ${coins(atMostCoins)} more ${limits[limit]}.`, ask: howMany }
      : {
          say: `You can't buy any more ${limit === 'stored' ? 'until you have spent some' : limits[limit]}, so nothing is bought.`,
          ask: anythingElse,
        },
  off: ({ earning }) => ({ say: notSold[earning], ask: anythingElse }),
  'no-card': ({ accountPageUrl }) => ({
    say: "There's no card saved in your store account, so I can't buy coins yet. Save one there, then ask me again.",
    ask: anythingElse,
    ...(accountPageUrl && { card: { title: 'Save a card', text: accountPageUrl } }),
  }),
  closed: () => ({ say: 'Your wallet has been closed, so it takes no more coins.', ask: anythingElse }),
  'link-account': () => ({
    say: "Coins belong to your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
};
