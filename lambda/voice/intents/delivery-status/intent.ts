import type { Intent as HeardIntent } from 'ask-sdk-model';
import {
  alarmNow,
  courierStatus,
  deliveryProgress,
  doorStatus,
  gravestAlarm,
  type RaisedAlarm,
  recordingStatus,
  visitStatus,
} from '../../../domain/delivery/status';
import type { KnownHome } from '../../../domain/delivery/vacation';
import type { DeliveryWindow } from '../../../domain/delivery/window';
import { type Outcome, outcome } from '../../../domain/outcome';
import { doorSlot, doorsOf, readHome } from '../../delivery';
import type { Intent } from '../../intent';
import { type Reply, say } from '../../outcome';
import { slotIds } from '../../slots';
import { isLinked, type Turn } from '../../turn';
import type { DeliveryStatusOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const reply = (result: Outcome<DeliveryStatusOutcomes>): Reply => say(speech, result);

/** The alarm that is told first: of a door in doubt, else of what is asked about. */
function alarmOf(windows: readonly DeliveryWindow[], meant?: DeliveryWindow): { alarm?: RaisedAlarm } {
  const urgent = alarmNow(windows) ?? meant;
  const alarm = urgent && gravestAlarm([urgent]);
  return alarm ? { alarm } : {};
}

function tellCourier({ now }: Turn, { home, windows }: KnownHome, status = courierStatus): Reply {
  const here = { zone: home.timeZone, now };
  const result = status(windows, now, home.timeZone);
  if (result.name === 'no-deliveries') return reply(result);
  return reply(outcome('delivery', { ...result.facts, here, ...alarmOf(windows, result.facts.window) }));
}

function tellDoors({ now }: Turn, { home, windows }: KnownHome, heard: HeardIntent): Reply {
  const named = doorsOf(home.doors, doorSlot(heard));
  const doors = (named.length > 0 ? named : home.doors).map(({ doorId, kind }) =>
    doorStatus(windows, doorId, kind),
  );
  return reply(outcome('doors', { doors, here: { zone: home.timeZone, now }, ...alarmOf(windows) }));
}

function tellRecording({ now }: Turn, { home, windows }: KnownHome): Reply {
  const result = recordingStatus(windows);
  if (result.name === 'no-recording') return reply(result);
  return reply(outcome('recording', { ...result.facts, here: { zone: home.timeZone, now } }));
}

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const known = await readHome(turn);
  if (!known) return reply(outcome('no-door', { sellerName: turn.shop.seller.name }));
  const [topic] = slotIds(heard, 'topic');
  if (topic === 'recording') return tellRecording(turn, known);
  if (topic === 'visit') return tellCourier(turn, known, visitStatus);
  const isAboutDoor = topic === 'lock' || doorSlot(heard) !== undefined;
  return isAboutDoor ? tellDoors(turn, known, heard) : tellCourier(turn, known);
}

/** What is to be said first of all when somebody opens the conversation: a door in doubt. */
export function alarmAtLaunch({ now }: Turn, known: KnownHome): Reply | undefined {
  const window = alarmNow(known.windows);
  if (!window) return undefined;
  const here = { zone: known.home.timeZone, now };
  const told = { window, progress: deliveryProgress(window), here };
  return reply(outcome('delivery', { ...told, ...alarmOf(known.windows, window) }));
}

export const deliveryStatus: Intent = {
  name: 'DeliveryStatusIntent',
  slots: { topic: 'DeliveryTopic', door: 'Door' },
  handle,
};
