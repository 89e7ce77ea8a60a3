import type { CameraReading } from '../../../lambda/domain/delivery/camera';
import type { LockReading } from '../../../lambda/domain/delivery/lock';

/*
 * What the devices have truly said, as it went over the wire. The system may believe nothing that is not in here.
 */

const proofMaxAgeMs = 5_000;

export class Evidence {
  private readonly frames = new Map<string, { atMs: number; reading: CameraReading }[]>();
  private readonly locks = new Map<string, LockReading[]>();

  goOnFrom(other: Evidence): void {
    for (const [windowId, heard] of other.frames) this.frames.set(windowId, [...heard]);
    for (const [lockId, heard] of other.locks) this.locks.set(lockId, [...heard]);
  }

  cameraSaid(windowId: string, reading: CameraReading): void {
    const heard = this.frames.get(windowId) ?? [];
    heard.push({ atMs: Date.parse(reading.at), reading });
    this.frames.set(windowId, heard);
  }

  lockSaid(lockId: string, reading: LockReading): void {
    const before = this.locks.get(lockId) ?? [];
    this.locks.set(lockId, [...before, reading].slice(-200));
  }

  /**
   * Whether the camera had proven at an instant that it records: two frames with growing numbers which know the secret
   * of this recording, the newer one taken and heard of within five seconds, and the last that was heard says that it
   * records.
   */
  hasProof(windowId: string, challenge: string, atMs: number): boolean {
    const heard = (this.frames.get(windowId) ?? []).filter((one) => one.atMs <= atMs);
    const own = heard.filter(({ reading }) => reading.frame?.echo === challenge);
    return own.some(({ atMs: heardMs, reading: { frame } }, place) => {
      if (!frame) return false;
      const takenMs = Date.parse(frame.capturedAt);
      const isYoung = atMs - heardMs <= proofMaxAgeMs && Math.abs(atMs - takenMs) <= proofMaxAgeMs;
      const first = own
        .slice(0, place)
        .find(({ reading: { frame: one } }) => one && one.counter < frame.counter);
      return isYoung && first !== undefined;
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
