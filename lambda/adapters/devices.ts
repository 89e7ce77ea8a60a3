import type { CameraPort } from '../domain/delivery/camera';
import type { LockPort } from '../domain/delivery/lock';
import type { Clock } from '../domain/time';
import { makeCameraRouter } from './cameras/router';
import { makeSimulatedCameras } from './cameras/simulated';
import type { SimulatedCamera } from './cameras/simulated-camera';
import { makeWebhookCameras } from './cameras/webhook';
import { makeGuardedClient } from './locks/guarded-address';
import { type HomeAssistantLock, makeHomeAssistantLocks } from './locks/home-assistant';
import { makeNukiLocks } from './locks/nuki';
import { makeLockRouter } from './locks/router';
import { makeSeamLocks } from './locks/seam';
import { makeSimulatedLocks } from './locks/simulated';
import type { SimulatedLock } from './locks/simulated-lock';
import { makeWebhookLocks } from './locks/webhook';

interface Place {
  url: string;
  ports: readonly number[];
}

export type LockProvider =
  | { kind: 'simulated' }
  | { kind: 'seam'; apiKey: string }
  | { kind: 'nuki'; token: string }
  | ({ kind: 'home-assistant'; token: string; locks: Record<string, HomeAssistantLock> } & Place)
  | ({ kind: 'webhook'; secret: string } & Place);
export type CameraProvider = { kind: 'simulated' } | ({ kind: 'webhook'; secret: string } & Place);

export interface DeviceSettings {
  locks: Readonly<Record<string, LockProvider>>;
  cameras: Readonly<Record<string, CameraProvider>>;
}

export interface DeviceParts {
  clock: Clock;
  /** Gateways on this machine, by http too: development only. */
  allowLoopback: boolean;
  /** What is simulated; nothing, if absent. */
  simulated?: {
    locks: Readonly<Record<string, SimulatedLock>>;
    cameras: Readonly<Record<string, SimulatedCamera>>;
  };
}

const seamUrl = 'https://connect.getseam.com';
const seamTimes = { timeoutMs: 5_000, confirmMs: 8_000, pollMs: 500 };
const nukiUrl = 'https://api.nuki.io';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const clientOf = ({ url, ports }: Place, { allowLoopback }: DeviceParts, headers = {}) =>
  makeGuardedClient({ url, headers, rules: { allowLoopback, ports } });

function lockPortOf(provider: LockProvider, parts: DeviceParts): LockPort {
  const { clock, simulated } = parts;
  switch (provider.kind) {
    case 'simulated':
      return makeSimulatedLocks(simulated?.locks ?? {}, clock);
    case 'seam':
      return makeSeamLocks({ baseUrl: seamUrl, apiKey: provider.apiKey, clock, ...seamTimes });
    case 'nuki': {
      const client = clientOf({ url: nukiUrl, ports: [] }, parts, bearer(provider.token));
      return makeNukiLocks({ client, clock });
    }
    case 'home-assistant': {
      const client = clientOf(provider, parts, bearer(provider.token));
      return makeHomeAssistantLocks({ client, clock, locks: provider.locks });
    }
    case 'webhook':
      return makeWebhookLocks({ client: clientOf(provider, parts), secret: provider.secret, clock });
  }
}

function cameraPortOf(provider: CameraProvider, parts: DeviceParts): CameraPort {
  const { clock, simulated } = parts;
  if (provider.kind === 'simulated') return makeSimulatedCameras(simulated?.cameras ?? {}, clock);
  return makeWebhookCameras({ client: clientOf(provider, parts), secret: provider.secret, clock });
}

const portsOf = <Provider, Port>(
  providers: Readonly<Record<string, Provider>>,
  portOf: (provider: Provider) => Port,
): Record<string, Port> =>
  Object.fromEntries(Object.entries(providers).map(([name, provider]) => [name, portOf(provider)]));

/**
 * Locks and cameras of all providers, as they are configured.
 * @throws Fault `config-invalid` for an address that may lead inside, or a secret that is not safe.
 */
export function makeDevices(
  { locks, cameras }: DeviceSettings,
  parts: DeviceParts,
): { locks: LockPort; cameras: CameraPort } {
  const { clock } = parts;
  return {
    locks: makeLockRouter(
      portsOf(locks, (provider) => lockPortOf(provider, parts)),
      clock,
    ),
    cameras: makeCameraRouter(
      portsOf(cameras, (provider) => cameraPortOf(provider, parts)),
      clock,
    ),
  };
}
