import type { Situation } from './harness';
import type { Asked, Provider, Replied } from './provider';

export const nukiLockId = '17654321098';
export const nukiToken = 'obviously-fake-nuki-token';

/** A lock as Nuki's cloud knows it, and as it is. */
export interface NukiLock {
  bolt: 'locked' | 'unlocked';
  situation: Situation;
  /** Reports of the lock so far. */
  reports: number;
  requests: Asked[];
  /** Parts of what is told, instead of what would be. */
  told: Record<string, unknown>;
}

const reportedMs = Date.parse('2026-03-01T12:00:00.000Z');

const stateOf = ({ bolt, situation }: NukiLock) => {
  if (situation === 'jammed') return 254;
  if (situation === 'state-unknown') return 99;
  return bolt === 'locked' || situation === 'stale-online' ? 1 : 3;
};

const doorOf = ({ situation }: NukiLock) => {
  if (situation === 'no-door-sensor') return 1;
  if (situation === 'door-unknown') return 240;
  return situation === 'door-open' ? 3 : 2;
};

/** The shape of `GET /smartlock/{id}`, with what the adapter has no use for too. */
const smartlock = (lock: NukiLock) => ({
  smartlockId: Number(nukiLockId),
  accountId: 1,
  type: 4,
  lmType: 0,
  authId: 2,
  name: 'Front door',
  favorite: false,
  config: { name: 'Front door', capabilities: 1, timezoneId: 37, operatingMode: 0 },
  advancedConfig: { lngTimeout: 20, unlatchDuration: 3, autoLock: true, autoLockTimeout: 180 },
  state: {
    mode: 2,
    state: stateOf(lock),
    trigger: 0,
    lastAction: 2,
    batteryCritical: lock.situation === 'battery-low',
    batteryCharging: false,
    batteryCharge: 90,
    doorState: doorOf(lock),
    nightMode: false,
  },
  firmwareVersion: 200_000,
  hardwareVersion: 2,
  serverState: lock.situation === 'offline' ? 4 : 0,
  adminPinState: 0,
  virtualDevice: false,
  creationDate: '2026-01-01T08:00:00.000Z',
  updateDate: new Date(reportedMs + lock.reports * 1_000).toISOString(),
  ...lock.told,
});

/** The cloud hands it on, and answers before anybody knows. */
function act(lock: NukiLock, { body }: Asked): Replied {
  if (lock.situation === 'rejects') return { status: 400, body: { detailMessage: 'Bad Parameter' } };
  const { action } = JSON.parse(body);
  const isDone = lock.situation !== 'accepts-only' && lock.situation !== 'jammed';
  if (isDone && action === 1) lock.bolt = 'unlocked';
  if (isDone && action === 2) lock.bolt = 'locked';
  lock.reports += 1;
  return { status: 204 };
}

function sync(lock: NukiLock): Replied {
  if (lock.situation !== 'stale-online') lock.reports += 1;
  return { status: 204 };
}

const calls: Record<string, (lock: NukiLock, asked: Asked) => Replied> = {
  'GET ': (lock) => ({ status: 200, body: smartlock(lock) }),
  'POST /sync': sync,
  'POST /action': act,
};

/** Nuki's Web API, as far as it is documented and used: a stand-in for what cannot be run here. */
export const nukiProvider =
  (lock: NukiLock): Provider =>
  (asked) => {
    const { method, path, headers } = asked;
    if (headers.authorization !== `Bearer ${nukiToken}`) return { status: 401 };
    const call = calls[`${method} ${path.replace(`/smartlock/${nukiLockId}`, '')}`];
    return call && lock.situation !== 'missing' ? call(lock, asked) : { status: 404 };
  };

const actionsIn = ({ requests }: NukiLock, action: number): number =>
  requests.filter(({ path, body }) => path.endsWith('/action') && JSON.parse(body).action === action).length;

export const nukiRequests = (lock: NukiLock) => ({ unlock: actionsIn(lock, 1), lock: actionsIn(lock, 2) });
