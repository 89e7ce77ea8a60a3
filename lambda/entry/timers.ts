import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as v from 'valibot';
import { eachMessage } from '../adapters/queue-records';
import { systemClock } from '../adapters/system/clock';
import { makeWatchingPorts } from '../adapters/watching';
import { atStart, type WatchConfig, watchConfigFromEnvironment } from '../config';
import { wakeWindow } from '../domain/delivery/wake';
import { once } from '../domain/once';
import type { Shop } from '../domain/shop';
import { makeShop, type ShopParts } from '../shop';

const wakeMessage = v.object({ windowId: v.string() });

/** Messages that a queue held back to the second: windows to come back to. */
export function makeHandler(shop: () => Promise<Shop> | Shop) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const ready = await shop();
    return eachMessage(event, wakeMessage, ({ windowId }) => wakeWindow(ready, windowId));
  };
}

/** The shop that reads locks and cameras while somebody is at the door. */
const timersShop = (config: WatchConfig, parts: ShopParts = {}): Shop =>
  makeShop(config, { ...makeWatchingPorts(config, parts.clock ?? systemClock), ...parts });

const shopFromEnvironment = once(() => timersShop(watchConfigFromEnvironment()));

export const handler = makeHandler(shopFromEnvironment);
atStart(shopFromEnvironment);
