import type { TimerPort } from '../../domain/delivery/timers';
import type { Clock, Instant } from '../../domain/time';

export interface InProcessTimersConfig {
  clock: Clock;
  wake(windowId: string): Promise<void>;
  onProblem(error: unknown, windowId: string): void;
}

export interface InProcessTimers extends TimerPort {
  /** Wakes whatever is due by the clock, which a page may have moved. */
  tick(): void;
  /** Sets nothing any more, and ends when the last one that runs has ended. */
  close(): Promise<void>;
}

/** Beyond it, the furthest are left to the sweeper. */
const mostTimers = 10_000;
const tickMs = 250;

interface Timer {
  windowId: string;
  at: Instant;
}

const nameOf = ({ windowId, at }: Timer): string => `${at} ${windowId}`;

/** Timers of this process, for development: by the clock that is handed in, and gone with the process. */
export function makeInProcessTimers({ clock, wake, onProblem }: InProcessTimersConfig): InProcessTimers {
  const timers = new Map<string, Timer>();
  const running = new Set<Promise<void>>();

  const run = (windowId: string) => {
    const woken = wake(windowId)
      .catch((error) => onProblem(error, windowId))
      .finally(() => running.delete(woken));
    running.add(woken);
  };
  const tick = () => {
    const now = clock.now();
    const due = [...timers.values()].filter(({ at }) => at <= now);
    for (const timer of due) timers.delete(nameOf(timer));
    // Several for one window want one look.
    for (const windowId of new Set(due.map((timer) => timer.windowId))) run(windowId);
  };
  const interval = setInterval(tick, tickMs);
  interval.unref();
  let isClosed = false;

  return {
    async wakeAt(windowId, at) {
      if (isClosed || timers.size >= mostTimers) return;
      timers.set(nameOf({ windowId, at }), { windowId, at });
    },
    tick,
    async close() {
      isClosed = true;
      clearInterval(interval);
      timers.clear();
      await Promise.all(running);
    },
  };
}
