/** A number from 0 to just under 1, for spreading retries: the one place where chance comes in. Never for secrets. */
export const systemRandom = (): number => Math.random();

/** Waits without holding the thread. */
export const systemWait = (durationMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, durationMs));
