import type { Speech } from '../../outcome';
import { doorName } from '../../phrases/delivery.en-US';
import { list } from '../../phrases/en-US';
import type { LockDoorOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const yours = (doors: LockDoorOutcomes['told']['doors']): string =>
  list(doors.map((door) => `your ${doorName(door)}`));

export const speech: Speech<LockDoorOutcomes> = {
  'link-account': () => ({
    say: "To reach your lock, I need your store account. I've put a card in the Alexa app that links it. Goodbye.",
  }),
  'no-door': ({ sellerName }) => ({
    say: `No lock of yours is connected to me; ${sellerName} can set one up.`,
    ask: anythingElse,
  }),
  locking: ({ doors }) => ({
    say: `I'm locking ${yours(doors)} now. I'll tell you as soon as it is confirmed.`,
    ask: anythingElse,
  }),
  told: ({ doors }) => ({
    say: `I've told ${yours(doors)} to lock. Outside a delivery I don't hear back, so please check it if you can.`,
    ask: anythingElse,
  }),
  'out-of-reach': () => ({
    say: "I reach your lock only around a delivery, and there is none. Your lock's own app can lock it.",
    ask: anythingElse,
  }),
};
