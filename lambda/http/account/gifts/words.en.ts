export const en = {
  title: 'Gifts for you',
  offered: (coins: string, name: string) => `${coins} from ${name}`,
  until: (date: string, time: string) => `Accept until ${date}, ${time}; after that, the gift goes back.`,
  accept: 'Accept',
  return: 'Send back',
  done: {
    accepted: 'The gift is accepted: its coins are in your wallet.',
    returned: 'The gift is sent back.',
  },
  problems: {
    gone: 'This gift was accepted or sent back before.',
    expired: 'This gift has expired and goes back.',
    'wallet-closed': 'Your wallet is closed: the gift cannot be accepted.',
    'wallet-full':
      'Your wallet may not hold that much. Spend some coins first; the gift waits until it expires.',
  },
};

export type GiftWords = typeof en;
