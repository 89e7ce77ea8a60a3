import type { VerifyTask, VerifyTimes } from './probes/ledger-verify';
import type { Benchmark } from './report';
import { withBundles } from './support/bundles';
import { runProbe } from './support/probe';

const task: VerifyTask = { lines: 200_000, rounds: 4 };
/** 100,000 lines a second. */
const budgetMs = 1_000;
const budgetLines = 100_000;

export const ledgerVerify: Benchmark = {
  name: 'ledger-verify',
  title: 'Verifying the whole ledger, on one core',
  run: () =>
    withBundles(async (bundles) => {
      const { file } = await bundles.make('bench/probes/ledger-verify.ts', { lean: false });
      const options = { environment: {}, nodeOptions: ['--single-threaded', '--max-semi-space-size=32'] };
      const { lineCount, roundsMs } = await runProbe<VerifyTimes>(file, task, options);
      const bestMs = Math.min(...roundsMs);
      return {
        rows: [
          {
            what: 'computing for 100,000 lines',
            budget: budgetMs,
            measured: (bestMs * budgetLines) / lineCount,
            unit: 'ms',
          },
          { what: 'lines a second', measured: (lineCount / bestMs) * 1_000, unit: 'lines/s' },
        ],
        notes: [
          `${lineCount} lines with their journals, wallets, seals and sums, as items; the best of ${roundsMs.length} rounds.`,
          'Processor time of one thread: every hash, chain, lot, tree and sum. Reading the items is the table’s or the disk’s and not in it.',
        ],
      };
    }),
};
