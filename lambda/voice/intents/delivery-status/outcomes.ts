import type {
  CourierOutcomes,
  DoorOutcomes,
  Progress,
  RaisedAlarm,
  RecordingOutcomes,
} from '../../../domain/delivery/status';
import type { DeliveryWindow } from '../../../domain/delivery/window';
import type { NoFacts, Outcome } from '../../../domain/outcome';
import type { Span } from '../../delivery';

/** Now, in the time of the doors. */
export type Here = Pick<Span, 'zone' | 'now'>;

/** What is told of one delivery. */
export interface Told {
  window: DeliveryWindow;
  progress: Progress;
  here: Here;
}

export type DeliveryStatusOutcomes = Pick<CourierOutcomes, 'no-deliveries'> &
  Pick<RecordingOutcomes, 'no-recording'> & {
    'link-account': NoFacts;
    'no-door': { sellerName: string };
    delivery: Told & { alarm?: RaisedAlarm };
    doors: { doors: Outcome<DoorOutcomes>[]; here: Here; alarm?: RaisedAlarm };
    recording: RecordingOutcomes['recording'] & { here: Here };
  };
