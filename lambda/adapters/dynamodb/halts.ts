import { type Halt, type HaltStore, scopeName } from '../../domain/delivery/halt';
import { haltShape } from './delivery-shapes';
import { putOver } from './movements';
import { parse } from './parse';
import { queryItems, type Table } from './requests';
import { haltsPk, keys } from './table';
import { transact } from './transact';

const label = 'halt';
const keyOf = ({ scope }: Halt) => keys.halt(scopeName(scope));

export const haltStore = (table: Table): HaltStore => ({
  async list() {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :halts',
      ExpressionAttributeValues: { ':halts': haltsPk },
      ConsistentRead: true,
    });
    return items.map((item) => parse(haltShape, item));
  },

  async save(before, after) {
    const item = { ...keyOf(after), ...after };
    const result = await transact(table, [putOver(table, label, item, 'revision', before?.revision)]);
    return result.kind === 'committed' ? 'saved' : 'changed';
  },

  async lift(halt) {
    const item = {
      Delete: {
        TableName: table.name,
        Key: keyOf(halt),
        // Exactly this one: another of the same scope begins with the first revision again.
        ConditionExpression: 'revision = :revision AND haltedAt = :haltedAt',
        ExpressionAttributeValues: { ':revision': halt.revision, ':haltedAt': halt.haltedAt },
      },
    };
    return (await transact(table, [{ label, item }])).kind === 'committed' ? 'lifted' : 'changed';
  },
});
