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
      'That there was a first order, and who referred you, stays under numbers without a name: welcome rewards are given once.',
      'If the seller still has to pay you something out, your customer number and the sum stay until that is done. Limits of purchases hold until the end of the month, even so: a wallet that is closed now may stay closed until then, and for a year if it owes coins.',
      'An order that has not shipped yet stays until it has, or is canceled. Orders of the last 60 days stay for 60 days more, without being shown: goods may come back, and their money with them.',
      'What you bought through Alexa herself, such as stars, stays with your Amazon account.',
      'Orders that were handed over stay with the seller, who answers for them, and so does your customer account. You can close it there.',
    ],
  },
  coins: {
    title: (coins: string) => `What happens to your ${coins}`,
    held: (number: string) => `, ${number} of them set aside for open orders or gifts`,
    refund:
      'Pay me back what I bought and close the wallet for good; unused packs go back to the card that paid for them. Promotional coins are lost.',
    keep: 'Keep the wallet for me under its account number, without my name.',
  },
  before:
    'Then unlink the skill in the Alexa app too; otherwise the household begins anew at your next word.',
  word: 'delete',
  confirm: (word: string) => `To confirm, type the word “${word}”`,
  action: 'Delete my data for good',
  held: (coins: string) =>
    `Nothing was deleted: open orders or gifts still hold ${coins}, so the wallet cannot be closed yet. Wait until they have ended, or have the wallet kept.`,
  problem: (word: string) => `Please type exactly this word: ${word}`,
  erased: {
    title: 'Your data is deleted',
    text: 'What is known about your household here is deleted, and you are signed out. Refunds, if there are any, are on their way to your card. Now unlink the skill in the Alexa app.',
  },
};

export type MyDataWords = typeof en;
