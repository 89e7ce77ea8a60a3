export const en = {
  title: (number: string) => `Receipt no. ${number}`,
  facts: {
    when: 'When',
    change: 'Change',
    expired: 'Expired meanwhile',
    balance: 'Balance after',
    held: 'Set aside after',
    subject: 'Reference',
    goods: 'Goods',
    reason: 'Reason',
  },
  proof: {
    title: 'Proof',
    explained:
      'Every transaction carries the fingerprint of the one before, so that none can be changed, left out or put in later without it showing.',
    sealed: (day: string) =>
      `The transactions of the day were sealed together on ${day}, in a place where nothing can be rewritten. The receipt holds the way from your line to that seal.`,
    waiting: 'The day of this transaction is not sealed yet. Come back tomorrow for the proof of it.',
    holds: 'Checked just now: everything on this receipt fits together.',
    broken: 'Something on this receipt does not fit together. Please tell us its number.',
    line: 'Fingerprint of the line',
    previous: 'Fingerprint of the line before',
    first: 'none: it is the first',
    entry: 'Fingerprint of the transaction',
    seal: 'Fingerprint of the seal',
    root: 'Root of the day',
    path: 'Hashes on the way there',
    download: 'Download the receipt as JSON',
    offline: 'The file holds everything that is needed to check it elsewhere, without us.',
  },
  back: 'Back to the statement',
  unknown: {
    title: 'There is no such transaction',
    text: 'Your account has no transaction with this number.',
  },
};

export type ReceiptWords = typeof en;
