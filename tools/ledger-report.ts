/** `npm run ledger:report`: what the books of the house say: outstanding, velocity, expiry, holders, drift. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectedDays } from '../lambda/domain/books/close-day';
import { type Kpis, kpisOf, readKpis } from '../lambda/domain/books/kpis';
import { addJournal, driftBetween, inAllOf } from '../lambda/domain/books/recompute';
import type { DailyTotals } from '../lambda/domain/books/store';
import { thresholdsOf } from '../lambda/domain/books/totals';
import type { Seller } from '../lambda/domain/seller';
import { type ExitCode, exitCodes, runTool } from './ledger/run-tool';
import { sellerFor } from './ledger/seller';
import { type LedgerSource, openLedger } from './ledger/source';

const usage = [
  'npm run ledger:report -- [--data DIR] [--recompute] [--json]',
  '',
  '  --data DIR   the demo whose books to read, running or not (.majordomo)',
  '  --recompute  from all journals: who holds how much, and by how much the projected books differ',
  '  --json       for programs',
].join('\n');

const options = {
  data: { type: 'string', default: '.majordomo' },
  recompute: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const percent = (ratio: number | undefined): string =>
  ratio === undefined ? '–' : `${(100 * ratio).toFixed(1)} %`;

/** Aligned for reading. */
function shown(kpis: Kpis): string {
  const { outstanding, reached } = kpis;
  const rows: [string, string | number][] = [
    ['outstanding, purchased', outstanding.purchasedCoins],
    ['outstanding, promo', outstanding.promoCoins],
    ['of it held', kpis.heldCoins],
    ['expired, not booked yet', kpis.expiredUnbookedCoins],
    ...kpis.expiring.map(({ days, coins }): [string, number] => [`expiring within ${days} days`, coins]),
    ['velocity, 30 days', kpis.velocity?.toFixed(3) ?? '–'],
    ['redemption', percent(kpis.redemption)],
    ['breakage', percent(kpis.breakage)],
    ['spent or sent in twelve months', kpis.yearVolumeCoins],
    ...kpis.holders.map(({ tier, fromCoins, wallets }): [string, string | number] => [
      `wallets of ${fromCoins} and more (${tier})`,
      wallets ?? '–',
    ]),
    ...Object.entries(kpis.accounts).sort(),
    ['digital purses', kpis.digitalCoins],
    ['drift', kpis.driftCoins],
    ['thresholds reached', reached.length > 0 ? reached.join(', ') : 'none'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${String(value).padStart(12)}`).join('\n');
}

async function recomputed({ stores, clock }: LedgerSource, { wallet }: Seller) {
  const days: DailyTotals = {};
  const thresholds = thresholdsOf(wallet);
  for await (const records of stores.ledger.records())
    for (const record of records) if (record.kind === 'journal') addJournal(days, record.journal, thresholds);
  const projected = await projectedDays(stores.books, Object.keys(days));
  const kpis = kpisOf(inAllOf(days), days, wallet, clock.now());
  return { ...kpis, driftCoins: kpis.driftCoins + driftBetween(days, projected) };
}

async function main(): Promise<ExitCode> {
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(usage);
    return exitCodes.right;
  }
  const source = await openLedger(process.env, resolve(values.data));
  try {
    const seller = sellerFor(process.env);
    const { stores, clock } = source;
    const kpis = await (values.recompute
      ? recomputed(source, seller)
      : readKpis({ ...stores, clock, seller }));
    console.log(values.json ? JSON.stringify(kpis, undefined, 2) : shown(kpis));
    return kpis.driftCoins === 0 ? exitCodes.right : exitCodes.wrong;
  } finally {
    await source.close();
  }
}

void runTool(usage, main);
