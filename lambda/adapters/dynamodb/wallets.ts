import { Fault } from '../../domain/fault';
import type { WalletStore } from '../../domain/wallet/store';
import { movementWrites, replayIn, walletRefusalOf } from './movements';
import { journalShape, lineShape, parse } from './parse';
import { getItem, queryItems, type Table } from './requests';
import { keys, lineSk, linesPk } from './table';
import { transact } from './transact';

export const walletStore = (table: Table): WalletStore => ({
  async commit(movement) {
    const result = await transact(table, movementWrites(table, movement));
    if (result.kind === 'committed') return result;
    const answer = replayIn(movement, result.failed) ?? walletRefusalOf(movement, result.failed);
    if (answer) return answer;
    throw new Fault('store-corrupt', 'a movement was refused for no reason', { key: movement.journal.key });
  },

  async statement(account, limit, beforeSequence) {
    const isPage = beforeSequence !== undefined;
    const question = {
      KeyConditionExpression: isPage ? 'pk = :account AND sk < :before' : 'pk = :account',
      ExpressionAttributeValues: {
        ':account': linesPk(account),
        ...(isPage && { ':before': lineSk(beforeSequence) }),
      },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: limit,
    };
    const items = await queryItems(table, question, limit);
    return items.map((item) => parse(lineShape, item));
  },

  async journal(key) {
    const item = await getItem(table, keys.journal(key));
    return item && parse(journalShape, item);
  },
});
