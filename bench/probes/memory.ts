import type { RequestEnvelope } from 'ask-sdk-model';
import { probe } from './probe';
import { type Handler, replay } from './replay';

export interface MemoryTask {
  /** A bundle that exports `handler`. */
  handlerFile: string;
  recordings: RequestEnvelope[][];
  turns: number;
}

/** Resident megabytes after the turns, with the garbage collected. */
export interface MemoryUse {
  residentMb: number;
  turns: number;
}

const bytesPerMb = 1_024 * 1_024;

probe<MemoryTask, MemoryUse>(async ({ handlerFile, recordings, turns }) => {
  const { handler }: { handler: Handler } = require(handlerFile);
  let taken = 0;
  while (taken < turns)
    for (const recording of recordings)
      await replay(recording, (envelope) => {
        taken += 1;
        return handler(envelope, {});
      });
  globalThis.gc?.();
  globalThis.gc?.();
  return { residentMb: process.memoryUsage.rss() / bytesPerMb, turns: taken };
});
