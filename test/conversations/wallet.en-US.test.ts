import { creditPromo } from '../../lambda/domain/wallet/moves';
import { emptyWallet } from '../../lambda/domain/wallet/wallet';
import { agreeOn, giftCodeOf } from '../support/gift-houses';
import { type House, type HouseOptions, habitOf } from '../support/house';
import { houseSuite } from '../support/house-suite';

/** What a demanding customer says about coins, and may expect to hear. */

const houses = houseSuite();

const household: HouseOptions = {
  coins: 1_240,
  card: true,
  voiceCode: '4711',
  habits: [habitOf('COF-GROUND-250')],
};

interface Talk {
  title: string;
  script: string;
  options?: HouseOptions;
  /** Coins that can be spent after it. */
  leaves?: number;
}

async function hold({ script, options }: Talk, furnish?: (house: House) => Promise<void>): Promise<House> {
  const house = await houses.open({ ...household, ...options });
  await furnish?.(house);
  await house.talk(script);
  return house;
}

const askingAfterCoins: Talk[] = [
  {
    title: 'what expires is about what is to come, not about what has gone',
    script: `
      U: ask my majordomo what expires
      A: None of your coins expire: use them whenever you like. Anything else?
      U: what's about to expire
      A: None of your coins expire: use them whenever you like. Anything else?
    `,
  },
  {
    title: 'coins in dollars',
    script: `
      U: ask my majordomo how many coins do I have
      A: You have 1,240 coins, worth $12.40. Anything else?
      U: what's that in dollars
      A: A coin is worth one cent, *
    `,
  },
  {
    title: 'a day in the future has no movements, and leaves a way on',
    script: `
      U: ask my majordomo what did I spend next friday
      A: That is still to come, so there's nothing to tell yet. Shall I read you your latest transactions?
      U: what did I spend on june 20 2027
      A: That is still to come, so there's nothing to tell yet. Shall I read you your latest transactions?
      U: what did I spend on friday
      A: On Friday you didn't spend any coins, and the next one is still to come. Shall I read you your latest transactions?
      U: what did I buy next friday
      A: That is still to come, so there's nothing to tell yet. *
      U: no
      A: /goodbye|anything else/i
    `,
  },
  {
    title: 'free shipping is a matter of status',
    script: `
      U: ask my majordomo do I have free shipping
      A: You have the coins for Holder status, and it begins on Tuesday, March 17. It brings free delivery * Anything else?
      U: am I a gold member
      A: You have the coins for Holder status, *
    `,
  },
  ...[
    'can I cash out',
    'get my money back for my coins',
    'can I get my money back for my coins',
    'convert my coins to dollars',
    'can I get a refund for my coins',
    'refund my coins',
    'sell my coins',
    'how do I get my money back',
  ].map((asked) => ({
    title: `whether coins are cash: ${asked}`,
    script: `
      U: ask my majordomo ${asked}
      A: You can return unused coins you bought to your card within 14 days, on your account page. What's left of them is also paid back when your wallet is closed. Otherwise coins pay for orders, and aren't exchanged for money. Anything else?
    `,
  })),
];

