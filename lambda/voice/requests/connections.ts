import type { interfaces } from 'ask-sdk-model';
import { afterBuying } from '../intents/buy-stars/ended';
import { afterRefunding } from '../intents/refund-stars/ended';
import type { Reply } from '../outcome';
import { endedOf } from '../stars/hand-over';
import type { Turn } from '../turn';
import { launch } from './launch';

/** Alexa sold something, or took it back, and the customer is here again. */
export async function connectionEnded(
  turn: Turn,
  request: interfaces.connections.ConnectionsResponse,
): Promise<Reply> {
  switch (request.name) {
    case 'Buy':
    case 'Upsell':
      return afterBuying(turn, endedOf(request));
    case 'Cancel':
      return afterRefunding(turn, endedOf(request));
    default:
      return launch(turn);
  }
}
