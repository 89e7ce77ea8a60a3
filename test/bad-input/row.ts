/** One line of docs/bad-input.md: what came of bad input when it was really given. */
export interface Row {
  input: string;
  outcome: string;
  /** Of HTTP; a voice has none. */
  status?: number;
  en: string;
  /** Programs are answered in English alone. */
  fr?: string;
}

/** What is said, as a cell: no-break spaces are spaces, and no bar ends it. */
const cell = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replaceAll('|', '\\|')
    .trim();

/** A table for people. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ input, outcome, status, en, fr }) =>
    [input, `\`${outcome}\``, status === undefined ? '–' : String(status), en, fr ?? '–'].map(cell),
  );
  return [['input', 'outcome', 'status', 'English', 'French'], Array(5).fill('---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
