export const en = {
  title: 'Gift code',
  explained: 'Enter the twelve digits of a gift code to add its coins to your wallet.',
  code: 'Gift code',
  hint: 'Twelve digits; spaces do not matter.',
  action: 'Redeem',
  done: {
    redeemed: (coins: string, balance: string) => `The code brings you ${coins}. You now have ${balance}.`,
    'yours-already': (coins: string) => `You have redeemed this code before: it brought you ${coins}.`,
  },
  problems: {
    malformed: 'These are not the twelve digits of a gift code. Please check them.',
    'code-unknown': 'There is no such code. Please check the digits.',
    'code-used': 'This code was redeemed before, by somebody else.',
    'code-expired': 'This code has expired.',
    'too-many-tries': (time: string) => `Too many tries. Please try again after ${time}.`,
    'wallet-closed': 'Your wallet is closed.',
    'wallet-full': (most: string) =>
      `Your wallet may hold ${most} at most. Spend some first: the code stays good.`,
    'not-linked': 'Your household is not linked with a customer account yet.',
  },
};

export type GiftCodeWords = typeof en;
