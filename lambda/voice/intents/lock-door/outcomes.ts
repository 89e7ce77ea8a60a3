import type { DoorKind } from '../../../domain/delivery/home';
import type { NoFacts } from '../../../domain/outcome';

export type LockDoorOutcomes = {
  'link-account': NoFacts;
  'no-door': { sellerName: string };
  /** Around a delivery that is under way: it is confirmed, or people are called. */
  locking: { doors: DoorKind[] };
  /** After a delivery, or before: told to lock, and not watched. */
  told: { doors: DoorKind[] };
  /** No delivery is, or was lately, through which it could be locked. */
  'out-of-reach': NoFacts;
};
