import type { Command } from '../../domain/delivery/command';
import type { CommandStore } from '../../domain/delivery/store';
import { commandShape } from './delivery-shapes';
import { parse } from './parse';
import { getItem, type Item, putItemIf, queryItems, type Table } from './requests';
import { commandPrefix, type Key, keys, windowPk } from './table';

export const commandItem = (command: Command): Item & Key => ({
  ...keys.command(command.commandId),
  ...command,
});

/** Step 2 before step 10. */
const inOrder = (a: Command, b: Command): number =>
  a.commandId.localeCompare(b.commandId, 'en', { numeric: true });

export const commandStore = (table: Table): CommandStore => ({
  async read(commandId) {
    const item = await getItem(table, keys.command(commandId));
    return item && parse(commandShape, item);
  },

  async ofWindow(windowId) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :window AND begins_with(sk, :commands)',
      ExpressionAttributeValues: { ':window': windowPk(windowId), ':commands': commandPrefix },
      ConsistentRead: true,
    });
    return items.map((item) => parse(commandShape, item)).sort(inOrder);
  },

  // No transaction: its token would tell two who take the same command in the same instant that both have it.
  replace: (before, after) =>
    putItemIf(table, commandItem(after), {
      ConditionExpression: '#status = :status AND attempts = :attempts',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':status': before.status, ':attempts': before.attempts },
    }),
});
