import { scopeName } from '../../domain/delivery/halt';
import type { DeliveryHome } from '../../domain/delivery/home';
import type { Step } from '../../domain/delivery/step';
import type {
  CommitConditions,
  CommitResult,
  FirstStep,
  UnlockConditions,
  WatchedWindow,
  WindowStore,
} from '../../domain/delivery/store';
import { type DeliveryWindow, isExposed } from '../../domain/delivery/window';
import { Fault } from '../../domain/fault';
import { activeDevice, isOfOnePerson } from './couriers';
import { commandItem } from './delivery-commands';
import { putHome } from './delivery-homes';
import { liveShape } from './delivery-shapes';
import { allItems, dueItems } from './due';
import { type Failed, putNew, putOver } from './movements';
import { parse } from './parse';
import { getItems, type Item, queryItems, type Table, updateItemIf } from './requests';
import { entryPrefix, keys, timeToLiveAttribute, windowPk, windowSk } from './table';
import { transact, type Write } from './transact';
import { entryItem, entryOf, keptAfter, viewItem, windowItem, windowOf } from './window-items';
import { courierListWrites, windowsOfCourier, windowsOfDay } from './window-lists';

const labels = {
  window: 'window',
  home: 'home',
  view: 'view of a window',
  entry: 'audit entry',
  day: 'list of a day',
  device: 'courier device',
  halt: 'halt',
};

/** Nothing that is on stands in the way. */
const notHalted = (table: Table, scope: string): Write => ({
  label: labels.halt,
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.halt(scope),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  },
});

/** Each scope once: a transaction looks at no item twice. */
const unlockChecks = (
  table: Table,
  { assignment }: DeliveryWindow,
  { scopes, deviceId }: UnlockConditions,
): Write[] => [
  ...[...new Set(scopes.map(scopeName))].map((scope) => notHalted(table, scope)),
  activeDevice(table, labels.device, deviceId, assignment),
];

/** The home in its next revision: whoever asks for a window at the same moment finds that out. */
const nextHome = (table: Table, home: DeliveryHome): Write =>
  putHome(table, labels.home, { ...home, revision: home.revision + 1 });

const checksOf = (table: Table, { window }: Step, conditions: CommitConditions): Write[] =>
  'home' in conditions ? [nextHome(table, conditions.home)] : unlockChecks(table, window, conditions);

/** Only where it stands: a household that was forgotten gets none again, nor does a window that ended long ago. */
const replaceView = (table: Table, window: DeliveryWindow): Write => ({
  label: labels.view,
  item: {
    Put: { TableName: table.name, Item: viewItem(window), ConditionExpression: 'attribute_exists(pk)' },
  },
});

const stepWrites = (table: Table, step: Step): Write[] => [
  putOver(table, labels.window, windowItem(step), 'version', step.before.version),
  putNew(table, labels.entry, entryItem(step.entry)),
  ...step.commands.map((command) => putNew(table, command.commandId, commandItem(command))),
  ...courierListWrites(table, step),
];

const isSameStep = (standing: Item, { window }: FirstStep): boolean =>
  windowOf(standing).head === window.head;

const unexplained = ({ window: { windowId } }: FirstStep, failed: Failed): Fault =>
  new Fault('store-corrupt', `a step of window ${windowId} was refused by what should not stand there`, {
    windowId,
    refused: [...failed.keys()].join(', '),
  });

/** What stood in the way of a step; the window itself before all, since who comes late asks for nothing any more. */
function refusalOf(step: Step, failed: Failed): CommitResult | undefined {
  const standing = failed.get(labels.window);
  if (standing)
    return isSameStep(standing, step)
      ? { kind: 'committed' }
      : { kind: 'window-changed', window: windowOf(standing) };
  if (failed.has(labels.home)) return { kind: 'home-changed' };
  if (failed.has(labels.halt)) return { kind: 'halted' };
  if (!failed.has(labels.device)) return undefined;
  const isOnePerson = isOfOnePerson(failed.get(labels.device), step.window.assignment);
  return { kind: isOnePerson ? 'second-approver-required' : 'device-revoked' };
}

