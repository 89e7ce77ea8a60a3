import { readFileSync, statSync } from 'node:fs';
import { CsvError, type Info, parse } from 'csv-parse/sync';
import type { Problem, Row } from '../../lambda/domain/rows';

/** What a file may be at most: a household's shop, not a warehouse. */
export const csvLimits = { bytes: 20_000_000, rows: 20_000 };

export type CsvFile = { kind: 'rows'; rows: Row[] } | { kind: 'unreadable'; problems: Problem[] };

interface Line {
  number: number;
  cells: string[];
}

const wholeFile = '(file)';
const unreadable = (line: number, detail: string, column = wholeFile): CsvFile => ({
  kind: 'unreadable',
  problems: [{ line, column, detail }],
});

/** Reads a file of comma-separated values in UTF-8 whose first line names exactly these columns, in any order. */
export function readCsvFile(path: string, columns: readonly string[]): CsvFile {
  const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size;
  if (sizeBytes === undefined) return unreadable(0, `there is no file ${path}`);
  if (sizeBytes > csvLimits.bytes) {
    return unreadable(0, `has ${sizeBytes} bytes; at most ${csvLimits.bytes} (20 MB)`);
  }
  return readCsv(readFileSync(path), columns);
}

export function readCsv(bytes: Uint8Array, columns: readonly string[]): CsvFile {
  const badLine = firstLineNotUtf8(bytes);
  if (badLine !== undefined) return unreadable(badLine, 'is not UTF-8; save the file as "CSV UTF-8"');
  try {
    return rowsOf(linesOf(new TextDecoder().decode(bytes)), columns);
  } catch (error) {
    if (error instanceof CsvError) return unreadable(Number(error.lines ?? 0), error.message);
    throw error;
  }
}

function firstLineNotUtf8(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  const lineFeed = 10;
  let start = 0;
  for (let number = 1; ; number++) {
    const end = bytes.indexOf(lineFeed, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return number;
    start = end + 1;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Records with the line on which each begins; a quoted cell may run over several. */
function linesOf(text: string): Line[] {
  const records: unknown = parse(text, {
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  // The types of csv-parse do not know that `info` changes what a record is.
  return (records as { record: string[]; info: Info }[]).map(({ record, info }) => {
    const breaks = record.join('').match(/\r\n|\n|\r/g)?.length ?? 0;
    return { number: info.lines - breaks, cells: record };
  });
}

function rowsOf([header, ...lines]: Line[], columns: readonly string[]): CsvFile {
  if (!header) return unreadable(1, `is empty; expected the columns ${columns.join(',')}`);
  const names = header.cells.map((name) => name.trim());
  const problems = headerProblems(names, columns, header.number);
  if (problems.length > 0) return { kind: 'unreadable', problems };
  if (lines.length === 0) return unreadable(header.number, 'has a header and no rows');
  if (lines.length > csvLimits.rows) {
    return unreadable(0, `has ${lines.length} rows; at most ${csvLimits.rows}`);
  }
  const ragged = lines.filter(({ cells }) => cells.length !== names.length);
  if (ragged.length > 0)
    return { kind: 'unreadable', problems: ragged.map((line) => raggedLine(line, names)) };
  return { kind: 'rows', rows: lines.map((line) => rowOf(line, names)) };
}

const rowOf = ({ number, cells }: Line, names: string[]): Row => ({
  line: number,
  cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])),
});

const raggedLine = ({ number, cells }: Line, names: string[]): Problem => ({
  line: number,
  column: wholeFile,
  detail: `has ${cells.length} cells; expected ${names.length}: put cells with commas in double quotes`,
});

function headerProblems(names: string[], columns: readonly string[], line: number): Problem[] {
  const problem = (column: string, detail: string): Problem => ({ line, column, detail });
  const [only = ''] = names;
  if (names.length === 1 && /[;\t]/.test(only)) {
    const mark = only.includes(';') ? 'semicolons' : 'tabs';
    return [problem(wholeFile, `is parted by ${mark}; save it with commas between the cells`)];
  }
  const missing = columns.filter((column) => !names.includes(column));
  const unknown = names.filter((name) => !columns.includes(name));
  const repeated = names.filter((name, index) => columns.includes(name) && names.indexOf(name) !== index);
  return [
    ...missing.map((column) => problem(column, 'is missing from the header')),
    ...unknown.map((name) => problem(name, `is no column; expected ${columns.join(',')}`)),
    ...repeated.map((name) => problem(name, 'stands twice in the header')),
  ];
}
