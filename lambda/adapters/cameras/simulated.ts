import type { CameraAnswer, CameraPort, CameraReading, Clip } from '../../domain/delivery/camera';
import { type Clock, type Instant, plusMs } from '../../domain/time';
import {
  type CameraFault,
  frameOf,
  hasCameraFault,
  isRecording,
  type Recording,
  record,
  type SimulatedCamera,
  stopRecording,
} from './simulated-camera';

const unheard: CameraAnswer = { outcome: 'unknown', detail: 'timeout' };

/** What becomes of a command: what is heard of it, and whether it is done. */
const meetings: [CameraFault, CameraAnswer, 'done' | 'not-done'][] = [
  ['rejects', { outcome: 'rejected', detail: 'refused' }, 'not-done'],
  ['offline', unheard, 'not-done'],
  ['reply-lost', unheard, 'done'],
];

function command(camera: SimulatedCamera, act: () => void): CameraAnswer {
  const [, answer, whether] = meetings.find(([fault]) => hasCameraFault(camera, fault)) ?? [];
  if (whether !== 'not-done') act();
  return answer ?? { outcome: 'accepted' };
}

function clipOf(camera: SimulatedCamera, recording: Recording, now: Instant): Clip | undefined {
  const { windowId, stoppedAt } = recording;
  const isStored = stoppedAt !== undefined && now >= plusMs(stoppedAt, camera.clipMs);
  if (!isStored || hasCameraFault(camera, 'clip-missing')) return undefined;
  return { reference: `simulated-clip-${windowId}`, endsAt: stoppedAt };
}

function read(camera: SimulatedCamera, windowId: string, now: Instant): CameraReading {
  if (hasCameraFault(camera, 'offline')) return { isOnline: false, isRecording: false, at: now };
  const recording = camera.recordings[windowId];
  if (!recording) return { isOnline: true, isRecording: false, at: now };
  const frame = frameOf(camera, recording, now);
  const clip = clipOf(camera, recording, now);
  return {
    isOnline: true,
    isRecording: isRecording(recording, now),
    ...(frame && { frame }),
    ...(clip && { clip }),
    at: now,
  };
}

/** Cameras on this machine, by their ids: for development and tests. */
export function makeSimulatedCameras(
  cameras: Readonly<Record<string, SimulatedCamera>>,
  clock: Clock,
): CameraPort {
  const find = (cameraId: string) => (Object.hasOwn(cameras, cameraId) ? cameras[cameraId] : undefined);
  const missing: CameraAnswer = { outcome: 'rejected', detail: 'no such camera' };
  return {
    async start({ cameraId, windowId, challenge }) {
      const camera = find(cameraId);
      if (!camera) return missing;
      camera.requests.start += 1;
      return command(camera, () => {
        if (!hasCameraFault(camera, 'never-starts')) record(camera, { windowId, challenge }, clock.now());
      });
    },
    async read(cameraId, windowId) {
      const camera = find(cameraId);
      const now = clock.now();
      return camera ? read(camera, windowId, now) : { isOnline: false, isRecording: false, at: now };
    },
    async stop({ cameraId, windowId }) {
      const camera = find(cameraId);
      if (!camera) return missing;
      camera.requests.stop += 1;
      return command(camera, () => stopRecording(camera, windowId, clock.now()));
    },
  };
}
