/** One line of a benchmark's table. */
export interface Row {
  what: string;
  /** Most it may be; absent where the number is only told. */
  budget?: number;
  measured: number;
  unit: Unit;
}

/** `times`: a ratio of two measurements of one run. */
export type Unit = 'times' | 'ms' | 'KB' | 'MB' | 'round trips' | 'units' | 'coins' | 'windows' | 'lines/s';

export interface Result {
  name: string;
  title: string;
  rows: Row[];
  /** What must be known to read the table. */
  notes: string[];
}

/** A benchmark is named as on the command line. It throws only when it could not run. */
export interface Benchmark {
  name: string;
  title: string;
  run(): Promise<Pick<Result, 'rows' | 'notes'>>;
}

export type Verdict = 'pass' | 'short' | '';

/** Empty where there is no budget. */
export function verdictOf({ budget, measured }: Row): Verdict {
  if (budget === undefined) return '';
  return measured <= budget ? 'pass' : 'short';
}

const decimals: Record<Unit, number> = {
  'lines/s': 0,
  times: 2,
  ms: 2,
  KB: 1,
  MB: 1,
  'round trips': 0,
  units: 1,
  coins: 0,
  windows: 0,
};

function inWords(value: number, unit: Unit): string {
  const digits = Number.isInteger(value) && unit !== 'times' ? 0 : decimals[unit];
  return unit === 'times' ? `${value.toFixed(digits)}×` : `${value.toFixed(digits)} ${unit}`;
}

const cellsOf = (row: Row): string[] => [
  row.what,
  row.budget === undefined ? '' : `≤ ${inWords(row.budget, row.unit)}`,
  inWords(row.measured, row.unit),
  verdictOf(row),
];

const header = ['what', 'budget', 'measured', ''];

/** A benchmark's table, as Markdown that is also aligned for reading in a terminal. */
export function tableOf({ title, rows, notes }: Result): string {
  const lines = [header, ...rows.map(cellsOf)];
  const widths = header.map((_, column) =>
    Math.max(3, ...lines.map((cells) => (cells[column] ?? '').length)),
  );
  const lineOf = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = lineOf(widths.map((width) => '-'.repeat(width)));
  const [first = [], ...rest] = lines;
  const table = [lineOf(first), rule, ...rest.map(lineOf)];
  return [`## ${title}`, '', ...table, '', ...notes.map((note) => `- ${note}`), ''].join('\n');
}
