import type { HandlerInput } from 'ask-sdk-core';
// By its own file: the package's index brings helpers for requests and screens that are never called here.
import { CustomSkillFactory } from 'ask-sdk-core/dist/skill/factory/CustomSkillFactory';
import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import { Fault, isInDoubt } from '../domain/fault';
import { type Conversation, conversationOf, newConversation } from './conversation';
import { intents } from './intents';
import { lintResponse } from './linter';
import { localeFor } from './locale';
import { type Moment, outcome, type Reply } from './outcome';
import { readTurn, requestLocale, type TurnPorts } from './read-turn';
import { canFulfill } from './requests/can-fulfill';
import { dispatch } from './requests/dispatch';
import { reportedError, silentHandlers } from './requests/events';
import { reply } from './requests/words';
import { responseOf, silence } from './response';
import type { Turn } from './turn';

/** Structured lines about turns: names and codes, never what people said. */
export interface Log {
  info(message: string, facts: Record<string, unknown>): void;
  warn(message: string, facts: Record<string, unknown>): void;
  error(message: string, facts: Record<string, unknown>): void;
}

export interface SkillSettings extends TurnPorts {
  /** Requests for any other skill are refused. */
  skillId: string;
  /** Longest time a turn may take before it is answered with an apology, milliseconds. */
  turnTimeoutMs: number;
  log: Log;
}

type Callback = (error: Error | null, response?: ResponseEnvelope) => void;

/** What AWS Lambda calls. It takes the promise; tools for local debugging want the callback: both get the answer. */
export type SkillHandler = (
  envelope: RequestEnvelope,
  context?: unknown,
  ...callback: Callback[]
) => Promise<ResponseEnvelope>;

const asFault = (error: unknown): Fault =>
  error instanceof Fault
    ? error
    : new Fault('unexpected', error instanceof Error ? error.message : 'not an error', {}, { cause: error });

const slotsOf = (name: string): string[] =>
  Object.keys(intents.find((intent) => intent.name === name)?.slots ?? {});

const hasScreen = (envelope: RequestEnvelope): boolean =>
  envelope.context?.System?.device?.supportedInterfaces?.['Alexa.Presentation.APL'] !== undefined;

/** Words in the locale of the request, and what the next turn must remember. */
function speak(
  envelope: RequestEnvelope,
  given: Reply,
  before: Conversation,
  moment: Moment,
  misses: number,
) {
  const words = given.words[localeFor(requestLocale(envelope))](moment);
  const conversation: Conversation = {
    misses,
    turns: before.turns + 1,
    said: { say: words.say, ...(words.ask !== undefined && { ask: words.ask }) },
    ...(given.pending && { pending: given.pending }),
    ...(given.elicit && { elicit: given.elicit }),
    ...(given.inDoubt && { inDoubt: true }),
  };
  return responseOf(words, given, conversation, { hasScreen: hasScreen(envelope), slotsOf });
}

/** Said as what it is; a question that waits goes on waiting, so that "yes" tries again. */
function apologise(envelope: RequestEnvelope, fault: Fault, before: Conversation): ResponseEnvelope {
  const waiting = before.pending !== undefined;
  const apology: Reply = {
    ...reply(outcome('fault', { code: fault.code, waiting })),
    ...(before.pending && { pending: before.pending }),
    ...(before.elicit && { elicit: before.elicit }),
    ...(waiting && (isInDoubt(fault) || before.inDoubt) && { inDoubt: true }),
  };
  const noDay = { today: '1970-01-01', turn: before.turns };
  return speak(envelope, apology, before, noDay, before.misses);
}

async function withinTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const tooLate = () => reject(new Fault('store-unknown', `a turn took longer than ${timeoutMs} ms`));
    timer = setTimeout(tooLate, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Events tell something and take no answer. */
async function hearEvent(envelope: RequestEnvelope, turn: Turn, log: Log): Promise<ResponseEnvelope> {
  const { request } = envelope;
  const error = reportedError(request);
  if (error) log.warn('alexa reported an error', { type: request.type, ...error });
  await silentHandlers[request.type]?.(turn, envelope);
  log.info('event', { type: request.type });
  return silence();
}

async function answerTurn(
  envelope: RequestEnvelope,
  turn: Turn,
  before: Conversation,
  { log, turnTimeoutMs }: SkillSettings,
): Promise<ResponseEnvelope> {
  const { request } = envelope;
  if (request.type === 'CanFulfillIntentRequest') {
    return { version: '1.0', response: { canFulfillIntent: await canFulfill(turn, request.intent) } };
  }
  const given = await withinTime(dispatch(turn, before, request), turnTimeoutMs);
  log.info('turn', { outcome: given.outcome, type: request.type, locale: turn.locale });
  return speak(envelope, given, before, { today: turn.today(), turn: before.turns }, turn.misses);
}

/** A failed event is thrown, so that Alexa sends it again; anything else gets a spoken apology. */
async function answerEnvelope(envelope: RequestEnvelope, settings: SkillSettings): Promise<ResponseEnvelope> {
  const before = envelope.session ? conversationOf(envelope) : newConversation;
  const isEvent = silentHandlers[envelope.request?.type] !== undefined;
  try {
    const turn = await readTurn(envelope, before, settings);
    return await (isEvent
      ? hearEvent(envelope, turn, settings.log)
      : answerTurn(envelope, turn, before, settings));
  } catch (error) {
    const fault = asFault(error);
    settings.log.error('fault', { code: fault.code, detail: fault.message, ...fault.evidence });
    if (isEvent) throw fault;
    return apologise(envelope, fault, before);
  }
}

async function respond(envelope: RequestEnvelope, settings: SkillSettings): Promise<ResponseEnvelope> {
  const response = await answerEnvelope(envelope, settings);
  for (const problem of lintResponse(envelope.request, response)) {
    settings.log.warn('a response breaks a rule', { ...problem });
  }
  return response;
}

/** Whether it is whole enough for the SDK to tell whose skill it is meant for. */
const namesItsSkill = (envelope: RequestEnvelope | undefined): boolean =>
  envelope?.context?.System?.application?.applicationId !== undefined && envelope.request?.type !== undefined;

/**
 * The skill as a Lambda handler.
 * @throws when a request is meant for another skill.
 */
export function makeSkill(settings: SkillSettings): SkillHandler {
  const skill = CustomSkillFactory.init()
    .withSkillId(settings.skillId)
    .addRequestHandlers({
      canHandle: () => true,
      handle: async (input: HandlerInput) => {
        const { response, sessionAttributes } = await respond(input.requestEnvelope, settings);
        if (sessionAttributes && input.requestEnvelope.session) {
          input.attributesManager.setSessionAttributes(sessionAttributes);
        }
        return response;
      },
    })
    .create();

  const invoke = async (envelope: RequestEnvelope, context: unknown): Promise<ResponseEnvelope> => {
    if (namesItsSkill(envelope)) return skill.invoke(envelope, context);
    settings.log.error('fault', { code: 'request-malformed', detail: 'names no skill or no request' });
    const fault = new Fault('request-malformed', 'a request that names no skill');
    return apologise(envelope ?? ({} as RequestEnvelope), fault, newConversation);
  };

  return (envelope, context, ...[callback]) => {
    const answered = invoke(envelope, context);
    if (callback) answered.then((response) => callback(null, response), callback);
    return answered;
  };
}
