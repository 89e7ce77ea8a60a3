/** `npm run delivery:verify -- FILE`: checks an export of the delivery log without us, without a network. See docs/operations.md. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkExport, type ExportFlaw } from '../lambda/domain/delivery/export';
import { type ExitCode, exitCodes, runTool } from './ledger/run-tool';

const usage = 'npm run delivery:verify -- FILE.jsonl';

function told(flaw: ExportFlaw): string {
  switch (flaw.kind) {
    case 'malformed':
      return `line ${flaw.line} is no line of an export`;
    case 'cut-off':
      return 'the last line is missing: the file was cut off';
    case 'hash':
      return 'lines were changed, added or taken away after the export';
    case 'counts':
      return 'there are not as many windows, homes and entries as the last line says';
    case 'window':
      return `window ${flaw.windowId}: entry ${flaw.flaw.sequence} does not hold (${flaw.flaw.why})`;
    case 'home':
      return `doors of home ${flaw.householdId}: entry ${flaw.flaw.sequence} does not hold (${flaw.flaw.why})`;
    case 'controls':
      return `kill switches and terminals of ${flaw.day}: entry ${flaw.flaw.sequence} does not hold (${flaw.flaw.why})`;
  }
}

function main(): ExitCode {
  const [file] = process.argv.slice(2);
  if (file === undefined || file === '--help') {
    console.error(usage);
    return file ? exitCodes.right : exitCodes.misused;
  }
  const check = checkExport(readFileSync(resolve(process.env.INIT_CWD ?? '.', file), 'utf8'));
  if (check.kind === 'wrong') {
    for (const flaw of check.flaws) console.error(`WRONG: ${told(flaw)}`);
    return exitCodes.wrong;
  }
  const { range, windows, homes, controls, entries } = check;
  console.log(
    `${range.from} to ${range.to}: windows: ${windows}; homes whose doors changed: ${homes}; days on which kill switches or terminals did: ${controls}; entries: ${entries}.`,
  );
  console.log('Every entry follows from the one before, and none is missing up to the head of its log.');
  return exitCodes.right;
}

void runTool(usage, main);
