/** `npm run ledger:seal`: closes the books of the days that have ended by the shop's clock, now instead of by night. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closeEndedDays } from '../lambda/domain/books/close-day';
import { type ExitCode, exitCodes, runTool } from './ledger/run-tool';
import { sellerFor } from './ledger/seller';
import { openLedger } from './ledger/source';

const cutOffHours = 3;

const usage = [
  'npm run ledger:seal -- [--data DIR]',
  '',
  '  --data DIR  the demo whose books to close, running or not (.majordomo)',
].join('\n');

const options = {
  data: { type: 'string', default: '.majordomo' },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<ExitCode> {
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(usage);
    return exitCodes.right;
  }
  const source = await openLedger(process.env, resolve(values.data));
  try {
    const { stores, clock, archive } = source;
    const night = await closeEndedDays(
      { ...stores, clock, archive, seller: sellerFor(process.env) },
      cutOffHours,
    );
    console.log(
      night.kind === 'up-to-date'
        ? 'Every day that has ended is sealed.'
        : `Sealed: ${night.sealedDays.join(', ')}`,
    );
    return exitCodes.right;
  } finally {
    await source.close();
  }
}

void runTool(usage, main);