const buyingCoins: Talk[] = [
  {
    title: 'help says what the question wants, never the same twice, and a bare number still answers it',
    script: `
      U: ask my majordomo to buy coins
      A: There are packs of 500 coins for $4.80, * How many would you like?
      U: help
      A: You can say a number, such as one thousand, or say stop. How many would you like?
      U: help
      A: A number of coins will do, such as five hundred. * How many would you like?
      U: what
      A: * How many would you like?
      U: a thousand
      A: 1,000 coins for $9.50, five percent off, from Majordomo, on your saved card. * Shall I buy them?
    `,
    leaves: 1_240,
  },
  {
    title: 'one changes one’s mind about the number, in coins and in dollars',
    script: `
      U: ask my majordomo to buy 1000 coins
      A: 1,000 coins for $9.50, *
      U: no wait make it five hundred
      A: 500 coins for $4.80, *
      U: twenty dollars instead
      A: 2,000 coins for $20.00, from Majordomo, *
      U: no
      A: * Anything else?
    `,
    leaves: 1_240,
  },
  {
    title: 'the balance is asked for in between, and the purchase waits',
    script: `
      U: ask my majordomo to buy 1000 coins
      U: how many coins do I have
      A: You have 1,240 coins, worth $12.40. Shall I buy them?
      U: what's my status
      A: * Shall I buy them?
      U: what's a coin
      A: A coin is worth one cent, * Shall I buy them?
      U: yes
      A: I'm charging $9.50 to your card. *
      U: yes
      A: /what can I do for you\\?$/i
    `,
  },
  {
    title: 'help at the confirmation speaks of the card',
    script: `
      U: ask my majordomo to buy 1000 coins
      U: help
      A: Yes buys them with your saved card, * Shall I buy them?
      U: help
      A: Nothing is charged before you say yes. * Shall I buy them?
    `,
  },
  {
    title: 'never mind says that nothing was bought',
    script: `
      U: ask my majordomo to top up
      U: never mind
      A: All right, I haven't bought anything. Goodbye.
    `,
    leaves: 1_240,
  },
  {
    title: 'nothing, less than that, and too few',
    script: `
      U: ask my majordomo to buy zero coins
      A: A card takes no less than 50 coins at a time. How many would you like?
      U: minus five
      A: A card takes no less than 50 coins at a time. How many would you like?
      U: ten
      A: A card takes no less than 50 coins at a time. How many would you like?
      U: fifty
      A: 50 coins for $0.50, from Majordomo, *
    `,
  },
  {
    title: 'a billion is told how far it goes',
    script: `
      U: ask my majordomo to buy a billion coins
      A: /^You can buy [\\d,]+ coins more today. How many would you like\\?$/
    `,
  },
  {
    title: 'the price is said once more',
    script: `
      U: ask my majordomo to buy five hundred coins
      U: how much is that
      A: 500 coins for $4.80, * Shall I buy them?
    `,
  },
  {
    title: 'the cheapest and the biggest are packs',
    options: { verified: true },
    script: `
      U: ask my majordomo to buy coins
      U: the cheapest
      A: 500 coins for $4.80, *
      U: the biggest pack
      A: 10,000 coins for $90.00, *
    `,
  },
  {
    title: 'a pack by its place among those that were read',
    script: `
      U: ask my majordomo to buy coins
      U: the first
      A: 500 coins for $4.80, *
      U: the second one
      A: 1,000 coins for $9.50, *
      U: the third pack
      A: 2,500 coins for $23.50, *
      U: the smallest one
      A: 500 coins for $4.80, *
    `,
    leaves: 1_240,
  },
  {
    title: 'a place among goods stays one of goods',
    options: { habits: [] },
    script: `
      U: ask my majordomo to order shampoo
      A: /\\?$/
      U: the first
      A: * shampoo, one bottle, * Shall I order *
    `,
    leaves: 1_240,
  },
  {
    title: 'just what is missing of the order that was read',
    script: `
      U: ask my majordomo to order 5 bags of coffee
      A: * That takes 1,240 coins, and $15.45 on your card. Shall I order that?
      U: buy coins
      A: There are packs of 500 coins for $4.80, * How many would you like?
      U: just what's missing
      A: 1,545 coins for $15.45, from Majordomo, on your saved card. * Shall I buy them?
    `,
    leaves: 1_240,
  },
  {
    title: 'nothing is missing as long as nothing is ordered',
    script: `
      U: ask my majordomo to buy coins
      U: just what's missing
      A: Nothing is missing: what your coins don't cover goes on your card when you order. How many would you like?
      U: a thousand
      A: 1,000 coins for $9.50, *
    `,
    leaves: 1_240,
  },
  {
    title: 'ten bucks are a pack',
    script: `
      U: ask my majordomo to buy ten bucks worth of coins
      A: 1,000 coins for $9.50, *
    `,
  },
  {
    title: 'without a card there is none to charge',
    options: { card: false },
    script: `
      U: ask my majordomo to buy 500 coins
      A: There's no card saved in your store account, * Anything else?
    `,
    leaves: 1_240,
  },
  {
    title: 'a product in the middle of a purchase of coins is ordered instead',
    script: `
      U: ask my majordomo to buy 500 coins
      U: reorder coffee
      A: Your usual ground coffee, two bags, *
      U: stop
      A: All right, I haven't ordered anything. Goodbye.
    `,
    leaves: 1_240,
  },
];

const payingWithBoth: Talk[] = [
  {
    title: 'coins first, the rest on the card, both back when it is canceled',
    script: `
      U: ask my majordomo to order 5 bags of coffee
      A: * That takes 1,240 coins, and $* on your card. Shall I order that?
      U: how many coins do I have
      A: You have 1,240 coins, worth $12.40. Shall I order that?
      U: yes
      A: Done, it comes on Thursday. I'm charging $15.45 to your card; *
      U: ask my majordomo to cancel it
      A: * Shall I cancel it?
      U: yes
      A: It's canceled. *
    `,
    leaves: 1_240,
  },
  {
    title: 'a second yes orders nothing more',
    script: `
      U: ask my majordomo to order one bag of coffee
      U: yes
      A: Done, *
      U: ask my majordomo how many coins do I have
      A: You have 371 coins, worth $3.71. 869 more are set aside for what you've ordered. Anything else?
      U: yes
      A: /what can I do for you\\?$/i
    `,
    leaves: 371,
  },
];

describe.each(Object.entries({ askingAfterCoins, buyingCoins, payingWithBoth }))(
  'coins: %s',
  (_name, talks) => {
    it.each(talks)('$title', async (talk) => {
      const house = await hold(talk);
      if (talk.leaves !== undefined) expect(await house.balanceCoins()).toBe(talk.leaves);
    });
  },
);

