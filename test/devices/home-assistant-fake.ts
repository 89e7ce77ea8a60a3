import type { Situation } from './harness';
import type { Asked, Provider, Replied } from './provider';

export const homeToken = 'obviously-fake-home-assistant-token';
export const homeCode = '4711-obviously-fake';
export const homeLock = 'lock.front_door';
export const homeDoor = 'binary_sensor.front_door';
export const homeBattery = 'sensor.front_door_battery';

/** A home as Home Assistant knows it, and as it is. */
export interface Home {
  bolt: 'locked' | 'unlocked';
  situation: Situation;
  /** Grows with everything that happens there. */
  moment: number;
  /** When the state of the lock changed last. */
  changedAt: number;
  /** When the devices were asked last. */
  reportedAt: number;
  requests: Asked[];
  /** Parts of what is told of the lock, instead of what would be. */
  told: { state?: string; attributes?: object };
  /** What the service that was called answers: the states that changed meanwhile. */
  isSlow: boolean;
  /** Its integration is told by its devices: an update writes anew what it was told last. */
  isPushed: boolean;
}

export const newHome = (changes: Partial<Home> = {}): Home => ({
  bolt: 'locked',
  situation: 'confirms',
  moment: 0,
  changedAt: 0,
  reportedAt: 0,
  requests: [],
  told: {},
  isSlow: false,
  isPushed: false,
  ...changes,
});

const beginMs = Date.parse('2026-03-01T12:00:00.000Z');
/** As Home Assistant writes instants. */
const written = (moment: number) => new Date(beginMs + moment).toISOString().replace('Z', '123+00:00');

const lockWords: Partial<Record<Situation, string>> = {
  jammed: 'jammed',
  'state-unknown': 'ajar',
  offline: 'unavailable',
  'stale-online': 'locked',
};

function stateOf({ bolt, situation }: Home, entityId: string): string {
  if (entityId === homeBattery) return situation === 'battery-low' ? '12' : '90';
  if (entityId === homeLock) return lockWords[situation] ?? bolt;
  if (situation === 'door-unknown') return 'unknown';
  return situation === 'door-open' ? 'on' : 'off';
}

const entity = (home: Home, entityId: string) => ({
  entity_id: entityId,
  state: stateOf(home, entityId),
  attributes: { friendly_name: 'Front door', supported_features: 0 },
  last_changed: written(home.changedAt),
  last_reported: written(home.reportedAt),
  last_updated: written(home.reportedAt),
  context: { id: '01HQFAKE', parent_id: null, user_id: null },
  ...(entityId === homeLock && home.told),
});

export function moveBolt(home: Home, bolt: Home['bolt']): void {
  if (home.bolt === bolt) return;
  home.bolt = bolt;
  home.moment += 1;
  home.changedAt = home.moment;
  home.reportedAt = home.moment;
}

function isRefused(home: Home, code: unknown): boolean {
  return home.situation === 'rejects' || code !== homeCode;
}

function callLock(home: Home, { body, path }: Asked): Replied {
  const { entity_id: entityId, code } = JSON.parse(body);
  if (entityId !== homeLock) return { status: 200, body: [] };
  if (isRefused(home, code)) return { status: 400, body: { message: 'Code required' } };
  if (home.situation === 'answers-strangely')
    return { status: 200, body: [{ entity_id: homeLock, state: 'ajar', attributes: {} }] };
  const before = home.bolt;
  const isStuck = home.situation === 'accepts-only' || home.situation === 'jammed';
  if (!isStuck) moveBolt(home, path.endsWith('/unlock') ? 'unlocked' : 'locked');
  const hasChanged = home.bolt !== before && !home.isSlow;
  return { status: 200, body: hasChanged ? [entity(home, homeLock)] : [] };
}

/** The integration asks its devices, if it can, and Home Assistant notes that they have answered. */
function update(home: Home): Replied {
  home.moment += 1;
  if (home.isPushed || home.situation !== 'stale-online') home.reportedAt = home.moment;
  return { status: 200, body: [] };
}

function readState(home: Home, { path }: Asked): Replied {
  const entityId = path.replace('/api/states/', '');
  const isThere = [homeLock, homeDoor, homeBattery].includes(entityId) && home.situation !== 'missing';
  return isThere
    ? { status: 200, body: entity(home, entityId) }
    : { status: 404, body: { message: 'Entity not found.' } };
}

const calls: Record<string, (home: Home, asked: Asked) => Replied> = {
  'POST /api/services/lock/lock': callLock,
  'POST /api/services/lock/unlock': callLock,
  'POST /api/services/homeassistant/update_entity': update,
};

/** Home Assistant's REST interface, as far as it is documented and used: a stand-in for what cannot be run here. */
export const homeProvider =
  (home: Home): Provider =>
  (asked) => {
    const { method, path, headers } = asked;
    if (headers.authorization !== `Bearer ${homeToken}`) return { status: 401 };
    if (method === 'GET' && path.startsWith('/api/states/')) return readState(home, asked);
    return calls[`${method} ${path}`]?.(home, asked) ?? { status: 404 };
  };

export const homeRequests = ({ requests }: Home, service: 'lock' | 'unlock'): number =>
  requests.filter(({ path }) => path === `/api/services/lock/${service}`).length;
