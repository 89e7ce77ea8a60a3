import type { HouseholdId } from '../../domain/ids';
import { closingKey, payoutCoinsOf } from '../../domain/payments/payout';
import { dayMs, epochMsOf, type Instant, plusMs } from '../../domain/time';
import { expiryOf, monthOf } from '../../domain/wallet/month';
import { isCounting } from '../../domain/wallet/usage';
import type { Wallet } from '../../domain/wallet/wallet';
import { putNew } from './movements';
import { householdShape, journalShape, parse } from './parse';
import { payoutItem } from './payouts';
import { getItem, type Table } from './requests';
import { keys, timeToLiveAttribute } from './table';
import { transact, type Write } from './transact';
import { walletOf } from './wallet-item';

/**
 * Coins are not lost by switching a skill off: they wait until the wallet is closed, or the customer comes back. So does
 * what is owed; but a closed wallet earns nothing that could pay it.
 */
const hasCoins = ({ availableCoins, heldCoins, owedCoins, status }: Wallet): boolean =>
  availableCoins + heldCoins > 0 || (status === 'open' && owedCoins > 0);

/** Banks decide within it. A dispute that is won forgives what is owed: were that not known, it would bring coins anew. */
const mostDisputeMs = 365 * dayMs;

/** Limits hold for whoever is forgotten and comes back: until all that is counted is over. */
function neededUntil({ at, owedCoins, usage }: Wallet, now: Instant): Instant | undefined {
  const decidedBy = plusMs(at, mostDisputeMs);
  if (owedCoins > 0 && now < decidedBy) return decidedBy;
  return isCounting(usage, now) ? expiryOf(monthOf(at)) : undefined;
}

/** Coins may come in until the very last moment: only as it was read. */
const asRead = ({ account, sequence }: Wallet) => ({
  ConditionExpression: '#sequence = :read AND account = :account',
  ExpressionAttributeNames: { '#sequence': 'sequence' },
  ExpressionAttributeValues: { ':read': sequence, ':account': account },
});

const deleted = (table: Table, wallet: Wallet): Write => {
  const Key = keys.wallet(wallet.householdId);
  return { label: 'wallet', item: { Delete: { TableName: table.name, Key, ...asRead(wallet) } } };
};

function deletedAt(table: Table, wallet: Wallet, at: Instant): Write {
  const Key = keys.wallet(wallet.householdId);
  const { ExpressionAttributeNames, ExpressionAttributeValues, ...condition } = asRead(wallet);
  const deleteAt = Math.floor(epochMsOf(at) / 1000);
  const Update = {
    TableName: table.name,
    Key,
    ...condition,
    UpdateExpression: 'SET #deleteAt = :deleteAt',
    ExpressionAttributeNames: { ...ExpressionAttributeNames, '#deleteAt': timeToLiveAttribute },
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ':deleteAt': deleteAt },
  };
  return { label: 'wallet', item: { Update } };
}

/** What is to be paid out by hand, and to whom: nobody could tell once the profile is gone. */
async function payoutWrites(table: Table, { account, householdId }: Wallet): Promise<Write[]> {
  const [closing, profile, standing] = await Promise.all([
    getItem(table, keys.journal(closingKey({ account }))),
    getItem(table, keys.profile(householdId)),
    getItem(table, keys.payout(account)),
  ]);
  const coins = closing ? payoutCoinsOf(parse(journalShape, closing)) : 0;
  if (coins === 0 || standing) return [];
  const { customerId, currency } = profile ? parse(householdShape, profile) : {};
  const payout = {
    account,
    householdId,
    coins,
    at: table.clock.now(),
    ...(customerId !== undefined && { customerId }),
    ...(currency !== undefined && { currency }),
  };
  return [putNew(table, 'payout', payoutItem(payout))];
}

/** Forgets a wallet that holds nothing, now or as soon as it may be. One that moved meanwhile is looked at again. */
export async function forgetWallet(table: Table, id: HouseholdId): Promise<void> {
  const item = await getItem(table, keys.wallet(id));
  const wallet = item && walletOf(item);
  if (!wallet || hasCoins(wallet)) return;
  const until = neededUntil(wallet, table.clock.now());
  const goes = until === undefined ? deleted(table, wallet) : deletedAt(table, wallet, until);
  // Forgotten before, it was written down then, and may be paid by now.
  const payout = timeToLiveAttribute in item ? [] : await payoutWrites(table, wallet);
  const result = await transact(table, [goes, ...payout]);
  if (result.kind === 'refused') await forgetWallet(table, id);
}
