/** A clock that a person can move, laid over another one. It keeps ticking wherever it is put. */
export interface MovableClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** How far it stands from the clock below, milliseconds. */
  offsetMs(): number;
  set(nowMs: number): void;
  advance(byMs: number): void;
  reset(): void;
}

/** `base` is the clock below: the machine's, or a fixed one. */
export function createClock(base: () => number): MovableClock {
  let offset = 0;
  return {
    now: () => base() + offset,
    offsetMs: () => offset,
    set: (nowMs) => {
      offset = nowMs - base();
    },
    advance: (byMs) => {
      offset += byMs;
    },
    reset: () => {
      offset = 0;
    },
  };
}
