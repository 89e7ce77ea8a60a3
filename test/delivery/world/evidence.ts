import type { CameraReading } from '../../../lambda/domain/delivery/camera';
import type { LockReading } from '../../../lambda/domain/delivery/lock';

/*
 * What the devices have truly said, as it went over the wire. The system may believe nothing that is not in here.
 */

const proofMaxAgeMs = 5_000;
/** Readings are asked for within seconds. */
const mostHeard = 200;

interface Heard {
  atMs: number;
  reading: CameraReading;
  /** The lowest number of a frame of the same recording heard before: that one may be minutes old. */
  lowestBefore: number;
}

/** What a reading adds to the lowest number of frames of its recording. */
const lowestOf = (heard: readonly Heard[], echo: string | undefined): number => {
  const last = heard.findLast(({ reading }) => reading.frame?.echo === echo);
  return Math.min(
    last?.lowestBefore ?? Number.POSITIVE_INFINITY,
    last?.reading.frame?.counter ?? Number.POSITIVE_INFINITY,
  );
};

export class Evidence {
  private readonly frames = new Map<string, Heard[]>();
  private readonly locks = new Map<string, LockReading[]>();

  goOnFrom(other: Evidence): void {
    for (const [windowId, heard] of other.frames) this.frames.set(windowId, [...heard]);
    for (const [lockId, heard] of other.locks) this.locks.set(lockId, [...heard]);
  }

  cameraSaid(windowId: string, reading: CameraReading): void {
    const before = this.frames.get(windowId) ?? [];
    const heard = {
      atMs: Date.parse(reading.at),
      reading,
      lowestBefore: lowestOf(before, reading.frame?.echo),
    };
    this.frames.set(windowId, [...before, heard].slice(-mostHeard));
  }

  lockSaid(lockId: string, reading: LockReading): void {
    const before = this.locks.get(lockId) ?? [];
    this.locks.set(lockId, [...before, reading].slice(-mostHeard));
  }

  /**
   * Whether the camera had proven at an instant that it records: two frames with growing numbers which know the secret
   * of this recording, the newer one taken and heard of within five seconds, and the last that was heard says that it
   * records.
   */
  hasProof(windowId: string, challenge: string, atMs: number): boolean {
    const heard = (this.frames.get(windowId) ?? []).filter((one) => one.atMs <= atMs);
    const own = heard.filter(({ reading }) => reading.frame?.echo === challenge);
    return own.some(({ atMs: heardMs, reading: { frame }, lowestBefore }) => {
      if (!frame) return false;
      const takenMs = Date.parse(frame.capturedAt);
      const isYoung = atMs - heardMs <= proofMaxAgeMs && Math.abs(atMs - takenMs) <= proofMaxAgeMs;
      return isYoung && lowestBefore < frame.counter;
    });
  }

  /** A reading of the lock at exactly this instant that said that it is locked, and shut where that can be known. */
  saidShut(lockId: string, at: string | undefined, hasDoorSensor: boolean): boolean {
    return (this.locks.get(lockId) ?? []).some(
      (one) =>
        one.at === at &&
        one.isOnline &&
        one.lock === 'locked' &&
        one.door !== 'open' &&
        (!hasDoorSensor || one.door === 'closed'),
    );
  }

  /** Whether the lock said within five seconds before an instant that it is locked, and there. */
  saidLocked(lockId: string, atMs: number): boolean {
    return (this.locks.get(lockId) ?? []).some((one) => {
      const ageMs = atMs - Date.parse(one.at);
      return ageMs >= 0 && ageMs <= proofMaxAgeMs && one.lock === 'locked' && one.isOnline;
    });
  }
}
