import { Fault } from '../../domain/fault';
import { hasExpired } from '../../domain/wallet/month';
import { isTold } from '../../domain/wallet/movement';
import type { WalletStore } from '../../domain/wallet/store';
import { dueItems } from './due';
import { type Filter, scanItems } from './ledger';
import { movementWrites, refusalOf } from './movements';
import { journalShape, lineShape, parse, recentShape } from './parse';
import { payoutsIn } from './payouts';
import { getItem, queryItems, type Table } from './requests';
import { keys, lineSk, linesPk } from './table';
import { transact } from './transact';
import { walletOf } from './wallet-item';

/** Lines that move nothing (a capture of all that was held) are not told; few stand between two that are. */
const moved = 'coins <> :nothing OR expiredCoins > :nothing';
const linesPerRead = 24;

const statement =
  (table: Table): WalletStore['statement'] =>
  async (account, { limit, beforeSequence }) => {
    const isPage = beforeSequence !== undefined;
    const question = {
      KeyConditionExpression: isPage ? 'pk = :account AND sk < :before' : 'pk = :account',
      FilterExpression: moved,
      ExpressionAttributeValues: {
        ':account': linesPk(account),
        ':nothing': 0,
        ...(isPage && { ':before': lineSk(beforeSequence) }),
      },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: Math.max(limit, linesPerRead),
    };
    const items = await queryItems(table, question, limit);
    return items.map((item) => parse(lineShape, item));
  };

/** As many lines as fit into a read of a quarter of a megabyte: years of a household's. */
const linesPerSearch = 500;
const toldAttributes = ['pk', 'sk', 'sequence', 'at', 'kind', 'coins', 'expiredCoins', 'subject'];

/** Sequences and instants rise together, so the newest lines are read until one is too old. */
const movementsSince =
  (table: Table): WalletStore['movementsSince'] =>
  async (account, since = '') => {
    const question = {
      KeyConditionExpression: 'pk = :account',
      ExpressionAttributeValues: { ':account': linesPk(account) },
      ExpressionAttributeNames: Object.fromEntries(toldAttributes.map((name) => [`#${name}`, name])),
      ProjectionExpression: toldAttributes.map((name) => `#${name}`).join(),
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: linesPerSearch,
    };
    const lines = (await queryItems(table, question, linesPerSearch)).map((item) => parse(recentShape, item));
    const oldest = lines.at(-1);
    return {
      movements: lines.filter((line) => line.at >= since && isTold(line)),
      isWhole: !oldest || oldest.sequence === 1 || oldest.at < since,
    };
  };

const ofCoins: Filter = {
  FilterExpression: 'sk = :wallet',
  ExpressionAttributeValues: { ':wallet': keys.wallet('').sk },
};

export const walletStore = (table: Table): WalletStore => ({
  async commit(movement) {
    const result = await transact(table, movementWrites(table, movement));
    if (result.kind === 'committed') return result;
    const answer = refusalOf(movement, result.failed);
    if (answer) return answer;
    throw new Fault('store-corrupt', 'a movement was refused for no reason', { key: movement.journal.key });
  },

  async read(householdId, purse) {
    const item = await getItem(table, keys.wallet(householdId, purse));
    return item && walletOf(item);
  },

  statement: statement(table),

  movementsSince: movementsSince(table),

  async journal(key) {
    const item = await getItem(table, keys.journal(key));
    return item && parse(journalShape, item);
  },

  async *all() {
    for await (const items of scanItems(table, ofCoins)) yield items.map(walletOf);
  },

  payouts: () => payoutsIn(table),

  async withExpiredCoins(now, limit) {
    const items = await dueItems(table, 'wallet', now, limit);
    const wallets = items.map(walletOf);
    return wallets.filter(({ promo }) => Object.keys(promo).some((month) => hasExpired(month, now)));
  },
});
