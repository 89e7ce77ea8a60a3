import type { Speech } from '../../outcome';
import { doorName, spanOf } from '../../phrases/delivery.en-US';
import { list } from '../../phrases/en-US';
import type { RevokeDeliveryOutcomes } from './outcomes';

const anythingElse = 'Anything else?';

export const speech: Speech<RevokeDeliveryOutcomes> = {
  'link-account': () => ({
    say: "No courier comes in without your store account, which isn't linked. I've put a card in the Alexa app that links it. Goodbye.",
  }),
  'no-door': () => ({ say: 'Nobody is let in: no door of yours is set up for it.', ask: anythingElse }),
  nothing: () => ({ say: 'Nobody may come in: no delivery inside is planned.', ask: anythingElse }),
  already: ({ span }) => ({
    say: `The delivery ${spanOf(span)} is called off already; nobody is let in.`,
    ask: anythingElse,
  }),
  which: ({ span, isFirst }) => ({
    say: isFirst ? 'Several are planned.' : 'That one stands.',
    ask: `Shall I call off the one ${spanOf(span)}?`,
  }),
  revoked: ({ spans }) => ({
    say: `Done, nobody is let in: the ${spans.length === 1 ? 'delivery' : 'deliveries'} ${list(spans.map(spanOf))} ${spans.length === 1 ? 'is' : 'are'} called off.`,
    ask: anythingElse,
  }),
  locking: ({ door }) => ({
    say: `I'm locking your ${doorName(door)} now. I'll tell you as soon as it is confirmed.`,
    ask: anythingElse,
  }),
  locked: ({ door }) => ({
    say: `The courier has left already, and your ${doorName(door)} is locked. Nobody is let in again.`,
    ask: anythingElse,
  }),
  over: () => ({ say: 'That delivery is over already; nobody is let in any more.', ask: anythingElse }),
  kept: () => ({ say: 'All right, they all stand.', ask: anythingElse }),
};
