import type { DeclineReason, RefundReason } from '../../../domain/payments/payment';

const declined: Record<DeclineReason, string> = {
  'card-declined': 'The bank declined the card.',
  'insufficient-funds': 'There is not enough money on the card.',
  'card-expired': 'The card has expired.',
  'authentication-required': 'The bank wants to see you confirm it. Please check your card at the seller.',
  'no-card': 'No card is saved at your customer account.',
  'not-in-time': 'The payment provider could not be reached in time. Nothing was charged.',
  'called-off': 'The purchase was called off before. Nothing was charged.',
};

const refunds: Record<RefundReason, string> = {
  withdrawal: 'given back',
  order: 'refunded with an order',
  closing: 'refunded when the wallet was closed',
  'late-success': 'refunded: it was charged too late',
  'charged-twice': 'refunded: it was charged twice',
  'over-limit': 'refunded: it was over your limit',
  'wallet-closed': 'refunded: the wallet was closed',
  provider: 'refunded by the payment provider',
  dispute: 'taken back by the bank',
};

export const en = {
  title: 'Buy coins',
  explained:
    'Coins you buy never expire and pay for anything this seller sells. They are charged to the card that is saved at your customer account.',
  none: 'This seller sells no coins at the moment.',
  room: (coins: string) => `You can buy up to ${coins} more now.`,
  packs: 'Packs',
  pack: (coins: string, price: string) => `${coins} for ${price}`,
  discount: (percent: string) => `${percent} less`,
  other: 'Another number of coins',
  amount: 'How many coins',
  amountHint: (least: string) => `A whole number, from ${least} on. One coin costs one cent.`,
  next: 'Continue',
  confirm: {
    title: 'Buy coins: please check',
    offer: (coins: string, price: string) => `${coins} for ${price}`,
    card: 'The price is charged to the card that is saved at your customer account. The coins come as soon as the bank has agreed.',
    withdrawal: (days: string) =>
      `You can give back what you have not used of them within ${days} days, here on this page and without a reason. You then get its price back.`,
    buy: (price: string) => `Buy and pay ${price}`,
    cancel: 'Back without buying',
  },
  history: {
    title: 'What you bought',
    none: 'You have not bought any coins yet.',
    status: {
      due: 'is being charged',
      pending: 'waits for the bank',
      succeeded: 'paid',
      declined: 'not paid',
    },
    declined,
    refunds,
    refund: (price: string, why: string) => `${price} ${why}`,
    withdraw: {
      summary: (coins: string) => `Give back ${coins}`,
      text: (coins: string, until: string) =>
        `You have ${coins} of this pack left. Until ${until}, you can give back what is left; its price goes back to your card.`,
      action: 'Give back for a refund',
    },
  },
  done: {
    begun: 'Thank you. Your card is being charged; the coins come in a moment. Reload this page to see them.',
    withdrawn: 'The unused coins are given back. Their price is on its way to your card.',
  },
  problems: {
    'amount-invalid': 'Please enter a whole number of coins.',
    'below-least': (price: string) => `A card can be charged ${price} or more. Please enter a larger number.`,
    'over-limit': {
      day: (coins: string) => `That is more than your limit for today. You can buy ${coins} at most.`,
      month: (coins: string) => `That is more than your limit for this month. You can buy ${coins} at most.`,
      stored: (coins: string) => `That is more than your wallet may hold. You can buy ${coins} at most.`,
    },
    'top-ups-off': 'This seller sells no coins at the moment. Nothing was charged.',
    'not-linked': 'Your household is not linked with a customer account yet. Nothing was charged.',
    'no-card':
      'No card is saved at your customer account. Please save one at the seller first. Nothing was charged.',
    'wallet-closed': 'Your wallet is closed. Nothing was charged.',
    'price-changed': 'The price has changed meanwhile. Nothing was charged; please choose again.',
    outdated: 'This page had been open for too long. Nothing was charged; please choose again.',
    incomplete: 'The form was not complete. Nothing was charged; please choose again.',
    'nothing-unused': 'Nothing of this pack is unused anymore. Nothing was changed.',
    'too-late': (until: string) => `This pack could be given back until ${until}. Nothing was changed.`,
    'not-withdrawable': 'This cannot be given back. Nothing was changed.',
    'payment-unknown': 'There is no such purchase. Nothing was changed.',
  },
};

export type PackWords = typeof en;
