/** One rule of the ledger taken away. */
export interface Mutant {
  /** The rule that holds no longer. */
  name: string;
  file: string;
  /** Stands exactly once in the file. */
  from: string;
  to: string;
  /** Guarded twice over, so that only a test of that one guard can tell. */
  isGuardedTwice?: true;
}

const movements = 'lambda/adapters/dynamodb/movements.ts';
const movement = 'lambda/domain/wallet/movement.ts';
const lots = 'lambda/domain/wallet/lots.ts';
const moves = 'lambda/domain/wallet/moves.ts';
const whole = "'#sequence = :before AND account = :account AND availableCoins >= :needed'";

export const mutants: readonly Mutant[] = [
  {
    name: 'a wallet moves on from the sequence that was read',
    file: movements,
    from: whole,
    to: "'account = :account AND availableCoins >= :needed'",
  },
  {
    name: 'a wallet is of the account that was read',
    file: movements,
    from: whole,
    to: "'#sequence = :before AND availableCoins >= :needed'",
    isGuardedTwice: true,
  },
  {
    name: 'a wallet has what is taken',
    file: movements,
    from: whole,
    to: "'#sequence = :before AND account = :account'",
    isGuardedTwice: true,
  },
  {
    name: 'a journal is new',
    file: movements,
    from: 'if (!journal.resolution) return putNew(table, journalLabel, item);',
    to: 'if (!journal.resolution) return { label: journalLabel, item: { Put: { TableName: table.name, Item: item } } };',
  },
  {
    name: 'a line is new',
    file: movements,
    from: 'putNew(table, lineLabel(place), { ...keys.line(side.line.account, side.line.sequence), ...side.line }),',
    to: '{ label: lineLabel(place), item: { Put: { TableName: table.name, Item: { ...keys.line(side.line.account, side.line.sequence), ...side.line } } } },',
    isGuardedTwice: true,
  },
  {
    name: 'the first wallet is new',
    file: movements,
    from: 'if (before.sequence === 0) return putNew(table, label, item);',
    to: 'if (before.sequence === 0) return { label, item: { Put: { TableName: table.name, Item: item } } };',
  },
  {
    name: 'a hold that ends is pending',
    file: movements,
    from: "'#status = :pending'",
    to: "'attribute_exists(pk)'",
  },
  {
    name: 'a key stands for one input',
    file: movements,
    from: 'standing.entry.inputHash !== journal.entry.inputHash || ',
    to: '',
  },
  {
    name: 'a repetition is told its first answer',
    file: movements,
    from: 'failed.has(journalLabel) ? replayOf(movement, failed.get(journalLabel)) : undefined',
    to: 'failed.size < 0 ? replayOf(movement, failed.get(journalLabel)) : undefined',
  },
  {
    name: 'an order is at the version that was read',
    file: movements,
    from: "'#version = :before'",
    to: "'attribute_exists(pk)'",
  },
  {
    name: 'a token is made of the whole body',
    file: 'lambda/adapters/dynamodb/transact.ts',
    from: 'const ClientRequestToken = tokenOf(TransactItems);',
    to: 'const ClientRequestToken = tokenOf(writes.map(({ label }) => label));',
  },
  {
    name: 'a movement is tried again on the wallet as it is now',
    file: 'lambda/domain/wallet/commit.ts',
    from: '(one.householdId === wallet.householdId ? wallet : one)',
    to: '(one.householdId === wallet.account ? wallet : one)',
  },
  {
    name: 'expired coins cannot be spent',
    file: lots,
    from: 'const open = Object.entries(wallet.promo).filter(([month]) => !hasExpired(month, at));',
    to: 'const open = Object.entries(wallet.promo).filter(([month]) => !hasExpired(month, wallet.at) || at === month);',
  },
  {
    name: 'expired coins are booked',
    file: movement,
    from: 'const expired = expiredBuckets(wallet.promo, at);',
    to: 'const expired = expiredBuckets(wallet.promo, wallet.at);',
  },
  {
    name: 'what expires first goes first',
    file: lots,
    from: 'Object.keys(lots.promo).sort()',
    to: 'Object.keys(lots.promo).sort().reverse()',
  },
  {
    name: 'coins that come back too late get a month of grace',
    file: lots,
    from: 'hasExpired(month, at) ? addMonths(monthOf(at), graceMonths) : month',
    to: 'hasExpired(month, at) ? addMonths(monthOf(at), 0) : month',
  },
  {
    name: 'time never goes back',
    file: movement,
    from: 'sides.reduce((latest, { wallet }) => laterOf(latest, wallet.at), now)',
    to: 'sides.length > 0 ? now : laterOf(now, now)',
  },
  {
    name: 'a line continues the one before',
    file: movement,
    from: 'previousHash: before.head,',
    to: "previousHash: '',",
  },
  {
    name: 'what was earned is taken back, or owed',
    file: moves,
    from: 'const owedCoins = ask.clawbackCoins - takenCoins;',
    to: 'const owedCoins = 0;',
  },
  {
    name: 'what is owed is paid first',
    file: moves,
    from: 'const paidBack = Math.min(coins, wallet.owedCoins);',
    to: 'const paidBack = Math.min(0, wallet.owedCoins);',
  },
];
