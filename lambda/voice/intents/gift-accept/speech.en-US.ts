import type { Day } from '../../../domain/time';
import type { Speech, Words } from '../../outcome';
import { coins, count, money, untilTime } from '../../phrases/en-US';
import { vary } from '../../phrases/phrases';
import type { GiftAcceptOutcomes, Offered } from './outcomes';

const anythingElse = 'Anything else?';

const itOrThem = ({ gift }: Pick<Offered, 'gift'>): string => (gift.coins === 1 ? 'it' : 'them');
const accept = (offered: Pick<Offered, 'gift'>): string => `Shall I accept ${itOrThem(offered)}?`;

const untilWhen = ({ gift, zone }: Offered, today: Day): string => untilTime(gift.expiresAt, zone, today);

/** What became of one gift, and then the next. */
const andNext = (say: string, next: Offered | undefined): Words =>
  next
    ? {
        say: `${say} There's another: ${coins(next.gift.coins)} from ${next.gift.senderName}, worth ${money(next.worth)}.`,
        ask: accept(next),
      }
    : { say, ask: anythingElse };

export const speech: Speech<GiftAcceptOutcomes> = {
  'link-account': () => ({
    say: "Gifts come to your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
  none: () => ({ say: 'No gift is waiting for you.', ask: anythingElse }),
  offer: ({ waiting, ...offered }, { today }) => {
    const { gift, worth } = offered;
    const what = `${coins(gift.coins)}, worth ${money(worth)}`;
    return {
      say:
        waiting === 1
          ? `${gift.senderName} has sent you ${what}. You can accept ${untilWhen(offered, today)}.`
          : `You have ${count(waiting)} gifts. The first is from ${gift.senderName}: ${what}, ${untilWhen(offered, today)}.`,
      ask: accept(offered),
    };
  },
  'offer-again': (offered, { turn }) => ({
    say: `${vary(turn, 'Sorry, a yes or a no.', 'I beg your pardon.')} It's ${coins(offered.gift.coins)} from ${offered.gift.senderName}.`,
    ask: accept(offered),
  }),
  accepted: ({ gift, balanceCoins, next }) =>
    andNext(
      `${gift.senderName}'s ${coins(gift.coins)} ${gift.coins === 1 ? 'is' : 'are'} yours. You have ${coins(balanceCoins)} now.`,
      next,
    ),
  gone: ({ next }) => andNext("That gift isn't waiting anymore.", next),
  expired: ({ gift, next }) =>
    andNext(
      `It was too late for that gift: it goes back to ${gift.senderName}, who can send it again.`,
      next,
    ),
  'wallet-closed': () => ({
    say: 'Your wallet is closed, so it can take no gift. It goes back by itself.',
    ask: anythingElse,
  }),
  'wallet-full': (offered, { today }) => ({
    say: `Your wallet can't hold that many more coins just now. Spend some, and accept ${untilWhen(offered, today)}.`,
    ask: anythingElse,
  }),
  'offer-return': ({ gift }) => ({
    say: 'All right.',
    ask: `Shall I send ${itOrThem({ gift })} back to ${gift.senderName}?`,
  }),
  returned: ({ gift, next }) => andNext(`${gift.senderName} has the ${coins(gift.coins)} back.`, next),
  kept: ({ next, ...offered }, { today }) =>
    andNext(
      `Then ${offered.gift.coins === 1 ? 'it waits' : 'they wait'} ${untilWhen(offered, today)}.`,
      next,
    ),
  'was-accepted': ({ gift, next }) =>
    andNext(
      `The first yes had done it: ${gift.senderName}'s ${gift.coins === 1 ? 'coin is' : 'coins are'} yours.`,
      next,
    ),
};
