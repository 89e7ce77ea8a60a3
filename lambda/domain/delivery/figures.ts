import { epochMsOf } from '../time';
import type { DeliveryWindow } from './window';

/** What operations are measured by, over some windows. */
export interface DeliveryFigures {
  windows: number;
  completed: number;
  /** Ended without anybody let in. */
  notEntered: number;
  revoked: number;
  exposureMs: { p50?: number; p99?: number; longest?: number };
  relockFailures: number;
  cameraGaps: number;
  unconfirmedUnlocks: number;
  unexpectedUnlocks: number;
}

/** How long the door may have been open, from the unlock command to the proof; undefined when it was not, or still is. */
export function exposureMsOf({ unlock }: DeliveryWindow): number | undefined {
  if (unlock?.securedAt === undefined) return undefined;
  return epochMsOf(unlock.securedAt) - epochMsOf(unlock.commandedAt);
}

/** Nearest rank. */
function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

const entered = ['completed', 'completed-revoked'];
const notEntered = ['failed', 'expired', 'revoked', 'no-entry'];

export function figuresOf(windows: readonly DeliveryWindow[]): DeliveryFigures {
  const exposures = windows.flatMap((window) => exposureMsOf(window) ?? []).sort((a, b) => a - b);
  const [p50, p99, longest] = [percentile(exposures, 0.5), percentile(exposures, 0.99), exposures.at(-1)];
  const count = (holds: (window: DeliveryWindow) => boolean) => windows.filter(holds).length;
  const raised = (name: DeliveryWindow['alarms'][number]['name']) =>
    count(({ alarms }) => alarms.some((alarm) => alarm.name === name));
  return {
    windows: windows.length,
    completed: count(({ state }) => entered.includes(state)),
    notEntered: count(({ state }) => notEntered.includes(state)),
    revoked: count(({ revocation }) => revocation !== undefined),
    exposureMs: {
      ...(p50 !== undefined && { p50 }),
      ...(p99 !== undefined && { p99 }),
      ...(longest !== undefined && { longest }),
    },
    relockFailures: raised('door-not-locked'),
    cameraGaps: raised('camera-lost'),
    unconfirmedUnlocks: raised('unlock-unconfirmed'),
    unexpectedUnlocks: raised('unexpected-unlock'),
  };
}
