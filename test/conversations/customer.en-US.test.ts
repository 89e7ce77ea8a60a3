import { dealOn, type House, type HouseOptions, habitOf } from '../support/house';
import { houseSuite } from '../support/house-suite';

/** What a demanding customer says at the speaker, and may expect to hear. */

const houses = houseSuite();

const coffee = habitOf('COF-GROUND-250');
const household: HouseOptions = {
  habits: [
    coffee,
    habitOf('PAP-TOILET-12'),
    habitOf('BAB-DIAPERS-2-44', { lastQuantity: 1, usualQuantity: 1 }),
    habitOf('DAI-OAT-1'),
    habitOf('DAI-EGGS-ORG-6'),
    habitOf('HYG-SHAMPOO-DRY-250'),
  ],
};
/** Each house has deals of its own. */
const twoDeals = (): HouseOptions => ({
  ...household,
  deals: [dealOn('COF-GROUND-250'), dealOn('BAB-DIAPERS-2-44')],
});

interface Conversation {
  title: string;
  script: string;
  options?: HouseOptions;
}

async function hold({ script, options }: Conversation): Promise<House> {
  const house = await houses.open({ ...household, ...options });
  await house.talk(script);
  return house;
}

const atTheConfirmation: Conversation[] = [
  {
    title: 'another number is read without all the rest',
    script: `
      U: ask my majordomo to reorder coffee
      A: Your usual ground coffee, two bags, * from Majordomo. * Shall I order that?
      U: make it a dozen
      A: 12 bags from Majordomo, $* on Thursday. That's * coins. Shall I order that?
      U: no make it one
      A: One bag from Majordomo, $* on Thursday. That's * coins. Shall I order it?
    `,
  },
  {
    title: 'half a dozen and a couple are numbers',
    script: `
      U: ask my majordomo to reorder coffee
      U: make it half a dozen
      A: Six bags from Majordomo, *
      U: make it a couple
      A: Two bags from Majordomo, *
    `,
  },
  {
    title: 'the price is asked for once more',
    script: `
      U: ask my majordomo to reorder coffee
      U: how much is it
      A: Your usual ground coffee, two bags, $13.48 * Shall I order that?
    `,
  },
  {
    title: 'the seller and the delivery are asked for once more, also after another number',
    script: `
      U: ask my majordomo to reorder coffee
      U: make it three
      U: who sells it
      A: Three bags from Majordomo, * Shall I order that?
      U: is delivery included
      A: * delivery included, on Thursday. * Shall I order that?
    `,
  },
  {
    title: 'when it comes is in what was read, and the purchase waits',
    script: `
      U: ask my majordomo to reorder coffee
      U: when does it come
      A: * on Thursday, * Shall I order that?
      U: yes
      A: Done, it comes on Thursday. *
    `,
  },
  {
    title: 'the coins are counted, and the purchase waits',
    script: `
      U: ask my majordomo to reorder coffee
      U: how many coins do I have
      A: You have 10,000 coins, worth $100.00. Shall I order that?
      U: yes
      A: Done, it comes on Thursday. *
    `,
  },
  {
    title: 'how to pay is said, and the purchase waits',
    script: `
      U: ask my majordomo to reorder coffee
      U: can I pay by card
      A: /coins.*Shall I order that\\?/
      U: what's a coin
      A: /coins.*Shall I order that\\?/
      U: yes
      A: Done, *
    `,
  },
  {
    title: 'never mind says that nothing was ordered',
    script: `
      U: ask my majordomo to reorder coffee
      U: never mind
      A: All right, I haven't ordered anything. Goodbye.
    `,
  },
  {
    title: 'thanks is no yes',
    script: `
      U: ask my majordomo to reorder coffee
      U: thanks
      A: * nothing* Anything else?
      U: thank you
      A: /goodbye/i
    `,
  },
  {
    title: 'a place in a list means nothing without a list',
    script: `
      U: ask my majordomo to reorder coffee
      U: the first one
      A: Sorry, I missed that. Shall I order two bags of ground coffee for $13.48?
    `,
  },
  {
    title: 'a thing not for sale leaves the way to another',
    script: `
      U: ask my majordomo to order mint green tea
      A: Mint green tea is out of stock. I do have organic green tea. Would you like that instead?
      U: yes
      A: Organic green tea, one box, * Shall I order it?
    `,
  },
  {
    title: 'help is never the same twice in a row',
    script: `
      U: ask my majordomo to reorder coffee
      U: help
      A: Yes orders it and pays with your coins, no keeps nothing. * Shall I order that?
      U: help
      A: You pay with your coins, * Shall I order that?
    `,
  },
];

