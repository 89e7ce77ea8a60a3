/** `npm run receipt:verify -- FILE`: checks a receipt without us, without a network. See docs/proof.md. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Receipt, receiptFormat, receiptProblem } from '../lambda/domain/proof/receipt';
import { type ExitCode, exitCodes, runTool } from './ledger/run-tool';

const usage = 'npm run receipt:verify -- FILE.json';

function problemOf(receipt: Receipt): string | undefined {
  if (receipt?.format !== receiptFormat) return `it is no receipt of the format ${receiptFormat}`;
  try {
    return receiptProblem(receipt);
  } catch {
    return 'parts of it are missing';
  }
}

function shown({ line, sealed }: Receipt): string[] {
  const { account, sequence, at, kind, coins, balanceCoins } = line;
  return [
    `Line ${sequence} of account ${account}: ${kind}, ${coins} coins at ${at}, balance ${balanceCoins}`,
    ...(sealed
      ? [
          `It stands in the seal of ${sealed.seal.day}, whose hash is ${sealed.seal.hash}.`,
          'Compare that hash with the one that was published for the day.',
        ]
      : ['It holds together, and is not sealed yet: ask again when its day has ended.']),
  ];
}

function readReceipt(file: string): Receipt {
  const text = readFileSync(resolve(process.env.INIT_CWD ?? '.', file), 'utf8');
  try {
    return JSON.parse(text) as Receipt;
  } catch {
    throw new Error(`${file} is no receipt: it is not JSON.`);
  }
}

function main(): ExitCode {
  const [file] = process.argv.slice(2);
  if (file === undefined || file === '--help') {
    console.error(usage);
    return file ? exitCodes.right : exitCodes.misused;
  }
  const receipt = readReceipt(file);
  const problem = problemOf(receipt);
  if (problem) {
    console.error(`WRONG: ${problem}`);
    return exitCodes.wrong;
  }
  for (const line of shown(receipt)) console.log(line);
  return exitCodes.right;
}

void runTool(usage, main);
