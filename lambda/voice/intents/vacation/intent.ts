import type { Intent as HeardIntent } from 'ask-sdk-model';
import { type KnownHome, stayAway } from '../../../domain/delivery/vacation';
import { type Outcome, outcome } from '../../../domain/outcome';
import { addDays, type Day, dayOf, startOfDay } from '../../../domain/time';
import { readHome, spanOf } from '../../delivery';
import type { AnswerHandler, Intent } from '../../intent';
import { type Reply, say } from '../../outcome';
import { recordOf } from '../../paging';
import { daySlot, durationSlot } from '../../spoken-times';
import { isLinked, type Turn } from '../../turn';
import { revokeWindows } from '../revoke-delivery/revoke';
import type { VacationOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const intentName = 'VacationIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const reply = (result: Outcome<VacationOutcomes>): Reply => say(speech, result);

const askUntil = (result: Outcome<VacationOutcomes>): Reply => ({
  ...reply(result),
  pending: { intent: intentName, question: 'until' },
  elicit: { intent: intentName, slot: 'date' },
});

/** The day from which somebody may be let in again: a day, the first of a month, or so many days from now. */
function dayBack(heard: HeardIntent, today: Day): Day | undefined {
  const days = daySlot(heard, 'date', today)?.days;
  if (days) return days.from;
  const length = durationSlot(heard, 'duration')?.days;
  return length ? addDays(today, length) : undefined;
}

/** It is done at once, since it can be taken back; only what was planned is asked about. */
async function goAway(turn: Turn, known: KnownHome, back: Day): Promise<Reply> {
  const { shop, now } = turn;
  const zone = known.home.timeZone;
  const result = await stayAway(shop, known, { until: startOfDay(back, zone), now });
  if (result.name !== 'away') return askUntil(result);
  const { during } = result.facts;
  const away = { until: back, today: dayOf(now, zone) };
  if (during.length === 0) return reply(outcome('away', away));
  const spans = during.map((window) => spanOf(window, zone, now));
  const windowIds = during.map(({ windowId }) => windowId);
  return {
    ...reply(outcome('away-with', { ...away, spans })),
    pending: { intent: intentName, question: 'windows', data: { windowIds } },
  };
}

/** Said in passing, it may mean the contrary: that somebody is to be let in. So it is asked about. */
function askAway({ now }: Turn, { home }: KnownHome, back: Day, isAgain = false): Reply {
  const today = dayOf(now, home.timeZone);
  if (back <= today) return askUntil(outcome('in-the-past'));
  return {
    ...reply(outcome('ask-away', { until: back, today, isAgain })),
    pending: { intent: intentName, question: 'away', data: { back } },
  };
}

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const known = await readHome(turn);
  if (!known) return reply(outcome('no-door'));
  const today = dayOf(turn.now, known.home.timeZone);
  const absence = daySlot(heard, 'days', today)?.days;
  if (absence) return askAway(turn, known, addDays(absence.to, 1));
  const back = dayBack(heard, today);
  return back === undefined ? askUntil(outcome('ask-until', { isAgain: false })) : goAway(turn, known, back);
}

/** "Until which day?", answered by no day. */
const answerUntil: AnswerHandler = async (_turn, answer) =>
  answer === 'missed' || answer === 'yes' ? askUntil(outcome('ask-until', { isAgain: true })) : undefined;

/** "Shall I hold them?" */
const answerAway: AnswerHandler = async (turn, answer, data) => {
  const { back } = recordOf(data) ?? {};
  const known = await readHome(turn);
  if (!known || typeof back !== 'string') return undefined;
  if (answer === 'yes') return goAway(turn, known, back);
  return answer === 'no' ? reply(outcome('stays')) : askAway(turn, known, back, true);
};

/** "Shall I call it off?" */
const answerWindows: AnswerHandler = async (turn, answer, data) => {
  const { windowIds } = recordOf(data) ?? {};
  const known = await readHome(turn);
  if (!known || !Array.isArray(windowIds)) return undefined;
  const meant = known.windows.filter(({ windowId }) => windowIds.includes(windowId));
  const count = meant.length;
  if (answer === 'no') return reply(outcome('kept', { count }));
  if (answer !== 'yes') {
    const pending = { intent: intentName, question: 'windows', data: { windowIds } };
    return { ...reply(outcome('ask-again', { count })), pending };
  }
  await revokeWindows(turn, meant);
  return reply(outcome('revoked', { count }));
};

export const vacation: Intent = {
  name: intentName,
  slots: { date: 'AMAZON.DATE', days: 'AMAZON.DATE', duration: 'AMAZON.DURATION' },
  elicits: ['date'],
  handle,
  answers: { until: answerUntil, away: answerAway, windows: answerWindows },
};
