import * as v from 'valibot';
import type { DigitalRecord } from '../../domain/digital/account';
import type { DigitalStore } from '../../domain/digital/store';
import { Fault } from '../../domain/fault';
import { movementWrites, putVersion, refusalOf } from './movements';
import { count, parse } from './parse';
import { queryItems, type Table } from './requests';
import { householdPk, isAt, keys } from './table';
import { transact } from './transact';
import { walletOf } from './wallet-item';

const recordLabel = 'digital record';

const recordShape: v.GenericSchema<unknown, DigitalRecord> = v.object({
  householdId: v.string(),
  booked: v.record(v.string(), v.object({ units: count, generation: count })),
  owned: v.record(v.string(), v.string()),
  version: count,
});

const read =
  (table: Table): DigitalStore['read'] =>
  async (householdId) => {
    const [wallet, record] = [keys.wallet(householdId, 'digital'), keys.digitalRecord(householdId)];
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :household AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':household': householdPk(householdId),
        ':first': wallet.sk,
        ':last': record.sk,
      },
      ConsistentRead: true,
    });
    const [walletItem, recordItem] = [items.find(isAt(wallet)), items.find(isAt(record))];
    if (!walletItem || !recordItem) return undefined;
    return { wallet: walletOf(walletItem), record: parse(recordShape, recordItem) };
  };

export const digitalStore = (table: Table): DigitalStore => ({
  read: read(table),

  async commit({ movement, record }) {
    const item = { ...keys.digitalRecord(record.householdId), ...record };
    const writes = [...movementWrites(table, movement), putVersion(table, recordLabel, item)];
    const result = await transact(table, writes);
    if (result.kind === 'committed') return 'committed';
    const { failed } = result;
    if (failed.has(recordLabel) || refusalOf(movement, failed)) return 'changed';
    throw new Fault('store-corrupt', 'a change of stars was refused for no reason', {
      key: movement.journal.key,
    });
  },
});
