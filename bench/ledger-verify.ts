import type { VerifyTask, VerifyTimes } from './probes/ledger-verify';
import type { Benchmark } from './report';
import { withBundles } from './support/bundles';
import { runProbe } from './support/probe';

const task: VerifyTask = { lines: 100_000, rounds: 4 };
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
      const { lineCount, rounds } = await runProbe<VerifyTimes>(file, task, options);
      const bestMs = Math.min(...rounds.map(({ verifyingMs }) => verifyingMs));
      const readingMs = Math.min(...rounds.map(({ readingMs }) => readingMs));
      return {
        rows: [
          {
            what: 'verifying 100,000 lines',
            budget: budgetMs,
            measured: (bestMs * budgetLines) / lineCount,
            unit: 'ms',
          },
          {
            what: 'reading them before, from text',
            measured: (readingMs * budgetLines) / lineCount,
            unit: 'ms',
          },
          { what: 'lines verified a second', measured: (lineCount / bestMs) * 1_000, unit: 'lines/s' },
        ],
        notes: [
          `${lineCount} lines with their journals, wallets, seals and sums, as items; the best of ${rounds.length} rounds.`,
          'Processor time of one thread, the collection of garbage in it: every hash, chain, lot, tree and sum. What the table or the disk takes to give the items is in neither.',
        ],
      };
    }),
};
