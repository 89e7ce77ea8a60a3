import {
  type DoorOutcomes,
  deliveryProgress,
  type Progress,
  type RaisedAlarm,
  type SeenDoor,
} from '../../../domain/delivery/status';
import type { DeliveryWindow } from '../../../domain/delivery/window';
import type { Outcome } from '../../../domain/outcome';
import type { Speech } from '../../outcome';
import { ago, alarms, doorName, momentOf, spanOf } from '../../phrases/delivery.en-US';
import type { DeliveryStatusOutcomes, Here, Told } from './outcomes';

const anythingElse = 'Anything else?';
const lockHint = 'To have it locked, say: lock my door.';

const your = ({ door }: Pick<DeliveryWindow, 'door'>): string => `your ${doorName(door.kind)}`;
const when = ({ window, here }: Told): string => spanOf({ ...window, ...here });
const since = (instant: string, here: Here): string =>
  `${momentOf(instant, here)}, ${ago(instant, here.now)}`;

/** What the lock was read to be; nothing else is taken for locked. */
const reads = { locked: 'locked', unlocked: 'unlocked', jammed: 'jammed', unknown: 'not answering' } as const;

const lastRead = ({ window: { seen }, here }: Told): string =>
  seen ? ` Its lock was last seen ${reads[seen.lock]}, ${ago(seen.at, here.now)}.` : '';

const came = ({ window: { unlock }, here }: Told): string => {
  const at = unlock?.openedAt ?? unlock?.placedAt;
  return `Yes, the courier came${at === undefined ? '' : ` ${momentOf(at, here)}`}`;
};

const progress: Record<Progress, (told: Told) => string> = {
  unconfirmed: (told) => `The delivery ${when(told)} isn't authorized: its code was never said.`,
  'to-come': (told) => `Not yet: a courier may come ${when(told)}, through ${your(told.window)}.`,
  'at-the-door': ({ window }) => `The courier is at ${your(window)}, and has not been let in yet.`,
  inside: ({ window, here: { now } }) =>
    window.unlock?.openedAt === undefined
      ? `The courier is being let in at ${your(window)}. It will lock as soon as they're out.`
      : `The courier opened ${your(window)} ${ago(window.unlock?.openedAt, now)}. It will lock as soon as they're out.`,
  locking: (told) => `I'm having ${your(told.window)} locked; it isn't confirmed yet.${lastRead(told)}`,
  'not-locked': (told) =>
    `Warning: ${your(told.window)} hasn't confirmed that it's locked.${lastRead(told)} I'm still trying, and our team has been alerted. Please check it if you can.`,
  'locked-again': (told) =>
    `${came(told)}, and ${your(told.window)} is locked again, confirmed ${ago(told.window.stateSince, told.here.now)}.`,
  came: (told) =>
    `${came(told)}, and ${your(told.window)} was locked again. ${told.window.camera?.clip === undefined ? 'There is no recording of it.' : "The recording is in your camera's app."}`,
  'not-let-in': (told) => `No, nobody was let in: the delivery ${when(told)} didn't work out.`,
  revoked: (told) => `No: the delivery ${when(told)} was called off, and nobody was let in.`,
  expired: (told) => `No, nobody was let in: the delivery ${when(told)} is past its time.`,
};

/** An alarm that the rest says anyway is not said twice. */
const first = (alarm: RaisedAlarm | undefined, here: Here, isSaid = false): string =>
  alarm && !isSaid ? `First, an alarm ${momentOf(alarm.at, here)}: ${alarms[alarm.name]}. ` : '';

function notLocked({ door, lock, leaf, at }: SeenDoor, here: Here): string {
  const name = doorName(door);
  if (lock === 'unknown')
    return `I can't tell whether your ${name} is locked: its lock gave no answer ${since(at, here)}. ${lockHint}`;
  const how = leaf === 'open' ? 'stood open' : `was ${reads[lock]}`;
  return `Your ${name} ${how} ${since(at, here)}. ${lockHint}`;
}

function doorSaid(result: Outcome<DoorOutcomes>, here: Here): string {
  switch (result.name) {
    case 'door-locked':
      return `Your ${doorName(result.facts.door)} was locked ${since(result.facts.at, here)}.`;
    case 'door-not-locked':
      return notLocked(result.facts, here);
    case 'door-exposed': {
      const { window } = result.facts;
      const now = deliveryProgress(window);
      return progress[now]({ window, progress: now, here });
    }
    case 'door-unread':
      return `I can't tell about your ${doorName(result.facts.door)}: I read its lock only around a delivery.`;
  }
}

const isDoorInDoubt = ({ name }: RaisedAlarm): boolean => name === 'door-not-locked';

export const speech: Speech<DeliveryStatusOutcomes> = {
  'link-account': () => ({
    say: "To see your deliveries, I need your store account. I've put a card in the Alexa app that links it in a minute. Goodbye.",
  }),
  'no-door': ({ sellerName }) => ({
    say: `No door of yours is set up for deliveries inside; ${sellerName} can do that. I can tell you where an order is.`,
    ask: anythingElse,
  }),
  'no-deliveries': () => ({
    say: 'No delivery inside is planned, and there was none lately. To plan one, say: let the courier in.',
    ask: anythingElse,
  }),
  delivery: ({ alarm, ...told }) => ({
    say: `${first(alarm, told.here, told.progress === 'not-locked' && alarm && isDoorInDoubt(alarm))}${progress[told.progress](told)}`,
    ask: anythingElse,
  }),
  doors: ({ doors, here, alarm }) => ({
    say: `${first(alarm, here, alarm && isDoorInDoubt(alarm))}${doors.map((door) => doorSaid(door, here)).join(' ')}`,
    ask: anythingElse,
  }),
  recording: ({ door, endedAt, here }) => ({
    say: `The last recording is of your ${doorName(door)}, and ended ${momentOf(endedAt, here)}. You can find it in your camera's app.`,
    ask: anythingElse,
  }),
  'no-recording': () => ({
    say: 'There is no recording of the last two days: the camera records only while a courier is there.',
    ask: anythingElse,
  }),
};
