import { type Halt, type HaltStore, scopeName } from '../../domain/delivery/halt';
import { haltShape } from './delivery-shapes';
import { parse } from './parse';
import { deleteItemIf, putItemIf, queryItems, type Table } from './requests';
import { haltsPk, keys } from './table';

const keyOf = ({ scope }: Halt) => keys.halt(scopeName(scope));

/** Exactly this one: another of the same scope begins with the first revision again. */
const stillIs = ({ revision, haltedAt }: Halt) => ({
  ConditionExpression: 'revision = :revision AND haltedAt = :haltedAt',
  ExpressionAttributeValues: { ':revision': revision, ':haltedAt': haltedAt },
});
const isOff = { ConditionExpression: 'attribute_not_exists(pk)' };

/**
 * No transactions: what is on or off is never told from what was done before. When its own answer is lost, `changed` is
 * said of what was done, and whoever asked looks again.
 */
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
    return (await putItemIf(table, item, before ? stillIs(before) : isOff)) ? 'saved' : 'changed';
  },

  async lift(halt) {
    return (await deleteItemIf(table, keyOf(halt), stillIs(halt))) ? 'lifted' : 'changed';
  },
});
