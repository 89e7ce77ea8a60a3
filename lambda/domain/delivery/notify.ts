import type { HouseholdId } from '../ids';
import type { Instant, TimeZone } from '../time';
import type { Audience, NoticeTopic } from './command';
import type { DoorKind } from './home';

/** Something that somebody has to know of a window; the words are the adapter's, in the reader's language. */
export interface Notice {
  /** Of the command: the same notice has the same, however often it is sent. */
  noticeId: string;
  topic: NoticeTopic;
  to: Audience;
  householdId: HouseholdId;
  windowId: string;
  doorKind: DoorKind;
  startsAt: Instant;
  endsAt: Instant;
  timeZone: TimeZone;
  /** Of what it tells. */
  at: Instant;
}

export interface NotifyPort {
  /** @throws Fault `notify-unreachable`, to be tried again. */
  send(notice: Notice): Promise<void>;
}

/** Topics for which somebody is woken. */
export const urgentTopics: readonly NoticeTopic[] = [
  'door-not-locked',
  'unexpected-unlock',
  'camera-lost',
  'leave-now',
];
