import { rewritten } from '../../mutation/mutant';
import { ofLimits } from './limits';
import type { LedgerMutant, LedgerRule } from './rule';
import { ofStores } from './stores';

const movements = 'lambda/adapters/dynamodb/movements.ts';
const movement = 'lambda/domain/wallet/movement.ts';
const lots = 'lambda/domain/wallet/lots.ts';
const moves = 'lambda/domain/wallet/moves.ts';
const erasure = 'lambda/adapters/dynamodb/erasure.ts';
const walletErasure = 'lambda/adapters/dynamodb/wallet-erasure.ts';
const redeem = 'lambda/domain/gift-codes/redeem.ts';
/** Guards that stand behind other guards. */
const guards = 'test/ledger/conditions.test.ts';
const notSent = 'test/payments/not-sent.test.ts';
const rare = 15_000;
const whole = "'#sequence = :before AND account = :account AND availableCoins >= :needed'";

const rules: readonly LedgerRule[] = [
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
    suite: guards,
  },
  {
    name: 'a wallet has what is taken',
    file: movements,
    from: whole,
    to: "'#sequence = :before AND account = :account'",
    suite: guards,
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
    suite: guards,
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
    operations: rare,
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
    from: "'#counter = :before'",
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
  {
    name: 'a gift code is used up at the version that was read',
    file: 'lambda/adapters/dynamodb/gift-codes.ts',
    from: 'putVersion(table, label, itemOf(code))];',
    to: '{ label, item: { Put: { TableName: table.name, Item: itemOf(code) } } }];',
    suite: guards,
  },
  {
    name: 'a gift code that was used is used',
    file: redeem,
    from: 'if (!code.redeemed) return undefined;',
    to: 'if (!code.redeemed || code.version > 0) return undefined;',
  },
  {
    name: 'a gift code has an end',
    file: redeem,
    from: "if (now >= code.expiresAt) return outcome('code-expired');",
    to: '',
  },
  {
    name: 'guesses are counted',
    file: 'lambda/adapters/dynamodb/attempts.ts',
    from: "'attribute_not_exists(tries) OR tries < :most'",
    to: "'attribute_not_exists(tries) OR attribute_exists(tries)'",
    operations: rare,
  },
  {
    name: 'what Amazon takes back opens a new generation of units',
    file: 'lambda/domain/digital/reconcile.ts',
    from: 'generation: booked.generation + 1',
    to: 'generation: booked.generation',
    operations: rare,
  },
  {
    name: 'a notebook that is owned is not paid again',
    file: 'lambda/domain/digital/acquire.ts',
    from: "if (owns(account, good.id)) return outcome('owned', { good, account });",
    to: '',
    operations: rare,
  },
  {
    name: 'a refund is written down once',
    file: 'lambda/domain/payments/payment.ts',
    from: 'if (payment.refunds.some(({ refundId }) => refundId === refund.refundId)) return undefined;',
    to: '',
    suite: guards,
  },
  {
    name: 'a refund from outside is written down once',
    file: 'lambda/domain/payments/outside-refund.ts',
    from: 'if (isKnown || cents <= 0) return undefined;',
    to: 'if (cents <= 0) return undefined;',
    operations: rare,
  },
  {
    name: 'a refund that was refused stays refused',
    file: 'lambda/domain/payments/refund.ts',
    from: "if (standing.status === 'refused' || standing.status === answer.kind) return undefined;",
    to: 'if (standing.status === answer.kind) return undefined;',
    operations: rare,
  },
  {
    name: 'a dispute that is won forgives its own debt alone',
    file: 'lambda/domain/payments/outside-refund.ts',
    from: 'Math.min(owedCoins, wallet.owedCoins)',
    to: 'Math.min(coins + owedCoins, wallet.owedCoins)',
    operations: rare,
  },
  {
    name: 'a pack is of the account that it came into',
    file: 'lambda/domain/payments/withdraw.ts',
    from: "purpose.kind !== 'coins' || credited?.account !== wallet.account",
    to: "purpose.kind !== 'coins' || !credited",
    suite: guards,
  },
  {
    name: 'a wallet that holds coins is not closed',
    file: moves,
    from: "if (wallet.heldCoins > 0 || wallet.status === 'closed') return undefined;",
    to: "if (wallet.status === 'closed') return undefined;",
    suite: guards,
  },
  {
    name: 'a wallet is closed once',
    file: moves,
    from: "if (wallet.heldCoins > 0 || wallet.status === 'closed') return undefined;",
    to: 'if (wallet.heldCoins > 0) return undefined;',
    suite: guards,
  },
  {
    name: 'a wallet with coins is not forgotten',
    file: walletErasure,
    from: 'if (!wallet || hasCoins(wallet)) return;',
    to: 'if (!wallet) return;',
    suite: guards,
  },
  {
    name: 'a wallet that is forgotten is as it was read',
    file: walletErasure,
    from: "ConditionExpression: '#sequence = :read AND account = :account'",
    to: "ConditionExpression: 'attribute_exists(pk)'",
    suite: guards,
  },
  {
    name: 'an open order is not forgotten',
    file: erasure,
    from: "isOrder(item) && (item.status === 'placed' || item.gsk !== undefined)",
    to: "isOrder(item) && item.status === 'open'",
    operations: rare,
  },
  {
    name: 'an order that waits for money to go back is not forgotten',
    file: erasure,
    from: "isOrder(item) && (item.status === 'placed' || item.gsk !== undefined)",
    to: "isOrder(item) && item.status === 'placed'",
    suite: notSent,
  },
  {
    name: 'of an order, no more coins are taken than what was sent had cost',
    file: 'lambda/domain/orders/sent.ts',
    from: 'coins: order.coins - coins,',
    to: 'coins: order.coins,',
  },
  {
    name: 'what was not sent goes back to the card',
    file: 'lambda/domain/payments/order-card.ts',
    from: "...(notSent ? [{ ...notSent, refundId: 'not-sent' }] : []),",
    to: '...[],',
  },
  {
    name: 'an order is due until its payment knows what goes back',
    file: 'lambda/domain/orders/due.ts',
    from: 'return awaitsCardBack(order) ? cardBackAt(order) : undefined;',
    to: 'return undefined;',
    suite: notSent,
  },
];

export const mutants: readonly LedgerMutant[] = [...rules, ...ofStores, ...ofLimits].map(rewritten);
