/** `npm run ledger:verify`: computes all books again and names the first line that is wrong. See docs/proof.md. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ExitCode, exitCodes, runTool } from './ledger/run-tool';
import { archiveOf, exportedItems, openLedger } from './ledger/source';
import { auditBooks, linesOf } from './ledger/verify';

const usage = [
  'npm run ledger:verify -- [--data DIR] [--export FILE] [--json]',
  '',
  '  --data DIR     the demo whose books to verify, running or not (.majordomo)',
  '  --export FILE  items of a table instead, one JSON object a line, plain or as DynamoDB exports them, .gz or not',
  '  --json         the whole report, for programs',
  '',
  'TABLE_NAME and AWS_REGION name a deployed table, ARCHIVE_BUCKET or ARCHIVE_FOLDER where its seals are.',
].join('\n');

const options = {
  data: { type: 'string', default: '.majordomo' },
  export: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

async function audited(dataDir: string, exported: string | undefined) {
  const from = process.env.INIT_CWD ?? '.';
  if (exported !== undefined) {
    const archive = archiveOf(process.env, dataDir);
    return auditBooks({ items: () => exportedItems(resolve(from, exported)), archive }, false);
  }
  const source = await openLedger(process.env, dataDir);
  try {
    return await auditBooks(source, true);
  } finally {
    await source.close();
  }
}

async function main(): Promise<ExitCode> {
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(usage);
    return exitCodes.right;
  }
  const report = await audited(resolve(values.data), values.export);
  console.log(values.json ? JSON.stringify(report, undefined, 2) : linesOf(report).join('\n'));
  return report.findingCount === 0 ? exitCodes.right : exitCodes.wrong;
}

void runTool(usage, main);
