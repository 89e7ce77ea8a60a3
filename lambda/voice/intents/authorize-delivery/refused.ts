import type { RequestOutcomes } from '../../../domain/delivery/request';
import type { KnownHome } from '../../../domain/delivery/vacation';
import { type Outcome, outcome } from '../../../domain/outcome';
import { dayOf } from '../../../domain/time';
import { spanOf } from '../../delivery';
import type { Reply } from '../../outcome';
import type { Turn } from '../../turn';
import { type Draft, withoutDay, withoutHours } from './draft';
import { askFor, reply } from './reply';

type Refused = Outcome<Omit<RequestOutcomes, 'requested'>>;

/** Why not, in words; what could be otherwise is asked for. */
export function refused(turn: Turn, refusal: Refused, { home }: KnownHome, draft: Draft): Reply {
  const zone = home.timeZone;
  switch (refusal.name) {
    case 'in-the-past':
    case 'too-far':
      return askFor(refusal, 'day', withoutDay(draft));
    case 'too-short':
    case 'too-long':
      return askFor(refusal, 'time', withoutHours(draft));
    case 'overlaps': {
      const { other } = refusal.facts;
      const span = spanOf(other, zone, turn.now);
      return askFor(outcome('overlaps', { span, door: other.door.kind }), 'time', withoutHours(draft));
    }
    case 'away': {
      const until = dayOf(refusal.facts.until, zone);
      return reply(outcome('away', { until, today: dayOf(turn.now, zone) }));
    }
    case 'too-many':
      return reply(refusal);
    default:
      return reply(outcome('no-orders'));
  }
}
