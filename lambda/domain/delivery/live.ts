import { epochMsOf, type Instant } from '../time';
import type { CameraReading, Frame } from './camera';
import type { LockReading } from './lock';
import type { DeliveryPolicy } from './policy';
import type { DeliveryWindow } from './window';

/**
 * What the devices of a window said last, kept beside the window: it changes every other second while somebody is at
 * the door, and decides nothing by itself.
 */
export interface Live {
  windowId: string;
  lookedAt: Instant;
  lock?: LockReading;
  camera?: CameraReading;
  /** The newest frames of this recording, each newer than the one before; two are enough. */
  frames: readonly SeenFrame[];
}

export interface SeenFrame extends Frame {
  /** When it was seen first, by our clock. */
  seenAt: Instant;
}

const isNewer = (frame: Frame, before: Frame | undefined): boolean =>
  !before || (frame.counter > before.counter && frame.capturedAt > before.capturedAt);

/** Only frames of this very recording count, and only what moves. */
export function withFrame(
  frames: readonly SeenFrame[],
  { frame, at }: CameraReading,
  challenge: string,
): readonly SeenFrame[] {
  const own = frames.filter(({ echo }) => echo === challenge);
  if (!frame || frame.echo !== challenge || !isNewer(frame, own.at(-1))) return own;
  return [...own, { ...frame, seenAt: at }].slice(-2);
}

const isFresh = (instant: Instant, now: Instant, maxAgeMs: number): boolean =>
  Math.abs(epochMsOf(now) - epochMsOf(instant)) <= maxAgeMs;

/** Whether the camera records now: two frames that grow, that know the challenge, the newer one just taken. */
export function provesRecording(
  live: Live | undefined,
  { camera }: DeliveryWindow,
  now: Instant,
  { frameMaxAgeMs }: DeliveryPolicy,
): boolean {
  const [first, last] = live?.frames ?? [];
  if (!first || !last || !camera) return false;
  if (first.echo !== camera.challenge || last.echo !== camera.challenge) return false;
  const isYoung = isFresh(last.capturedAt, now, frameMaxAgeMs) && isFresh(last.seenAt, now, frameMaxAgeMs);
  return isYoung && last.counter > first.counter;
}

/** How long there was no new frame of this recording. */
export function frameGapMs(live: Live, { camera }: DeliveryWindow, now: Instant): number {
  const last = live.frames.at(-1)?.seenAt ?? camera?.startedAt;
  return last === undefined ? Number.POSITIVE_INFINITY : epochMsOf(now) - epochMsOf(last);
}

/** The lock as it was just read; undefined when that is too long ago. */
export const freshLock = (
  live: Live | undefined,
  now: Instant,
  { lockReadingMaxAgeMs }: DeliveryPolicy,
): LockReading | undefined =>
  live?.lock && isFresh(live.lock.at, now, lockReadingMaxAgeMs) ? live.lock : undefined;
