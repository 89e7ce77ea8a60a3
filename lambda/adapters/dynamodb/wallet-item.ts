import * as v from 'valibot';
import type { Instant } from '../../domain/time';
import { expiryOf } from '../../domain/wallet/month';
import { periodOf, type Usage, usageNames } from '../../domain/wallet/usage';
import { movementKinds, type RecentMovement, type Wallet } from '../../domain/wallet/wallet';
import { count, parse, whole } from './parse';
import type { Item } from './requests';
import { dueKeys, householdOfPk, keys } from './table';

/*
 * A wallet as it stands in the table. What is a list or a map in the domain is packed into short texts: the item stays
 * under one kilobyte, which is one unit of capacity, whatever the wallet holds.
 */

const packed = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.string(), v.parseJson(undefined, 'is not JSON'), schema);

const recentTuple = v.tuple([count, count, v.picklist(movementKinds), whole, count, v.string()]);
const usedInOrder = v.pipe(v.array(count), v.maxLength(usageNames.length));
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
  promo: packed(
    v.pipe(
      v.array(count),
      v.check(({ length }) => length % 2 === 0, 'are no pairs'),
    ),
  ),
  levels: packed(v.array(levelTuple)),
  kept: packed(v.array(levelTuple)),
  usage: packed(usedInOrder),
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

/**
 * Counters in the order of their names, to which names are only ever added at the end. Each stands in the period of the
 * last movement, which need not be told again.
 */
const packUsage = (usage: Usage): number[] =>
  Object.keys(usage).length === 0 ? [] : usageNames.map((name) => usage[name]?.used ?? 0);

const unpackUsage = (used: readonly number[], at: Instant): Usage =>
  Object.fromEntries(
    usageNames.flatMap((name, place) =>
      used[place] ? [[name, { period: periodOf(name, at), used: used[place] }]] : [],
    ),
  );

/** `2026-12` with 340 coins is `2612, 340`: a list of pairs, one after the other. */
const packPromo = (promo: Wallet['promo']): number[] =>
  Object.entries(promo).flatMap(([month, coins]) => [Number(month.slice(2).replace('-', '')), coins]);

function unpackPromo(pairs: readonly number[]): Wallet['promo'] {
  const promo: Wallet['promo'] = {};
  for (let place = 0; place + 1 < pairs.length; place += 2) {
    const month = String(pairs[place]).padStart(4, '0');
    promo[`20${month.slice(0, 2)}-${month.slice(2)}`] = pairs[place + 1] ?? 0;
  }
  return promo;
}

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
  promo: JSON.stringify(packPromo(wallet.promo)),
  levels: JSON.stringify(wallet.steadyLevels),
  kept: JSON.stringify(wallet.keptLevels),
  usage: JSON.stringify(packUsage(wallet.usage)),
  recent: JSON.stringify(wallet.recent.map(packRecent)),
});

/** @throws Fault `store-corrupt` when the item is no wallet. */
export function walletOf(item: unknown): Wallet {
  const { pk, sk, credited, debited, promo, levels, kept, usage, recent, ...plain } = parse(itemShape, item);
  return {
    ...plain,
    householdId: householdOfPk(pk),
    purse: sk === keys.wallet('', 'digital').sk ? 'digital' : 'coins',
    purchasedCreditedCoins: credited,
    purchasedDebitedCoins: debited,
    promo: unpackPromo(promo),
    steadyLevels: levels,
    keptLevels: kept,
    usage: unpackUsage(usage, plain.at),
    recent: recent.map(unpackRecent),
  };
}
