import type { DealId } from '../ids';
import type { Instant } from '../time';
import type { Deal } from './deal';

export interface DealStore {
  /**
   * Deals that have begun, have not ended and are not sold out, soonest end first. One Query.
   * @param beginsBy those that begin by then are among them: some are open earlier to some.
   */
  open(now: Instant, beginsBy?: Instant): Promise<Deal[]>;
  /** Adds deals with their stock, all or nothing; a deal id that stands already is refused by name. */
  add(deals: Deal[]): Promise<{ kind: 'added' } | { kind: 'exists'; dealId: DealId }>;
  /** Units left over all shards. */
  left(deal: Deal): Promise<number>;
}
