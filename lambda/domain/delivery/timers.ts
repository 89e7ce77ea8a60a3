import type { Instant } from '../time';

/** One-shot schedules, to the second. One that is lost is made up for by the sweeper. */
export interface TimerPort {
  /** Has a window woken at an instant, or a little later. */
  wakeAt(windowId: string, at: Instant): Promise<void>;
}
