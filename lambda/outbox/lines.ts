/** What is done in its turn. */
type Act = () => Promise<void>;

/** Works lines off side by side, so many at a time; within a line, one after the other. */
export async function workOff(lines: readonly (readonly Act[])[], mostAtOnce: number): Promise<void> {
  const waiting = [...lines];
  const takeTurns = async () => {
    for (let line = waiting.shift(); line; line = waiting.shift()) for (const act of line) await act();
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, waiting.length) }, takeTurns));
}

/** Waits for work, and so long at most: what has not ended by then goes on, and nobody hears of it. */
export async function waitFor(work: Promise<void>, mostMs: number): Promise<void> {
  if (!Number.isFinite(mostMs)) return work;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, mostMs));
  });
  await Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
