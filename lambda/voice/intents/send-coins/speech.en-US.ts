import type { Speech } from '../../outcome';
import { atTime, choice, coins, count, list, money, number } from '../../phrases/en-US';
import { capitalised, vary } from '../../phrases/phrases';
import type { ReadOut, SendCoinsOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const howMany = 'How many coins shall I send?';
const toWhom = 'Who are they for?';
const sendThem = (value: number): string => `Shall I send ${value === 1 ? 'it' : 'them'}?`;

const hours = (value: number): string => `${count(value)} ${value === 1 ? 'hour' : 'hours'}`;

const comeBack = (value: number): string => (value === 1 ? 'it comes back' : 'they come back');

const toAccept = ({ contact, coins: some, acceptWithinHours }: ReadOut): string =>
  acceptWithinHours === undefined
    ? ''
    : ` ${contact.name} has ${hours(acceptWithinHours)} to accept; otherwise ${comeBack(some)}.`;

/** "your coin", "your 500 coins". */
const coinOrCoins = (value: number): string => (value === 1 ? 'coin' : coins(value));

const stillHave = (balanceCoins: number): string =>
  balanceCoins === 0 ? 'Your wallet is empty now.' : `You have ${coins(balanceCoins)} left.`;

export const speech: Speech<SendCoinsOutcomes> = {
  'link-account': () => ({
    say: "Your coins are kept with your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
  'no-contacts': () => ({
    say: "You can only send coins to your contacts, and you don't have any yet. You can invite someone on your account page.",
    ask: anythingElse,
  }),
  'ask-coins': () => ({ say: 'Gladly.', ask: howMany }),
  'ask-coins-again': () => ({ say: 'Sorry, I need a number, such as five hundred.', ask: howMany }),
  'ask-contact': ({ names }) => ({ say: `You can send coins to ${choice(names)}.`, ask: toWhom }),
  'contact-unknown': ({ said, names }) => ({
    say: `I don't have ${said} among your contacts; you can add people on your account page. You have ${list(names)}.`,
    ask: toWhom,
  }),
  which: ({ name, isFirst }) => ({
    say: isFirst ? 'There are several by that name.' : 'Then,',
    ask: `${isFirst ? 'Is' : 'is'} it for ${name}?`,
  }),
  confirm: (read) => ({
    say: `${coins(read.coins)}, worth ${money(read.worth)}, to ${read.contact.name}.${toAccept(read)}`,
    ask: sendThem(read.coins),
  }),
  'confirm-again': ({ coins: some, worth, contact }, { turn }) => ({
    say: `${vary(turn, 'Sorry, a yes or a no.', 'I beg your pardon.')} It's ${coins(some)}, ${money(worth)}, to ${contact.name}.`,
    ask: sendThem(some),
  }),
  sent: ({ contact, coins: some, balanceCoins }) => ({
    say: `Done, ${contact.name} has your ${coinOrCoins(some)}. ${stillHave(balanceCoins)}`,
    ask: anythingElse,
  }),
  offered: ({ contact, coins: some, balanceCoins, acceptWithinHours }) => ({
    say: `Done. ${contact.name} has ${hours(acceptWithinHours)} to accept your ${coinOrCoins(some)}; otherwise ${comeBack(some)} to you. ${stillHave(balanceCoins)}`,
    ask: anythingElse,
  }),
  'not-sent': () => ({ say: "All right, I haven't sent anything.", ask: anythingElse }),
  'was-sent': () => ({
    say: 'They had gone already, with your first yes. Your statement shows them.',
    ask: anythingElse,
  }),
  'contact-gone': () => ({
    say: "That contact isn't on your list anymore, so I sent nothing. You can add them again on your account page.",
    ask: anythingElse,
  }),
  'amount-invalid': () => ({ say: 'I can only send whole coins, at least one.', ask: howMany }),
  self: () => ({ say: "That's your own wallet; the coins are there already.", ask: anythingElse }),
  'recipient-closed': ({ contact }) => ({
    say: `${contact.name} has no wallet anymore, so I sent nothing. Your coins are where they were.`,
    ask: anythingElse,
  }),
  'recipient-full': ({ contact }) => ({
    say: `${contact.name}'s wallet can't hold that many more, so I sent nothing. A smaller number may fit.`,
    ask: anythingElse,
  }),
  'recipient-currency': ({ contact }) => ({
    say: `${contact.name} is in a country with another currency, where a coin is worth something else, so I sent nothing. Your coins are where they were.`,
    ask: anythingElse,
  }),
  'gifts-off': ({ contact }) => ({
    say: `Coins stay within a home here: sent to another household, they would be a money transfer, which takes a license. You can buy something for ${contact.name} instead.`,
    ask: anythingElse,
  }),
  'not-verified': () => ({
    say: 'Before coins go to another household, the store has to know who you are. Your account page says how that is done.',
    ask: anythingElse,
  }),
  'too-much': ({ mostCoins }) => ({
    say: `${coins(mostCoins)} is the most you can send at once.`,
    ask: howMany,
  }),
  'limit-reached': ({ period, leftCoins }) => {
    const limit = period === 'day' ? "today's" : "this month's";
    return {
      say:
        leftCoins === 0
          ? `You've reached ${limit} sending limit. Your coins are where they were.`
          : `That's over ${limit} limit. You can still send ${number(leftCoins)}.`,
      ask: anythingElse,
    };
  },
  'home-off': ({ contact }) => ({
    say: `This store doesn't let coins go to another wallet, not within a home either. You can buy something for ${contact.name} instead.`,
    ask: anythingElse,
  }),
  'home-limit-reached': ({ period, leftCoins }) => {
    const limit = `${period === 'day' ? "today's" : "this month's"} limit for your home`;
    return {
      say:
        leftCoins === 0
          ? `You've reached ${limit}. Your coins are where they were.`
          : `That's over ${limit}. You can still send ${number(leftCoins)}.`,
      ask: anythingElse,
    };
  },
  'too-many-gifts': ({ mostPerDay }) => ({
    say: `${capitalised(count(mostPerDay))} ${mostPerDay === 1 ? 'gift' : 'gifts'} a day is the most. You can send the next one tomorrow.`,
    ask: anythingElse,
  }),
  'contact-too-new': ({ contact, from, zone }, { today }) => ({
    say: `${contact.name} is a new contact. To be safe, you can send coins from ${atTime(from, zone, today).replace(/^(on|at) /, '')} on.`,
    ask: anythingElse,
  }),
  'not-giveable': ({ giveableCoins, reason }) => {
    const why =
      reason === 'promo'
        ? "Coins you've earned are for shopping; only those you bought can be sent"
        : "Coins bought in the last few days can't be sent yet";
    return {
      say: giveableCoins > 0 ? `${why}: that's ${number(giveableCoins)} for now.` : `${why}.`,
      ask: anythingElse,
    };
  },
  'not-enough-coins': ({ coins: some, balanceCoins }) => ({
    say:
      balanceCoins === 0
        ? 'You have no coins to send just now. You can buy some: say, buy coins.'
        : `You have ${coins(balanceCoins)}, which isn't enough to send ${number(some)}. You can send fewer, or buy some more.`,
    ask: anythingElse,
  }),
};
