import { type Command, resendAt } from '../../domain/delivery/command';
import type { CommandStore } from '../../domain/delivery/store';
import { commandShape } from './delivery-shapes';
import { dueItems } from './due';
import { parse } from './parse';
import { getItem, type Item, putItemIf, queryItems, type Table } from './requests';
import { commandPrefix, dueKeys, type Key, keys, windowPk } from './table';

/** In the `due` index as long as it is a notice that nobody got. */
export function commandItem(command: Command): Item & Key {
  const key = keys.command(command.commandId);
  const dueAt = resendAt(command);
  return { ...key, ...command, ...(dueAt !== undefined && dueKeys('notice', key, dueAt)) };
}

const commandOf = (item: Item): Command => parse(commandShape, item);

/** Step 2 before step 10. */
const inOrder = (a: Command, b: Command): number =>
  a.commandId.localeCompare(b.commandId, 'en', { numeric: true });

export const commandStore = (table: Table): CommandStore => ({
  async read(commandId) {
    const item = await getItem(table, keys.command(commandId));
    return item && commandOf(item);
  },

  async ofWindow(windowId) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :window AND begins_with(sk, :commands)',
      ExpressionAttributeValues: { ':window': windowPk(windowId), ':commands': commandPrefix },
      ConsistentRead: true,
    });
    return items.map(commandOf).sort(inOrder);
  },

  // No transaction: its token would tell two who take the same command in the same instant that both have it.
  replace: (before, after) =>
    putItemIf(table, commandItem(after), {
      ConditionExpression: '#status = :status AND attempts = :attempts',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':status': before.status, ':attempts': before.attempts },
    }),

  async unsent(now, limit) {
    const commands = (await dueItems(table, 'notice', now, limit)).map(commandOf);
    return commands.filter((command) => {
      const dueAt = resendAt(command);
      return dueAt !== undefined && dueAt <= now;
    });
  },
});
