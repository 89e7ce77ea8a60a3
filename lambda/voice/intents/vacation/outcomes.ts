import type { NoFacts } from '../../../domain/outcome';
import type { Day } from '../../../domain/time';
import type { Span } from '../../delivery';

/** Until when nobody is let in, as that is read back. */
interface Away {
  until: Day;
  today: Day;
}

export type VacationOutcomes = {
  'link-account': NoFacts;
  'no-door': NoFacts;
  'ask-until': { isAgain: boolean };
  /** Away for some days, said in passing: shall nobody be let in? */
  'ask-away': Away & { isAgain: boolean };
  /** "No": nothing changes. */
  stays: NoFacts;
  'in-the-past': NoFacts;
  'too-far': NoFacts;
  away: Away;
  /** It stands, and these were planned for that time. */
  'away-with': Away & { spans: Span[] };
  /** Shall they be called off? */
  'ask-again': { count: number };
  revoked: { count: number };
  kept: { count: number };
};