const anotherKind: Conversation[] = [
  {
    title: 'the other one lists what else there is of the kind',
    script: `
      U: ask my majordomo to order diapers
      A: Your usual size 2 diapers, *
      U: the other one
      A: I found three: size 3 diapers, * Would you like the size 3 diapers?
      U: no
      A: All right. *size * diapers*
    `,
  },
  {
    title: 'a cheaper one is cheaper, and the cheapest is said to be so',
    script: `
      U: ask my majordomo to order soy sauce
      A: Soy sauce, *
      U: a cheaper one
      A: That's the cheapest I have. Would you like the soy sauce?
      U: yes
      A: Done, *
    `,
  },
  {
    title: 'a cheaper shampoo is a shampoo',
    script: `
      U: ask my majordomo to order shampoo
      A: Your usual dry hair shampoo, *
      U: the cheaper one
      A: /^Gentle shampoo, /
    `,
  },
  {
    title: 'the decaf is another coffee',
    script: `
      U: ask my majordomo to order coffee
      U: the decaf
      A: Decaf ground coffee, *
    `,
  },
  {
    title: 'another product by its own name is no kind of the first',
    script: `
      U: ask my majordomo to order apple baby food
      U: carrots
      A: Carrots, *
    `,
  },
  {
    title: 'the second of the candidates',
    script: `
      U: ask my majordomo to order batteries
      A: I found three: * Would you like the double A batteries?
      U: the second one
      A: Triple A batteries, *
    `,
  },
  {
    title: 'three times no is no dead end, and no claim that there is nothing else',
    script: `
      U: ask my majordomo to order batteries
      U: no
      U: no
      U: no
      A: Those were the nearest I have. What should I look for instead?
    `,
  },
];

const inOneBreath: Conversation[] = [
  {
    title: 'milk and eggs are one order of both',
    script: `
      U: ask my majordomo to order milk and eggs
      A: Two cartons of oat milk and two cartons of organic eggs, $* from Majordomo. * Shall I order that?
      U: no
      A: * nothing* Anything else?
    `,
  },
  {
    title: 'each with its number',
    script: `
      U: ask my majordomo to order three milks and four eggs
      A: Three cartons of oat milk and four cartons of organic eggs, *
    `,
  },
  {
    title: 'three with one word between them are three',
    script: `
      U: ask my majordomo to order eggs, milk and coffee
      A: Two cartons of organic eggs, two cartons of oat milk, and two bags of ground coffee, *
    `,
  },
  {
    title: 'one that is not sold is said before anything is ordered',
    script: `
      U: ask my majordomo to order coffee and a lawnmower
      A: Your usual ground coffee, two bags, * I don't have a lawnmower. * Shall I order that?
    `,
  },
  {
    title: 'one that is not clear comes first, and the other is not forgotten silently',
    script: `
      U: ask my majordomo to order batteries and coffee
      A: One at a time: batteries first, then ask me for coffee. I found three: * Would you like the double A batteries?
    `,
  },
  {
    title: 'neither is another product by a word in common',
    script: `
      U: ask my majordomo to order salt and pepper
      A: One box of sea salt and one jar of black pepper, *
    `,
  },
];

