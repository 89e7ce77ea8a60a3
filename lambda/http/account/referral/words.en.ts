export const en = {
  title: 'Refer a friend',
  explained:
    'Give a friend your code. Once their first order can no longer be returned, you are both thanked in coins.',
  mine: 'Your code',
  getMine: 'Get my code',
  off: 'There is no reward for referrals at the moment.',
  friends: 'Were you referred yourself?',
  noted: 'A friend’s code is noted for you.',
  code: 'Your friend’s code',
  hint: 'Eight digits; spaces do not matter. It counts before your first order.',
  action: 'Note the code',
  done: {
    referred: 'The code is noted. You are both thanked once your first order can no longer be returned.',
    'referred-before': 'This code is noted already.',
  },
  problems: {
    malformed: 'These are not the eight digits of a code. Please check them.',
    'code-unknown': 'There is no such code. Please check the digits.',
    'own-code': 'This is your own code: it is for your friends.',
    circle: 'This friend came through you, so you cannot come through them.',
    'already-referred': 'Another friend’s code is noted for you already, and that one counts.',
    'ordered-before': 'A code counts before the first order only, and you have ordered already.',
    'referral-off': 'There is no reward for referrals at the moment.',
    'too-many-tries': (time: string) => `Too many tries. Please try again after ${time}.`,
    'not-linked': 'Your household is not linked with a customer account yet.',
  },
};

export type ReferralWords = typeof en;
