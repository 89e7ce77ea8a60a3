import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CourierDevice, CourierStore } from '../../domain/delivery/courier';
import type { SentCourier } from '../../domain/delivery/window';
import { epochMsOf } from '../../domain/time';
import { deviceShape } from './delivery-shapes';
import { parse } from './parse';
import { getItem, type Item, putItemIf, queryItems, type Table, updateItemIf } from './requests';
import { couriersPk, devicePrefix, keys, timeToLiveAttribute } from './table';
import type { Write } from './transact';

const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
const nonceSeconds = 600;

/**
 * That a terminal is enrolled for the courier who was sent, by another person than who sent them, and not revoked: at
 * the instant of whatever is written with it. Where nobody was sent, no terminal is.
 */
export const activeDevice = (
  table: Table,
  label: string,
  deviceId: string,
  { courierId, assignedBy }: Sent = nobody,
): Write => ({
  label,
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.device(deviceId),
      ConditionExpression:
        'courierId = :courier AND attribute_not_exists(revokedAt) AND enrolledBy <> :assignedBy',
      ExpressionAttributeValues: { ':courier': courierId, ':assignedBy': assignedBy },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  },
});

type Sent = Pick<SentCourier, 'courierId' | 'assignedBy'>;
const nobody: Sent = { courierId: '', assignedBy: '' };

/** Whether a terminal is refused for no other reason than that one person enrolled it and sent its courier. */
export function isOfOnePerson(standing: Item | undefined, sent: Sent | undefined): boolean {
  if (!standing || !sent) return false;
  const { courierId, enrolledBy, revokedAt } = parse(deviceShape, standing);
  return revokedAt === undefined && courierId === sent.courierId && enrolledBy === sent.assignedBy;
}

async function readDevice(table: Table, deviceId: string): Promise<CourierDevice | undefined> {
  const item = await getItem(table, keys.device(deviceId));
  return item && parse(deviceShape, item);
}

/** As a nonce may be any text of any length. */
const nonceHash = (deviceId: string, nonce: string): string =>
  createHash('sha256')
    .update(JSON.stringify([deviceId, nonce]))
    .digest('base64url');

export const courierStore = (table: Table): CourierStore => ({
  device: (deviceId) => readDevice(table, deviceId),

  async devices() {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :couriers AND begins_with(sk, :devices)',
      ExpressionAttributeValues: { ':couriers': couriersPk, ':devices': devicePrefix },
      ConsistentRead: true,
    });
    return items.map((item) => parse(deviceShape, item));
  },

  async enroll(device) {
    const item = { ...keys.device(device.deviceId), ...device };
    if (await putItemIf(table, item, absent)) return true;
    // Its own answer may have been lost: the very same stands because of it.
    return isDeepStrictEqual(await readDevice(table, device.deviceId), device);
  },

  async revoke(deviceId, at) {
    await updateItemIf(table, {
      Key: keys.device(deviceId),
      UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :at)',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':at': at },
    });
    return readDevice(table, deviceId);
  },

  // Alone and without a token: a repetition must never be taken for the first time.
  useNonce(deviceId, nonce) {
    const nowSeconds = Math.floor(epochMsOf(table.clock.now()) / 1000);
    const item = {
      ...keys.nonce(nonceHash(deviceId, nonce)),
      [timeToLiveAttribute]: nowSeconds + nonceSeconds,
    };
    return putItemIf(table, item, absent);
  },
});
