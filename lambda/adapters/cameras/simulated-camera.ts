import type { Frame } from '../../domain/delivery/camera';
import { epochMsOf, type Instant, plusMs } from '../../domain/time';

/*
 * A camera that is not there, for development and tests: one frame a second, numbered, each with what the recording was
 * given at its start. Nothing happens but by the clock that is handed in. All of it is one plain object, that a page may
 * show, and the functions below, by which its demonstrator acts.
 */

/** What can go wrong, each as it happens with real ones. */
export const cameraFaults = [
  /** It takes the command, and never records. */
  'never-starts',
  /** It does not take the command. */
  'rejects',
  /** It does what it is told, and nobody hears of it. */
  'reply-lost',
  /** It says that it records, and shows the same frame again and again: its network is jammed. */
  'frozen',
  /** It records, and its frames were taken a minute ago. */
  'old-frames',
  /** Its frames know of another recording. */
  'wrong-echo',
  'offline',
  /** What it has recorded is not there afterwards. */
  'clip-missing',
] as const;
export type CameraFault = (typeof cameraFaults)[number];

export interface Recording {
  windowId: string;
  challenge: string;
  startsAt: Instant;
  stoppedAt?: Instant;
}

export interface SimulatedCamera {
  /** How long it takes to begin. */
  startMs: number;
  /** How long it takes to store what it has recorded. */
  clipMs: number;
  /** The newest one of each window. */
  recordings: Readonly<Record<string, Recording>>;
  /** Since when each fault is there. */
  faults: Readonly<Partial<Record<CameraFault, Instant>>>;
  requests: { start: number; stop: number };
}

const frameEveryMs = 1_000;
const oldMs = 60_000;

export const newSimulatedCamera = (changes: Partial<SimulatedCamera> = {}): SimulatedCamera => ({
  startMs: 1_000,
  clipMs: 2_000,
  recordings: {},
  faults: {},
  requests: { start: 0, stop: 0 },
  ...changes,
});

export const hasCameraFault = ({ faults }: SimulatedCamera, fault: CameraFault): boolean =>
  faults[fault] !== undefined;

/** From now on; one that is there already stays as it was. */
export function setCameraFault(camera: SimulatedCamera, fault: CameraFault, now: Instant): void {
  camera.faults = { [fault]: now, ...camera.faults };
}

export function clearCameraFault(camera: SimulatedCamera, fault: CameraFault): void {
  const { [fault]: _before, ...others } = camera.faults;
  camera.faults = others;
}

/** Begins a recording; the same one again goes on. */
export function record(
  camera: SimulatedCamera,
  { windowId, challenge }: Pick<Recording, 'windowId' | 'challenge'>,
  now: Instant,
): void {
  if (camera.recordings[windowId]?.challenge === challenge) return;
  const recording = { windowId, challenge, startsAt: plusMs(now, camera.startMs) };
  camera.recordings = { ...camera.recordings, [windowId]: recording };
}

/** Ends the recording of a window; one that has ended stays as it was. */
export function stopRecording(camera: SimulatedCamera, windowId: string, now: Instant): void {
  const recording = camera.recordings[windowId];
  if (!recording || recording.stoppedAt !== undefined) return;
  camera.recordings = { ...camera.recordings, [windowId]: { ...recording, stoppedAt: now } };
}

export const isRecording = ({ startsAt, stoppedAt }: Recording, now: Instant): boolean =>
  startsAt <= now && stoppedAt === undefined;

/** The instant of what is seen of a recording: the camera's now, unless it has stopped, or hangs. */
function seenAt(camera: SimulatedCamera, { stoppedAt }: Recording, now: Instant): Instant {
  const instants = [now, stoppedAt, camera.faults.frozen];
  return instants.filter((instant) => instant !== undefined).sort()[0] ?? now;
}

/** The newest frame of a recording that comes through. */
export function frameOf(camera: SimulatedCamera, recording: Recording, now: Instant): Frame | undefined {
  const recordedMs = epochMsOf(seenAt(camera, recording, now)) - epochMsOf(recording.startsAt);
  if (recordedMs < 0) return undefined;
  const counter = Math.floor(recordedMs / frameEveryMs) + 1;
  const lateMs = hasCameraFault(camera, 'old-frames') ? oldMs : 0;
  return {
    counter,
    capturedAt: plusMs(recording.startsAt, (counter - 1) * frameEveryMs - lateMs),
    echo: hasCameraFault(camera, 'wrong-echo') ? `not ${recording.challenge}` : recording.challenge,
  };
}
