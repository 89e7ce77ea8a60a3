import type { Day } from '../../../domain/time';
import type { Speech } from '../../outcome';
import { coins, list, money, monthEnd, number } from '../../phrases/en-US';
import type { BalanceOutcomes, Beside, Expiring } from './outcomes';

const anythingElse = 'Anything else?';

/** More months than these are too many to listen to. */
const mostMonths = 3;

const areOrIs = (value: number): string => (value === 1 ? 'is' : 'are');
const expireOrExpires = (value: number): string => (value === 1 ? 'expires' : 'expire');

function nextSaid({ month, coins: some }: Expiring, balanceCoins: number, today: Day): string {
  if (balanceCoins === 1) return `It expires ${monthEnd(month, today)}.`;
  const which =
    some === balanceCoins ? 'All of them' : some === 1 ? 'One of them' : `${number(some)} of them`;
  return `${which} ${expireOrExpires(some)} ${monthEnd(month, today)}.`;
}

const setAside = ({ heldCoins, heldFor }: Beside): string => {
  const what = heldFor === 'orders' ? "what you've ordered" : 'orders and gifts on their way';
  return `${areOrIs(heldCoins)} set aside for ${what}`;
};

const heldSaid = (beside: Beside): string =>
  beside.heldCoins > 0
    ? `${beside.heldCoins === 1 ? 'One' : number(beside.heldCoins)} more ${setAside(beside)}.`
    : '';

const owedSaid = ({ owedCoins }: Beside): string =>
  owedCoins > 0
    ? `${coins(owedCoins)} you had earned ${areOrIs(owedCoins)} still to be paid back for something returned; your next rewards pay that first.`
    : '';

const waitingSaid = ({ waitingCoins }: Pick<Beside, 'waitingCoins'>): string =>
  waitingCoins > 0
    ? `${coins(waitingCoins)} you've earned ${areOrIs(waitingCoins)} on ${waitingCoins === 1 ? 'its' : 'their'} way.`
    : '';

const sentences = (...parts: string[]): string => parts.filter(Boolean).join(' ');

const monthSaid = ({ month, coins: some }: Expiring, today: Day): string =>
  `${coins(some)} ${monthEnd(month, today)}`;

export const speech: Speech<BalanceOutcomes> = {
  balance: ({ balanceCoins, worth, next, ...beside }, { today }) => {
    const nextToGo = next ? nextSaid(next, balanceCoins, today) : '';
    const held = heldSaid(beside);
    return {
      say: sentences(
        `You have ${coins(balanceCoins)}, worth ${money(worth)}.`,
        nextToGo,
        held,
        waitingSaid(beside),
        owedSaid(beside),
      ),
      ask: anythingElse,
      screen: {
        title: 'Your coins',
        coins: coins(balanceCoins),
        money: `Worth ${money(worth)}`,
        // Two facts are what a small screen has room for.
        beside: sentences(nextToGo, held || waitingSaid(beside)),
        hint: '“Why did my balance change?”',
      },
    };
  },
  expiry: ({ balanceCoins, expiring }, { today }) => {
    const promoCoins = expiring.reduce((sum, one) => sum + one.coins, 0);
    if (promoCoins === 0)
      return { say: 'None of your coins expire: use them whenever you like.', ask: anythingElse };
    const told = expiring.slice(0, mostMonths).map((one) => monthSaid(one, today));
    const later = expiring.length > mostMonths ? ', and others later' : '';
    const lasting = balanceCoins - promoCoins;
    const others = lasting === 1 ? 'one' : number(lasting);
    const rest = lasting > 0 ? ` The other ${others} never ${expireOrExpires(lasting)}.` : '';
    return {
      say: `What expires next: ${list(told)}${later}.${rest} They are spent in that order.`,
      ask: anythingElse,
    };
  },
  empty: (beside) => ({
    say:
      beside.heldCoins > 0
        ? sentences(
            `You have no coins free just now: ${coins(beside.heldCoins)} ${setAside(beside)}.`,
            waitingSaid(beside),
            owedSaid(beside),
          )
        : sentences(
            'Your wallet is empty.',
            waitingSaid(beside),
            owedSaid(beside),
            'You can ask where your coins went.',
          ),
    ask: anythingElse,
  }),
  'no-wallet': (waiting) => ({
    say: sentences(
      'You have no coins yet.',
      waitingSaid(waiting),
      'Your wallet opens with the first ones; until then I can tell you the deals.',
    ),
    ask: anythingElse,
  }),
  'link-account': () => ({
    say: "Your coins are kept with your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
};
