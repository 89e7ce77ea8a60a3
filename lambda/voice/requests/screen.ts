import type { Words } from '../outcome';
import { button } from '../screen/parts';

/** The words of the welcome screen, in one language. */
interface ScreenWords {
  title: string;
  /** The one thing that matters now. */
  fact: string;
  question: string;
  hint: string;
  /** Labels, where the question is answered by "yes" or "no". */
  answers?: { yes: string; no: string };
}

/** What the welcome shows: what it says. */
export const screenOf = ({ answers, ...words }: ScreenWords): NonNullable<Words['screen']> => ({
  ...words,
  buttons: answers ? [button(answers.yes, 'yes'), button(answers.no, 'no')] : [],
});
