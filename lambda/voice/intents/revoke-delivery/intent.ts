import type { Intent as HeardIntent } from 'ask-sdk-model';
import { deliveryProgress } from '../../../domain/delivery/status';
import type { KnownHome } from '../../../domain/delivery/vacation';
import { type DeliveryWindow, hasEnded } from '../../../domain/delivery/window';
import { outcome } from '../../../domain/outcome';
import { type Day, dayOf } from '../../../domain/time';
import { doorSlot, readHome, spanOf } from '../../delivery';
import type { AnswerHandler, Intent } from '../../intent';
import type { Reply } from '../../outcome';
import { placeOf, recordOf } from '../../paging';
import { type Period, slotIds, slotText } from '../../slots';
import { daySlot } from '../../spoken-times';
import { isLinked, type Turn } from '../../turn';
import { cancelOfDays } from '../cancel-order/intent';
import { intentName, reply, revoke } from './revoke';

/** Somebody has come: nothing is asked then. */
const isHappening = (window: DeliveryWindow): boolean => {
  const progress = deliveryProgress(window);
  return progress !== 'to-come' && progress !== 'unconfirmed';
};

const daysSaid = (heard: HeardIntent, today: Day): Period | undefined =>
  (daySlot(heard, 'date', today) ?? daySlot(heard, 'deliveryDay', today))?.days;

/** Those of the day and the door that were named. */
function named({ now }: Turn, { home, windows }: KnownHome, heard: HeardIntent): DeliveryWindow[] {
  const zone = home.timeZone;
  const days = daysSaid(heard, dayOf(now, zone));
  const door = doorSlot(heard);
  const isOfDay = (day: string) => !days || (day >= days.from && day <= days.to);
  return windows.filter(
    (window) =>
      !hasEnded(window) &&
      (door === undefined || window.door.kind === door) &&
      isOfDay(dayOf(window.startsAt, zone)),
  );
}

/** Asks about one after the other. */
function askWhich(
  { now }: Turn,
  { home }: KnownHome,
  windows: readonly DeliveryWindow[],
  place: number,
): Reply {
  const window = windows[place];
  if (!window) return reply(outcome('kept'));
  const span = spanOf(window, home.timeZone, now);
  const data = { ids: windows.map(({ windowId }) => windowId), place };
  return {
    ...reply(outcome('which', { span, isFirst: place === 0 })),
    pending: { intent: intentName, question: 'which', data },
  };
}

/** "Cancel tomorrow's delivery", where nobody is to be let in: the order that arrives then is meant. */
async function orderMeant(turn: Turn, heard: HeardIntent): Promise<Reply | undefined> {
  if (slotText(heard, 'deliveryDay') === undefined) return undefined;
  const { household } = await turn.household();
  const days = daySlot(heard, 'deliveryDay', dayOf(turn.now, household.timeZone))?.days;
  return days && cancelOfDays(turn, days);
}

/** There is none to call off; the last one may have been. */
function none({ now }: Turn, known: KnownHome | undefined): Reply {
  if (!known) return reply(outcome('no-door'));
  const last = known.windows.findLast(({ state }) => state === 'revoked');
  const isToCome = last && last.endsAt > now;
  return reply(
    isToCome ? outcome('already', { span: spanOf(last, known.home.timeZone, now) }) : outcome('nothing'),
  );
}

/** "Anyone" means all of them, and so does it when somebody is there. */
async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const known = await readHome(turn);
  const meant = known ? named(turn, known, heard) : [];
  if (!known || meant.length === 0) return (await orderMeant(turn, heard)) ?? none(turn, known);
  const isAll = slotIds(heard, 'anyone').length > 0 || meant.length === 1;
  if (isAll) return revoke(turn, meant, known.home);
  const happening = meant.filter(isHappening);
  return happening.length > 0 ? revoke(turn, happening, known.home) : askWhich(turn, known, meant, 0);
}

/** "The one tomorrow from ten to noon?" */
const answerWhich: AnswerHandler = async (turn, answer, data) => {
  const known = await readHome(turn);
  const { ids, place: kept } = recordOf(data) ?? {};
  if (!known || !Array.isArray(ids)) return undefined;
  const windows = known.windows.filter(({ windowId }) => ids.includes(windowId));
  const place = placeOf(kept);
  if (answer !== 'yes') return askWhich(turn, known, windows, answer === 'missed' ? place : place + 1);
  const window = windows.find(({ windowId }) => windowId === ids[place]);
  return window ? revoke(turn, [window], known.home) : reply(outcome('over'));
};

export const revokeDelivery: Intent = {
  name: intentName,
  slots: { anyone: 'Anyone', date: 'AMAZON.DATE', deliveryDay: 'AMAZON.DATE', door: 'Door' },
  handle,
  answers: { which: answerWhich },
};