const numbersAndNames: Conversation[] = [
  {
    title: 'two dozen eggs are two cartons of a dozen',
    script: `
      U: ask my majordomo to order two dozen eggs
      A: Free-range eggs, two cartons, *
    `,
  },
  {
    title: 'zero, less than that, and far too many',
    script: `
      U: ask my majordomo to order zero carrots
      A: I can order from one to 20. How many bags of carrots would you like?
      U: minus three
      A: I can order from one to 20. *
      U: nine thousand
      A: The most I can order at once is 20 bags. Shall I make it 20?
      U: two
      A: Carrots, two bags, *
    `,
  },
  {
    title: 'a misspelling and a household word are understood',
    script: `
      U: ask my majordomo to order toylet paper
      A: Your usual toilet paper, *
      U: no
      U: order some TP
      A: Your usual toilet paper, *
    `,
  },
  {
    title: 'the same coffee as last time is coffee, not the whole last order',
    script: `
      U: ask my majordomo can you order me the same coffee as last time
      A: Your usual ground coffee, *
    `,
  },
  {
    title: 'a question after the price of a product is answered with it',
    script: `
      U: ask my majordomo how much is ketchup
      A: Ketchup, one bottle, $* Shall I order it?
    `,
  },
  {
    title: 'too dear is said of what',
    options: { coins: 900 },
    script: `
      U: ask my majordomo to reorder coffee
      A: Two bags of ground coffee would be $13.48, or 1,348 coins. You have 900, so you're 448 short. Your coins would pay for one bag. Shall I order that?
    `,
  },
];

const aboutDeals: Conversation[] = [
  {
    title: 'plural goods are them, and the price cut is of one',
    options: twoDeals(),
    script: `
      U: ask my majordomo for deals on diapers
      A: Yes, one. Your size 2 diapers are down from $* Shall I get them for you?
      U: I'll take it
      A: Your usual size 2 diapers, one pack, * On the deal, each is $* instead of $12.49. *
    `,
  },
  {
    title: 'deals on milk are not those on butter',
    options: { ...household, deals: [dealOn('DAI-BUTTER-UNSALTED-250')] },
    script: `
      U: ask my majordomo for deals on milk
      A: There are no deals on milk for you right now. I have one other deal. Would you like to hear it?
    `,
  },
  {
    title: 'a number takes the deal just read',
    options: { ...household, deals: [dealOn('COF-GROUND-250')] },
    script: `
      U: ask my majordomo for my deals
      A: Yes, one. Your ground coffee is down from *
      U: I'll take three
      A: Your usual ground coffee, three bags, * On the deal, each is $3.83 instead of $4.79. *
    `,
  },
  {
    title: 'a list that has ended can be gone back to, or left',
    options: twoDeals(),
    script: `
      U: ask my majordomo for my deals
      A: Yes, two. *
      U: next
      U: next
      A: That was the last one. Anything else?
      U: previous
      A: Your *, 20 percent off, * Shall I get * for you?
      U: next
      A: That was the last one. Anything else?
      U: no
      A: /goodbye/i
    `,
  },
  {
    title: 'the second one of the list',
    options: twoDeals(),
    script: `
      U: ask my majordomo for my deals
      U: the second one
      A: Your *, 20 percent off, * Shall I get * for you?
    `,
  },
];

