/** `npm run ledger:seal`: closes the books of the days that have ended by the shop's clock, now instead of by night. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closeEndedDays } from '../lambda/domain/books/close-day';
import { sellerFor } from './ledger/seller';
import { openLedger } from './ledger/source';

const cutOffHours = 3;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string', default: '.majordomo' } } });
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
  } finally {
    await source.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
