import * as v from 'valibot';
import { expiryOf } from '../../domain/wallet/month';
import { type Usage, type UsageName, usageNames } from '../../domain/wallet/usage';
import { movementKinds, type RecentMovement, type Wallet } from '../../domain/wallet/wallet';
import { parse } from './parse';
import type { Item } from './requests';
import { dueKeys, householdOfPk, keys } from './table';

/*
 * A wallet as it stands in the table. What is a list or a map in the domain is packed into short texts: the item stays
 * under one kilobyte, which is one unit of capacity, whatever the wallet holds.
 */

const whole = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(whole, v.minValue(0));
const packed = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.string(), v.parseJson(undefined, 'is not JSON'), schema);

const recentTuple = v.tuple([count, count, v.picklist(movementKinds), whole, count, v.string()]);
const usageTuple = v.tuple([v.picklist(usageNames), v.string(), count]);
const levelTuple = v.tuple([count, count]);

const itemShape = v.object({
  pk: v.string(),
  sk: v.string(),
  account: v.string(),
  status: v.picklist(['open', 'closed']),
  sequence: count,
  at: v.string(),
  head: v.string(),
  availableCoins: count,
  heldCoins: count,
  owedCoins: count,
  credited: count,
  debited: count,
  promo: packed(v.record(v.string(), count)),
  levels: packed(v.array(levelTuple)),
  kept: v.exactOptional(packed(levelTuple)),
  usage: packed(v.array(usageTuple)),
  recent: packed(v.array(recentTuple)),
});

const packRecent = (movement: RecentMovement): v.InferInput<typeof recentTuple> => [
  movement.sequence,
  Date.parse(movement.at),
  movement.kind,
  movement.coins,
  movement.expiredCoins ?? 0,
  movement.subject,
];

const unpackRecent = (tuple: v.InferOutput<typeof recentTuple>): RecentMovement => {
  const [sequence, atMs, kind, coins, expiredCoins, subject] = tuple;
  const at = new Date(atMs).toISOString();
  return { sequence, at, kind, coins, ...(expiredCoins > 0 && { expiredCoins }), subject };
};

const packUsage = (usage: Usage): v.InferInput<typeof usageTuple>[] =>
  usageNames.flatMap((name) => {
    const counter = usage[name];
    return counter ? [[name, counter.period, counter.used]] : [];
  });

const unpackUsage = (tuples: [UsageName, string, number][]): Usage =>
  Object.fromEntries(tuples.map(([name, period, used]) => [name, { period, used }]));

/** The earliest expiry puts the wallet into the `due` index, so that even an idle one books it. */
function dueOf({ householdId, purse, promo }: Wallet) {
  const [earliest] = Object.keys(promo).sort();
  return earliest === undefined ? {} : dueKeys('wallet', keys.wallet(householdId, purse), expiryOf(earliest));
}

/** The wallet as it stands in the table, under its key. */
export const walletItem = (wallet: Wallet): Item => ({
  ...keys.wallet(wallet.householdId, wallet.purse),
  ...dueOf(wallet),
  account: wallet.account,
  status: wallet.status,
  sequence: wallet.sequence,
  at: wallet.at,
  head: wallet.head,
  availableCoins: wallet.availableCoins,
  heldCoins: wallet.heldCoins,
  owedCoins: wallet.owedCoins,
  credited: wallet.purchasedCreditedCoins,
  debited: wallet.purchasedDebitedCoins,
  promo: JSON.stringify(wallet.promo),
  levels: JSON.stringify(wallet.steadyLevels),
  ...(wallet.keptLevel && { kept: JSON.stringify(wallet.keptLevel) }),
  usage: JSON.stringify(packUsage(wallet.usage)),
  recent: JSON.stringify(wallet.recent.map(packRecent)),
});

/** @throws Fault `store-corrupt` when the item is no wallet. */
export function walletOf(item: unknown): Wallet {
  const { pk, sk, credited, debited, levels, kept, usage, recent, ...plain } = parse(itemShape, item);
  return {
    ...plain,
    householdId: householdOfPk(pk),
    purse: sk === keys.wallet('', 'digital').sk ? 'digital' : 'coins',
    purchasedCreditedCoins: credited,
    purchasedDebitedCoins: debited,
    steadyLevels: levels,
    ...(kept && { keptLevel: kept }),
    usage: unpackUsage(usage),
    recent: recent.map(unpackRecent),
  };
}
