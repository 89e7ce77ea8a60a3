import type { events, Request, RequestEnvelope } from 'ask-sdk-model';
import { forgetHousehold } from '../../domain/household/forget';
import { isLinked, type Turn } from '../turn';

/** Someone switched the skill off: the person is forgotten, as a guest and as the account they linked. */
async function forget(turn: Turn): Promise<void> {
  const { households } = turn.shop;
  const linkedId = isLinked(turn) ? turn.householdId : await households.accountOf(turn.guestId);
  if (linkedId) await forgetHousehold(turn.shop, linkedId);
  await forgetHousehold(turn.shop, turn.guestId);
}

type EventHandler = (turn: Turn, envelope: RequestEnvelope) => Promise<void>;

/** What somebody allowed before linking an account goes with them into the household. */
async function moveReach({ shop: { households }, guestId, householdId }: Turn): Promise<void> {
  const reaches = await households.reachesOf(guestId);
  for (const reach of reaches) await households.saveReach(householdId, reach);
  for (const reach of reaches) await households.dropReach(guestId, reach.guestId);
}

const rememberAccount: EventHandler = async (turn) => {
  if (!isLinked(turn)) return;
  await turn.shop.households.rememberAccount(turn.guestId, turn.householdId);
  await moveReach(turn);
};

/** Somebody allowed notifications, chose others, or wants none any more: the event has all that are allowed now. */
const changeReach: EventHandler = async (turn, { request, context }) => {
  const { households } = turn.shop;
  const { subscriptions = [] } =
    (request as events.skillevents.ProactiveSubscriptionChangedRequest).body ?? {};
  const eventNames = subscriptions.flatMap(({ eventName }) => eventName ?? []);
  const householdId = isLinked(turn)
    ? turn.householdId
    : ((await households.accountOf(turn.guestId)) ?? turn.guestId);
  if (eventNames.length === 0) return households.dropReach(householdId, turn.guestId);
  const { user, apiEndpoint } = context.System;
  const reach = { guestId: turn.guestId, alexaUserId: user.userId, apiEndpoint, eventNames };
  return households.saveReach(householdId, reach);
};

const nothingToDo: EventHandler = async () => undefined;

/** What a skill event changes; each may come twice, and in any order. */
const eventHandlers: Record<string, EventHandler> = {
  'AlexaSkillEvent.SkillDisabled': forget,
  'AlexaSkillEvent.SkillAccountLinked': rememberAccount,
  'AlexaSkillEvent.SkillEnabled': nothingToDo,
  'AlexaSkillEvent.SkillPermissionAccepted': nothingToDo,
  'AlexaSkillEvent.SkillPermissionChanged': nothingToDo,
  'AlexaSkillEvent.ProactiveSubscriptionChanged': changeReach,
  'AlexaSkillEvent.NotificationSubscriptionChanged': nothingToDo,
};

/** Requests that tell something and take no answer. */
export const silentHandlers: Record<string, EventHandler> = {
  ...eventHandlers,
  SessionEndedRequest: nothingToDo,
  'System.ExceptionEncountered': nothingToDo,
  'Messaging.MessageReceived': nothingToDo,
  'Reminders.ReminderCreated': nothingToDo,
  'Reminders.ReminderStarted': nothingToDo,
  'Reminders.ReminderUpdated': nothingToDo,
  'Reminders.ReminderDeleted': nothingToDo,
  'Reminders.ReminderStatusChanged': nothingToDo,
  'Alexa.Presentation.APL.LoadIndexListData': nothingToDo,
  'Alexa.Presentation.APL.RuntimeError': nothingToDo,
};

/** What went wrong on Alexa's side, for the log. */
export function reportedError(request: Request): object | undefined {
  if (request.type === 'SessionEndedRequest') return request.error && { ...request.error };
  if (request.type === 'System.ExceptionEncountered') return { ...request.error, cause: request.cause };
  if (request.type === 'Alexa.Presentation.APL.RuntimeError') return { errors: request.errors };
  return undefined;
}
