export const en = {
  title: 'Balance',
  spendable: (money: string) => `to spend, worth ${money}`,
  parts: {
    purchased: 'Bought',
    promo: 'Promotional',
    held: 'Set aside for open orders',
    waiting: 'Earned, on their way until you can no longer return what earned them',
    owed: 'Still to be given back',
  },
  expires: (coins: string, month: string) => `${coins} will expire at the end of ${month}.`,
  never: 'Coins you bought never expire.',
  explained: 'One coin is worth one cent at this seller. Promotional coins are spent first.',
  noWallet: 'There are no coins here yet.',
  latest: 'Latest transactions',
  all: 'The whole statement',
  voiceCode: {
    title: 'Voice code',
    missing: 'You have no voice code yet. It keeps others from ordering with your voice assistant.',
    set: 'Your voice code is set.',
    locked: 'Your voice code is locked after three wrong tries. Set it anew to unlock it.',
    actions: { missing: 'Set a voice code', set: 'Change the voice code', locked: 'Set the voice code anew' },
  },
};

export type HomeWords = typeof en;
