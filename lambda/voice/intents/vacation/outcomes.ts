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
