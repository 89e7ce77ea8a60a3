import type { Speech } from '../../outcome';
import { doorName, spanOf } from '../../phrases/delivery.en-US';
import { list } from '../../phrases/en-US';
import type { RevokeDeliveryOutcomes } from './outcomes';

const anythingElse = 'Anything else?';

export const speech: Speech<RevokeDeliveryOutcomes> = {
  'link-account': () => ({
    say: "No courier comes in without your store account, which isn't linked. I've put a card in the Alexa app that links it. Goodbye.",
  }),
  'no-door': () => ({ say: 'No one will come in: no door of yours is set up for it.', ask: anythingElse }),
  nothing: () => ({ say: 'No one is coming in: no inside delivery is planned.', ask: anythingElse }),
  already: ({ span }) => ({
    say: `The delivery ${spanOf(span)} is already called off; nobody will be let in.`,
    ask: anythingElse,
  }),
  which: ({ span, isFirst }) => ({
    say: isFirst ? 'Several are planned.' : 'That one stands.',
    ask: `Shall I call off the one ${spanOf(span)}?`,
  }),
  revoked: ({ spans }) => ({
    say: `Done, nobody will be let in: the ${spans.length === 1 ? 'delivery' : 'deliveries'} ${list(spans.map(spanOf))} ${spans.length === 1 ? 'is' : 'are'} called off.`,
    ask: anythingElse,
  }),
  locking: ({ door }) => ({
    say: `I'm locking your ${doorName(door)} now. I'll tell you as soon as it is confirmed.`,
    ask: anythingElse,
  }),
  locked: ({ door }) => ({
    say: `The courier has already left, and your ${doorName(door)} is locked. Nobody else will be let in.`,
    ask: anythingElse,
  }),
  over: () => ({ say: 'That delivery is already over; no one else will come in.', ask: anythingElse }),
  kept: () => ({ say: 'All right, they all stand.', ask: anythingElse }),
};
