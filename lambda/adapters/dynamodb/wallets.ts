import { Fault } from '../../domain/fault';
import { hasExpired } from '../../domain/wallet/month';
import type { WalletStore } from '../../domain/wallet/store';
import { dueItems } from './due';
import { movementWrites, replayIn, walletRefusalOf } from './movements';
import { journalShape, lineShape, parse } from './parse';
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

export const walletStore = (table: Table): WalletStore => ({
  async commit(movement) {
    const result = await transact(table, movementWrites(table, movement));
    if (result.kind === 'committed') return result;
    const answer = replayIn(movement, result.failed) ?? walletRefusalOf(movement, result.failed);
    if (answer) return answer;
    throw new Fault('store-corrupt', 'a movement was refused for no reason', { key: movement.journal.key });
  },

  async read(householdId, purse) {
    const item = await getItem(table, keys.wallet(householdId, purse));
    return item && walletOf(item);
  },

  statement: statement(table),

  async journal(key) {
    const item = await getItem(table, keys.journal(key));
    return item && parse(journalShape, item);
  },

  async withExpiredCoins(now, limit) {
    const items = await dueItems(table, 'wallet', now, limit);
    const wallets = items.map(walletOf);
    return wallets.filter(({ promo }) => Object.keys(promo).some((month) => hasExpired(month, now)));
  },
});
