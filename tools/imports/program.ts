import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Imported, Problem, Row } from '../../lambda/domain/rows';
import { isTimeZone } from '../../lambda/domain/time';
import { readCsvFile } from './csv-file';
import { openShopTable, type ShopTable } from './table';

const mostShown = 50;

/** One of the two import programs. */
export interface Import<T> {
  command: string;
  columns: readonly string[];
  /** What to call one value, and several. */
  noun: [string, string];
  check(rows: Row[], shop: ShopTable, zone: string): Promise<Imported<T>>;
  /** Puts all of it in place, or says why not. */
  apply(values: T[], shop: ShopTable): Promise<string | undefined>;
}

interface Surroundings {
  argv: string[];
  environment: Record<string, string | undefined>;
  print(line: string): void;
  complain(line: string): void;
}

const exitCodes = { done: 0, refused: 1, misused: 2 } as const;

const usage = (command: string): string =>
  [
    `npm run ${command} -- FILE.csv [--zone NAME] [--data DIR]`,
    '',
    '  --zone NAME  whose days a day in the file is, such as Europe/Paris (UTC)',
    '  --data DIR   the running demo to import into (.majordomo)',
  ].join('\n');

/** `file: line 7, price_eur: …`, as editors and people like it. */
const shownProblem = ({ line, column, detail }: Problem): string =>
  `  ${[...(line > 0 ? [`line ${line}`] : []), ...(column.startsWith('(') ? [] : [column])].join(', ') || 'file'}: ${detail}`;

function shownProblems(file: string, problems: Problem[]): string[] {
  const inOrder = [...problems].sort((a, b) => a.line - b.line).slice(0, mostShown);
  const rest = problems.length - inOrder.length;
  return [
    `${file}: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing was imported.`,
    ...inOrder.map(shownProblem),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
}

function readArguments({ argv, environment }: Surroundings) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      zone: { type: 'string', default: 'UTC' },
      data: { type: 'string', default: '.majordomo' },
      help: { type: 'boolean', default: false },
    },
  });
  const [file, ...others] = positionals;
  if (!values.help && (file === undefined || others.length > 0)) throw new Error('Give one file to import.');
  if (!isTimeZone(values.zone)) throw new Error(`--zone ${values.zone} is no time zone.`);
  // npm runs scripts in the project's folder and names the one that it was called in.
  const from = environment.INIT_CWD ?? '.';
  return { ...values, file: resolve(from, file ?? ''), data: resolve(values.data) };
}

/** Runs an import from its command line; gives the exit code. */
async function runImport<T>(importer: Import<T>, surroundings: Surroundings): Promise<number> {
  let given: ReturnType<typeof readArguments>;
  try {
    given = readArguments(surroundings);
  } catch (error) {
    surroundings.complain(`${(error as Error).message}\n\n${usage(importer.command)}`);
    return exitCodes.misused;
  }
  if (given.help) {
    surroundings.print(usage(importer.command));
    return exitCodes.done;
  }
  const complaints = await importFile(importer, given, surroundings);
  for (const line of complaints) surroundings.complain(line);
  return complaints.length > 0 ? exitCodes.refused : exitCodes.done;
}

/** Gives what is wrong, line by line; nothing when it went well. */
async function importFile<T>(
  importer: Import<T>,
  { file, data, zone }: { file: string; data: string; zone: string },
  { environment, print }: Surroundings,
): Promise<string[]> {
  const csv = readCsvFile(file, importer.columns);
  if (csv.kind === 'unreadable') return shownProblems(file, csv.problems);
  let shop: ShopTable;
  try {
    shop = await openShopTable(environment, data);
  } catch (error) {
    return [(error as Error).message];
  }
  try {
    const checked = await importer.check(csv.rows, shop, zone);
    if (checked.kind === 'bad') return shownProblems(file, checked.problems);
    const refusal = await importer.apply(checked.values, shop);
    if (refusal) return [`${refusal} Nothing was imported.`];
    const [one, many] = importer.noun;
    const { length } = checked.values;
    print(`${length} ${length === 1 ? one : many} imported into ${shop.tableName}.`);
    return [];
  } finally {
    shop.close();
  }
}

/** Makes this process the import program: its arguments, its output, its exit code. */
export function importFromCommandLine<T>(importer: Import<T>): void {
  const surroundings: Surroundings = {
    argv: process.argv.slice(2),
    environment: process.env,
    print: console.log,
    complain: console.error,
  };
  void runImport(importer, surroundings).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