const afterTheOrder: Conversation[] = [
  {
    title: 'cancel it, in a new breath, means the order; twice is told as it is',
    script: `
      U: ask my majordomo to reorder coffee
      U: yes
      U: ask my majordomo to cancel it
      A: Your ground coffee order comes on Thursday. Canceling it brings 1,348 coins back. Shall I cancel it?
      U: yes cancel it
      A: It's canceled. 1,348 coins came back, and you have 10,000 coins.
      U: ask my majordomo to cancel it
      A: Your ground coffee order was already canceled today, and 1,348 coins came back. Anything else?
    `,
  },
  {
    title: 'keep it keeps it',
    script: `
      U: ask my majordomo to reorder coffee
      U: yes
      U: ask my majordomo to get rid of my order
      A: * Shall I cancel it?
      U: keep it
      A: All right, nothing is canceled. Anything else?
    `,
  },
  {
    title: 'a package is an order, not a product',
    script: `
      U: ask my majordomo to order diapers
      U: yes
      U: ask my majordomo has my package arrived
      A: Your order of size 2 diapers is being prepared and comes on Thursday. Anything else?
      U: when will it get here
      A: Your order of size 2 diapers is being prepared *
    `,
  },
  {
    title: 'plural purchases are told as such',
    script: `
      U: ask my majordomo when did I last buy diapers
      A: You last bought size 2 diapers * You buy them * Shall I reorder them?
    `,
  },
];

const lostAndFound: Conversation[] = [
  {
    title: 'mumbling at the greeting buys nothing and is asked differently each time',
    options: { habits: [habitOf('COF-GROUND-250', { lastDay: '2026-02-18' })] },
    script: `
      U: open my majordomo
      A: Good day. Your ground coffee should run out any day now. Shall I reorder?
      U: fjord blanket seventeen wobble
      A: Sorry, I missed that. Shall I order ground coffee?
      U: purple elephants sing loudly
      A: Just a yes or a no will do. Would you like ground coffee?
      U: wibble wobble
      A: I'll leave it there; nothing has changed. * Goodbye.
    `,
  },
  {
    title: 'um is no product',
    script: `
      U: ask my majordomo to order something
      U: um
      A: Sorry, what would you like to order?
      U: coffee
      A: Your usual ground coffee, *
    `,
  },
  {
    title: 'starting over greets anew',
    script: `
      U: ask my majordomo what's my balance
      U: start over
      A: Good day. *
    `,
  },
  {
    title: 'silence repeats only the question',
    script: `
      U: ask my majordomo to reorder coffee
      U: (silence)
      A: Shall I order that?
    `,
  },
];

const guests: Conversation[] = [
  {
    title: 'a guest who asks for the usual is asked for the account',
    options: { linked: false },
    script: `
      U: ask my majordomo to reorder my usual
      A: To order, link your store account first: * Goodbye.
    `,
  },
  {
    title: 'a guest can ask how to link it',
    options: { linked: false },
    script: `
      U: ask my majordomo how do I link my account
      A: * I've put a card in the Alexa app. What would you like?
    `,
  },
  {
    title: 'a guest who cancels is let go',
    options: { linked: false },
    script: `
      U: open my majordomo
      U: cancel
      A: /goodbye/i
    `,
  },
];

const groups = {
  atTheConfirmation,
  anotherKind,
  inOneBreath,
  numbersAndNames,
  aboutDeals,
  afterTheOrder,
  lostAndFound,
  guests,
};

describe.each(Object.entries(groups))('a customer: %s', (_name, conversations) => {
  it.each(conversations)('$title', async (conversation) => {
    await hold(conversation);
  });
});

describe('what stands in the table after it', () => {
  it('is both products, once, and the coins they cost', async () => {
    const house = await hold({
      title: 'two products',
      script: `
        U: ask my majordomo to order coffee and toilet paper
        A: Two bags of ground coffee and two packs of toilet paper, *
        U: yes
        A: Done, *
      `,
    });
    const [order, ...others] = await house.orders();
    expect(others).toEqual([]);
    expect(order?.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['COF-GROUND-250', 2],
      ['PAP-TOILET-12', 2],
    ]);
    expect(await house.balanceCoins()).toBe(10_000 - (order?.totalCents ?? 0));
  });

  it('is nothing after a conversation that only mumbled, asked and thanked', async () => {
    const house = await hold({
      title: 'nothing bought',
      script: `
        U: open my majordomo
        U: fjord blanket seventeen wobble
        U: reorder coffee
        U: how much is it
        U: who sells it
        U: thanks
      `,
    });
    expect(await house.orders()).toEqual([]);
  });
});
