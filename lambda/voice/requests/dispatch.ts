import type { Intent as HeardIntent, interfaces, Request } from 'ask-sdk-model';
import { Fault } from '../../domain/fault';
import type { Conversation } from '../conversation';
import type { Answer } from '../intent';
import { intents } from '../intents';
import { cancelOrder } from '../intents/cancel-order/intent';
import { afterVerification } from '../intents/voice-code/resumed';
import { outcome, type Reply } from '../outcome';
import { isLinked, type Turn, waitingAction } from '../turn';
import { answer, goOn } from './answer';
import { aside } from './aside';
import { hearCode } from './code';
import { connectionEnded } from './connections';
import { help, repeat } from './help';
import { launch } from './launch';
import { hearNumber } from './number';
import { hearPack } from './pack';
import { reply } from './words';

type Handler = (turn: Turn, conversation: Conversation, heard: HeardIntent) => Promise<Reply>;

const goodbye: Handler = async (turn) =>
  reply(outcome('goodbye', { undone: turn.inDoubt ? undefined : waitingAction(turn) }));

/**
 * "Ask my majordomo to cancel it": with nothing begun, only an order can be meant. And whoever says it to "shall I
 * cancel it?" must not be left believing that it was.
 */
const cancel: Handler = (turn, conversation, heard) =>
  isLinked(turn) && (conversation.turns === 0 || turn.pending?.intent === cancelOrder.name)
    ? cancelOrder.handle(turn, heard)
    : goodbye(turn, conversation, heard);

const answering =
  (given: Answer): Handler =>
  (turn) =>
    answer(turn, given);

/** The built-in intents; every other name is looked up in the list of intents. */
const builtIns: Record<string, Handler> = {
  'AMAZON.YesIntent': answering('yes'),
  'AMAZON.NoIntent': answering('no'),
  'AMAZON.NextIntent': answering('next'),
  'AMAZON.PreviousIntent': answering('previous'),
  'AMAZON.StartOverIntent': answering('start-over'),
  'AMAZON.FallbackIntent': answering('missed'),
  'AMAZON.HelpIntent': help,
  'AMAZON.RepeatIntent': async (_turn, conversation) => repeat(conversation),
  'AMAZON.StopIntent': goodbye,
  'AMAZON.CancelIntent': cancel,
  'AMAZON.NavigateHomeIntent': goodbye,
};

export const isFallback = (request: Request): boolean =>
  request.type === 'IntentRequest' && request.intent?.name === 'AMAZON.FallbackIntent';

function intentHandler(heard: HeardIntent): Handler {
  const builtIn = builtIns[heard.name];
  if (builtIn) return builtIn;
  const intent = intents.find(({ name }) => name === heard.name);
  if (!intent) throw new Fault('request-unknown', 'no such intent', { intent: heard.name });
  return async (turn, conversation) => (await aside(turn, conversation, heard)) ?? intent.handle(turn, heard);
}

const touches = ['yes', 'no', 'next', 'previous'] as const;

/** A touch on the screen answers as the word on it does; anything else says the question again. */
function touched(turn: Turn, conversation: Conversation, event: interfaces.alexa.presentation.apl.UserEvent) {
  const given = touches.find((touch) => touch === event.arguments?.[0]);
  return given ? answer(turn, given) : Promise.resolve(repeat(conversation));
}

const hear = async (turn: Turn, conversation: Conversation, heard: HeardIntent): Promise<Reply> =>
  (await hearNumber(turn, heard)) ??
  (await hearCode(turn, conversation, heard)) ??
  (await hearPack(turn, heard)) ??
  intentHandler(heard)(turn, conversation, heard);

/** From the request's type and name to its one handler. */
async function replyTo(turn: Turn, conversation: Conversation, request: Request): Promise<Reply> {
  switch (request.type) {
    case 'LaunchRequest':
      return launch(turn);
    case 'Connections.Response':
      return connectionEnded(turn, request);
    case 'SessionResumedRequest':
      return (await afterVerification(turn, request)) ?? launch(turn);
    case 'IntentRequest':
      if (!request.intent?.name) throw new Fault('request-malformed', 'an intent request without an intent');
      return hear(turn, conversation, request.intent);
    case 'Alexa.Presentation.APL.UserEvent':
      return touched(turn, conversation, request);
    default:
      throw new Fault('request-unknown', 'no such request', { type: request.type });
  }
}

/** The reply to a request; a question that was kept back for a proof is answered in the same turn. */
export async function dispatch(turn: Turn, conversation: Conversation, request: Request): Promise<Reply> {
  const given = await replyTo(turn, conversation, request);
  return (given.goOn && (await goOn(turn, given.goOn))) ?? given;
}
