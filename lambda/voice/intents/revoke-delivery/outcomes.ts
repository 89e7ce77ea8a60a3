import type { DoorKind } from '../../../domain/delivery/home';
import type { NoFacts } from '../../../domain/outcome';
import type { Span } from '../../delivery';

export type RevokeDeliveryOutcomes = {
  'link-account': NoFacts;
  'no-door': NoFacts;
  /** Nobody may come in anyway. */
  nothing: NoFacts;
  /** It was called off before. */
  already: { span: Span };
  /** Is it this one? */
  which: { span: Span; isFirst: boolean };
  revoked: { spans: Span[] };
  /** Somebody is inside, or may be: the door is being locked. */
  locking: { door: DoorKind };
  /** The courier is gone, and the door proven locked. */
  locked: { door: DoorKind };
  /** It ended in the meantime. */
  over: NoFacts;
  /** "No" to each: they stand. */
  kept: NoFacts;
};
