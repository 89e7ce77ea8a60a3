export const en = {
  title: 'My data',
  explained:
    'You can have everything that is known about your household here deleted, at any time and for good. The voice assistant will then greet you like a stranger.',
  deleted: {
    title: 'What is deleted',
    items: [
      'the profile of your household: country, currency, time zone and the link to your customer account',
      'what you buy and how often, and your order history here',
      'your contacts and your voice code',
    ],
  },
  kept: {
    title: 'What stays, and why',
    items: [
      'The lines of the coin ledger and the payments stay. They carry a random account number and no name; the law on accounting requires them, and without them nobody could prove that no coin was lost.',
      'Orders that were handed over stay with the seller, who answers for them.',
      'The customer account at the seller stays. You can close it there.',
    ],
  },
  coins: (coins: string) =>
    `There are ${coins} in your wallet. Coins that you bought are money of yours, and you can have them refunded before you delete; whatever is still in the wallet afterwards stays with the seller for you, under its account number.`,
  before:
    'Then unlink the skill in the Alexa app too; otherwise the household begins anew at your next word.',
  word: 'delete',
  confirm: (word: string) => `To confirm, type the word ${word}`,
  action: 'Delete my data for good',
  problem: (word: string) => `Please type exactly this word: ${word}`,
  erased: {
    title: 'Your data is deleted',
    text: 'What is known about your household here is deleted, and you are signed out. Now unlink the skill in the Alexa app.',
  },
};

export type MyDataWords = typeof en;
