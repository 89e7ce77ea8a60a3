/** A row of an imported table: where it stands in its file, and its cells by column. */
export interface Row {
  line: number;
  cells: Readonly<Record<string, string>>;
}

/** What is wrong in one cell, and what is expected there. */
export interface Problem {
  line: number;
  column: string;
  detail: string;
}

/** Everything that was asked for, or everything that is wrong: never a part. */
export type Imported<T> = { kind: 'good'; values: T[] } | { kind: 'bad'; problems: Problem[] };

export const importedOr = <T>(values: T[], problems: Problem[]): Imported<T> =>
  problems.length === 0 ? { kind: 'good', values } : { kind: 'bad', problems };

const quoted = (cell: string): string => JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);
const controlCharacter = /\p{Cc}/u;

/**
 * Reads the cells of one row. A bad cell is noted as a problem and answered with an empty value of its type, so that
 * one pass finds everything that is wrong in a row; nothing that was read may be used once a problem is noted.
 */
export class RowReader {
  constructor(
    private readonly row: Row,
    private readonly problems: Problem[],
  ) {}

  note(column: string, detail: string): void {
    this.problems.push({ line: this.row.line, column, detail });
  }

  /** The cell without surrounding blanks, '' when it is empty. */
  optional(column: string, maxLength = 120): string {
    const cell = (this.row.cells[column] ?? '').trim();
    if (cell.length > maxLength) this.note(column, `has ${cell.length} characters; at most ${maxLength}`);
    if (controlCharacter.test(cell))
      this.note(column, `${quoted(cell)} has a control character or a line break`);
    return cell.normalize('NFC');
  }

  text(column: string, maxLength = 120): string {
    const cell = this.optional(column, maxLength);
    if (cell === '') this.note(column, 'is empty; expected some text');
    return cell;
  }

  /** A name for machines: letters, digits, dot, underscore and hyphen. */
  id(column: string, maxLength = 40): string {
    const cell = this.text(column, maxLength);
    if (cell !== '' && !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(cell)) {
      this.note(column, `${quoted(cell)} is no id; expected letters, digits, ".", "_" and "-" only`);
    }
    return cell;
  }

  oneOf<T extends string>(column: string, allowed: readonly [T, ...T[]]): T {
    const cell = this.optional(column);
    const found = allowed.find((each) => each === cell);
    if (found === undefined) this.note(column, `${quoted(cell)}; expected one of ${allowed.join(', ')}`);
    return found ?? allowed[0];
  }

  /** Parts of a cell between bars, blanks removed; none for an empty cell. */
  list(column: string, maxLength = 600): string[] {
    const cell = this.optional(column, maxLength);
    if (cell === '') return [];
    const parts = cell.split('|').map((part) => part.trim());
    if (parts.includes(''))
      this.note(column, `${quoted(cell)} has an empty part; expected words parted by "|"`);
    return parts;
  }

  wholeNumber(column: string, least: number, most: number): number {
    const cell = this.optional(column);
    const value = /^\d{1,9}$/.test(cell) ? Number(cell) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.note(column, `${quoted(cell)}; expected a whole number from ${least} to ${most}`);
    return least;
  }

  /** An amount of money like 3.49, read digit by digit: cents are never a fraction. */
  cents(column: string): number {
    const cell = this.optional(column);
    const [, whole, decimals = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(cell) ?? [];
    const cents = whole === undefined ? 0 : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
    if (cents > 0) return cents;
    this.note(column, `${quoted(cell)} ${whyNoPrice(cell)}; expected a price like 3.49`);
    return 1;
  }
}

function whyNoPrice(cell: string): string {
  if (cell === '') return 'is empty';
  if (cell.includes(',')) return 'has a comma: write the decimals after a point';
  if (cell.startsWith('-')) return 'is negative';
  if (/^\d+\.\d{3,}$/.test(cell)) return 'has more than two decimals';
  if (/^0*(\.0*)?$/.test(cell)) return 'is nothing';
  return 'is no price';
}

/** Notes each id that an earlier row has already. */
export function noteRepeatedIds(
  rows: { line: number; id: string }[],
  column: string,
  problems: Problem[],
): void {
  const firstLine = new Map<string, number>();
  for (const { line, id } of rows.filter((row) => row.id !== '')) {
    const earlier = firstLine.get(id);
    if (earlier === undefined) firstLine.set(id, line);
    else problems.push({ line, column, detail: `${quoted(id)} stands already in line ${earlier}` });
  }
}
