import type { DoorKind } from '../../../domain/delivery/home';
import type { WallTime } from '../../../domain/delivery/local-window';
import type { Progress } from '../../../domain/delivery/status';
import type { Order } from '../../../domain/orders/order';
import type { NoFacts } from '../../../domain/outcome';
import type { Day, Instant, TimeZone } from '../../../domain/time';
import type { Span } from '../../delivery';

/** What is read out before "yes". */
export interface ReadOut {
  span: Span;
  door: DoorKind;
  order: Order;
}

export type AuthorizeDeliveryOutcomes = {
  'link-account': NoFacts;
  /** No door with a lock and a camera is set up. */
  'no-door': { sellerName: string };
  /** Nothing is on its way. */
  'no-orders': NoFacts;
  'order-unknown': { said: string };
  'order-ended': { order: Order };
  /** Is it this one? */
  'which-order': { order: Order; isFirst: boolean };
  /** It is to be let in another time already. */
  'has-window': { order: Order; span: Span };
  'under-way': { order: Order; progress: Progress };
  'ask-day': NoFacts;
  'ask-time': { isAgain: boolean };
  'ask-from': NoFacts;
  'ask-until': { from: WallTime };
  'ask-afternoon': { from: WallTime; until: WallTime };
  'no-such-time': { time: WallTime };
  'ask-which': { first: Instant; zone: TimeZone };
  'ask-door': { doors: DoorKind[] };
  'door-unknown': { door: DoorKind; doors: DoorKind[] };
  'in-the-past': NoFacts;
  'too-short': { shortestMs: number };
  'too-long': { longestMs: number };
  'too-far': { furthestMs: number };
  overlaps: { span: Span; door: DoorKind };
  'too-many': { most: number };
  away: { until: Day; today: Day };
  confirm: ReadOut;
  'confirm-again': ReadOut;
  authorized: { span: Span; door: DoorKind };
  /** It waited too long for the code. */
  lapsed: NoFacts;
  /** "No": nobody is let in. */
  left: NoFacts;
  /** "No" to another time: it stays as it was. */
  kept: NoFacts;
};
