export const en = {
  title: 'Statement',
  filter: 'Show only',
  kind: 'Kind',
  kinds: {
    all: 'Everything',
    orders: 'Orders',
    bought: 'Coins bought',
    rewards: 'Rewards',
    gifts: 'Gifts, gift codes and transfers',
    expired: 'Expired coins',
    corrections: 'Credits and corrections',
  },
  from: 'From',
  to: 'Until',
  apply: 'Show',
  reset: 'Show everything',
  none: 'There are no such transactions.',
  noneSoFar: 'None of the transactions looked through so far.',
  newest: 'Newest',
  older: 'Older',
  download: 'Download as CSV',
  problems: {
    'not-a-day': 'Please enter a day like this: 2026-03-01.',
    future: 'That day is still to come.',
    reversed: 'That day is before the first one.',
  },
  tooMany: (count: string) =>
    `These are more than ${count} transactions. Choose fewer days, then download the file again.`,
  csv: {
    fileName: 'coins.csv',
    header: ['Number', 'Date', 'Transaction', 'About', 'Coins', 'Expired coins', 'Balance'],
  },
};

export type StatementWords = typeof en;
