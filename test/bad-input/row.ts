/** One line of docs/bad-input.md: what came of bad input when it was really given. */
export interface Row {
  input: string;
  outcome: string;
  /** Of HTTP; a voice has none. */
  status?: number;
  en: string;
  /** Programs are answered in English alone. */
  fr?: string;
  /** What stays of it, where the window itself never changes. */
  kept?: string;
}

/** What is said, as a cell: no-break spaces are spaces, and no bar ends it. */
const cell = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replaceAll('|', '\\|')
    .trim();

/** A table for people; what is kept takes the place of French, which programs do not hear. */
export function tableOf(rows: readonly Row[]): string {
  const last = rows.some(({ kept }) => kept !== undefined) ? 'kept' : 'French';
  const lines = rows.map(({ input, outcome, status, en, fr, kept }) =>
    [input, `\`${outcome}\``, status === undefined ? '–' : String(status), en, kept ?? fr ?? '–'].map(cell),
  );
  return [['input', 'outcome', 'status', 'English', last], Array(5).fill('---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