describe('coins that were earned', () => {
  it('expire at the end of a month, which is said by whichever words', async () => {
    const earned = async ({ shop, household: { id } }: House) => {
      const now = shop.clock.now();
      const ask = { key: `reward:${id}`, kind: 'reward', subject: 'welcome', coins: 100, now } as const;
      const wallet = (await shop.wallets.read(id)) ?? emptyWallet(id, now);
      await shop.wallets.commit(creditPromo(wallet, { ...ask, month: '2026-03' }));
    };
    const script = `
      U: ask my majordomo what expires
      A: What expires next: 100 coins at the end of this month. The other 1,240 never expire. *
      U: when do they expire
      A: What expires next: 100 coins *
    `;
    await hold({ title: 'what expires', script }, earned);
  });
});

const sending: Talk[] = [
  {
    title: 'another number, a question in between, help, a wrong code and the right one',
    script: `
      U: ask my majordomo to send 500 coins to julie
      A: 500 coins, worth $5.00, to Julie. Shall I send them?
      U: make it 200 coins
      A: 200 coins, worth $2.00, to Julie. Shall I send them?
      U: how many coins do I have
      A: You have 1,240 coins, worth $12.40. Shall I send them?
      U: make it one hundred
      A: 100 coins, worth $1.00, to Julie. Shall I send them?
      U: help
      A: /stay in your wallet|Yes sends them/
      U: yes
      A: * What's your code?
      U: four seven one two
      A: That isn't it. Two tries left. What's your code?
      U: how many coins do I have
      A: You have 1,240 coins, worth $12.40. What's your code?
      U: four seven one one
      A: Done, Julie has your 100 coins. You have 1,140 coins left. Anything else?
    `,
    leaves: 1_140,
  },
  {
    title: 'never mind, before the yes and at the code',
    script: `
      U: ask my majordomo to send 500 coins to julie
      U: never mind
      A: All right, I haven't sent anything. Goodbye.
      U: ask my majordomo to send 500 coins to julie
      U: yes
      U: never mind
      A: All right, nothing was done. Goodbye.
    `,
    leaves: 1_240,
  },
  {
    title: 'help where a number or a name is wanted, and silence',
    script: `
      U: ask my majordomo to send coins
      U: help
      A: /number.*How many coins shall I send\\?$/
      U: fifty
      A: You can send coins to Julie. Who are they for?
      U: help
      A: /contact.*Who are they for\\?$/
      U: (silence)
      A: Who are they for?
      U: julie
      A: 50 coins, worth $0.50, to Julie. Shall I send them?
    `,
  },
  {
    title: 'half coins and none at all cannot be sent',
    script: `
      U: ask my majordomo to send zero coins to julie
      A: I can only send whole coins, at least one. How many coins shall I send?
      U: no
      A: All right, I haven't sent anything. Anything else?
    `,
    leaves: 1_240,
  },
  {
    title: 'more than there are',
    script: `
      U: ask my majordomo to send 5000 coins to julie
      A: You have 1,240 coins, which isn't enough to send 5,000. * Anything else?
    `,
    leaves: 1_240,
  },
  {
    title: 'three wrong codes lock it, and nothing has gone',
    script: `
      U: ask my majordomo to send 100 coins to julie
      U: yes
      U: one one one two
      U: one one one three
      U: one one one four
      A: That isn't it, so I've locked the code to be safe. * nothing was done. Anything else?
    `,
    leaves: 1_240,
  },
];

describe('coins for a contact', () => {
  it.each(sending)('$title', async (talk) => {
    const other = await houses.open({ coins: 0 });
    const house = await hold(talk, (one) => agreeOn(one, other, { name: 'Julie', knownAs: 'Mike' }));
    const left = await house.balanceCoins();
    if (talk.leaves !== undefined) expect(left).toBe(talk.leaves);
    expect(await other.balanceCoins()).toBe(1_240 - left);
  });
});

describe('a gift code', () => {
  it('takes help, a repeated question and digits in groups', async () => {
    const house = await houses.open(household);
    const digits = (await giftCodeOf(house, 2_500)).replace(/(\d{4})(?=\d)/g, '$1 ');
    await house.talk(`
      U: ask my majordomo to redeem a gift code
      A: * What are the twelve digits?
      U: help
      A: /digits.*What are the twelve digits\\?$|one by one.*What are the twelve digits\\?$/
      U: what
      A: * What are the twelve digits?
      U: ${digits}
      A: Your code brings you 2,500 coins, worth $25.00. You have 3,740 coins now. Anything else?
    `);
    expect(await house.balanceCoins()).toBe(3_740);
  });

  it('that is another one is not known, and stays unused', async () => {
    const house = await hold({
      title: 'wrong digits',
      script: `
        U: ask my majordomo to redeem a gift code
        U: 1234 5678 9012
        A: /What are the twelve digits\\?$|once more\\?$/
        U: no
        A: All right, the code stays unused. Anything else?
      `,
    });
    expect(await house.balanceCoins()).toBe(1_240);
  });
});
