/** `npm run wallets:close`: the end of all wallets: what cards had paid goes back to them. See docs/runbook.md. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeIdSource } from '../lambda/adapters/system/ids';
import { closeAllWallets } from '../lambda/domain/payments/wind-down';
import { sellerFor } from './ledger/seller';
import { openLedger } from './ledger/source';
import { WindDownReport } from './wind-down/report';

const usage = [
  'npm run wallets:close -- [--yes] [--data DIR]',
  '',
  '  --yes       closes every wallet, for good; without it, says what that would come to',
  '  --data DIR  the demo whose wallets to close, running or not (.majordomo)',
].join('\n');

const options = {
  yes: { type: 'boolean', default: false },
  data: { type: 'string', default: '.majordomo' },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return console.log(usage);
  const isDryRun = !values.yes;
  const source = await openLedger(process.env, resolve(values.data));
  const report = new WindDownReport();
  try {
    const shop = {
      ...source.stores,
      clock: source.clock,
      ids: makeIdSource(),
      seller: sellerFor(process.env),
    };
    for await (const closing of closeAllWallets(shop, { isDryRun })) report.add(closing);
  } finally {
    await source.close();
  }
  console.log(report.lines(isDryRun).join('\n'));
  if (report.hasFailed) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