const isViewAlone = (failed: Failed): boolean => failed.size === 1 && failed.has(labels.view);

async function commit(table: Table, step: Step, conditions?: CommitConditions): Promise<CommitResult> {
  const checks = conditions ? checksOf(table, step, conditions) : [];
  const writes = [...stepWrites(table, step), ...checks];
  const first = await transact(table, [...writes, replaceView(table, step.window)]);
  const isViewGone = first.kind === 'refused' && isViewAlone(first.failed);
  const result = isViewGone ? await transact(table, writes) : first;
  if (result.kind === 'committed') return result;
  const refusal = refusalOf(step, result.failed);
  if (refusal) return refusal;
  throw unexplained(step, result.failed);
}

const firstWrites = (table: Table, first: FirstStep, home: DeliveryHome): Write[] => {
  const { window, entry } = first;
  const { windowId } = window;
  return [
    nextHome(table, home),
    putNew(table, labels.window, windowItem(first)),
    putNew(table, labels.entry, entryItem(entry)),
    putNew(table, labels.day, { ...keys.windowOfDay(window), windowId }),
    putNew(table, labels.view, viewItem(window)),
  ];
};

async function create(table: Table, first: FirstStep, home: DeliveryHome) {
  const result = await transact(table, firstWrites(table, first, home));
  if (result.kind === 'committed') return 'created';
  const { failed } = result;
  const standing = failed.get(labels.window);
  if (standing) return isSameStep(standing, first) ? 'created' : 'exists';
  if (failed.has(labels.home)) return 'home-changed';
  throw unexplained(first, failed);
}

async function read(table: Table, windowId: string): Promise<WatchedWindow | undefined> {
  const items = await getItems(table, [keys.window(windowId), keys.live(windowId)]);
  const item = items.find(({ sk }) => sk === windowSk);
  const live = items.find(({ sk }) => sk !== windowSk);
  return item && { window: windowOf(item), ...(live && { live: parse(liveShape, live.live) }) };
}

export const windowStore = (table: Table): WindowStore => ({
  create: (first, home) => create(table, first, home),
  read: (windowId) => read(table, windowId),
  commit: (step, conditions) => commit(table, step, conditions),

  async saveLive(live) {
    await updateItemIf(table, {
      Key: keys.live(live.windowId),
      UpdateExpression: 'SET live = :live, lookedAt = :lookedAt, #deleteAt = :deleteAt',
      ConditionExpression: 'attribute_not_exists(pk) OR lookedAt <= :lookedAt',
      ExpressionAttributeNames: { '#deleteAt': timeToLiveAttribute },
      ExpressionAttributeValues: {
        ':live': live,
        ':lookedAt': live.lookedAt,
        ':deleteAt': keptAfter(live.lookedAt),
      },
    });
  },

  async entries(windowId) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :window AND begins_with(sk, :entries)',
      ExpressionAttributeValues: { ':window': windowPk(windowId), ':entries': entryPrefix },
      ConsistentRead: true,
    });
    return items.map(entryOf);
  },

  ofDay: (day) => windowsOfDay(table, day),
  ofCourier: (courierId, before) => windowsOfCourier(table, courierId, before),

  async exposed() {
    return (await allItems(table, 'door')).map(windowOf).filter(isExposed);
  },

  async due(now, limit) {
    const doors = await dueItems(table, 'door', now, limit);
    const others = doors.length < limit ? await dueItems(table, 'window', now, limit - doors.length) : [];
    return [...doors, ...others].filter(({ gsk }) => gsk !== undefined && String(gsk) <= now).map(windowOf);
  },

  async postpone({ windowId, version }, until) {
    await updateItemIf(table, {
      Key: keys.window(windowId),
      UpdateExpression: 'SET gsk = :until',
      ConditionExpression: '#version = :version AND attribute_exists(gpk)',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':until': until, ':version': version },
    });
  },
});
