import { type Failure, failureOf } from './failures';

/** How long to wait between tries, and with which chance: given by tests, the machine's own otherwise. */
export interface Patience {
  wait(durationMs: number): Promise<void>;
  random(): number;
}

/** Most to wait before each retry; full jitter below it. Three retries within 400 ms. */
const ceilingsMs = [50, 110, 240];

const worthRetrying: Record<Failure, boolean> = {
  throttled: true,
  conflict: true,
  'in-doubt': true,
  unreachable: true,
  server: true,
  invalid: false,
  refused: false,
};

/** Every failure of a request that never got through, in order; the last error is the cause. */
export interface GaveUp {
  failures: Failure[];
  cause: unknown;
}

/** Sends the same request again while that can help: its answer, or how it failed. */
export async function trying<T>(
  send: () => Promise<T>,
  patience: Patience,
): Promise<{ answer: T } | { gaveUp: GaveUp }> {
  const failures: Failure[] = [];
  for (;;) {
    try {
      return { answer: await send() };
    } catch (cause) {
      const failure = failureOf(cause);
      const ceilingMs = ceilingsMs[failures.length];
      failures.push(failure);
      if (!worthRetrying[failure] || ceilingMs === undefined) return { gaveUp: { failures, cause } };
      await patience.wait(patience.random() * ceilingMs);
    }
  }
}
