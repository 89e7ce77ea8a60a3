import type { Directive, Intent, RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import { type Asked, type Dialog, dialogIntentOf, nextStep } from './dialog';
import { callSkill, type Failure } from './endpoint';
import { deviceOf, makeEnvelope } from './envelope';
import { FATAL_RULES, lintResponse } from './linter';
import type { Places, Session } from './sessions';
import { apology, recordResponse } from './turn';
import type { ConnectionOutcome, JsonObject, SimulatorOptions, Speaker, Turn } from './types';
import type { CompiledModel } from './understanding/samples';

const ALEXA_TIMEOUT_MS = 8000;
/** A skill that keeps delegating what is complete would go round for ever. */
const MOST_CALLS = 6;

/** One exchange under way. */
export interface Exchange {
  speaker: Speaker;
  turn: Turn;
  model: CompiledModel;
}

/** Takes requests to the skill and does what its responses say: speech, dialog, session, entities, connections. */
export class Delivery {
  constructor(
    private readonly options: SimulatorOptions,
    private readonly places: Places,
  ) {}

  /** A request within a session; its response decides whether the session goes on. */
  async deliver(exchange: Exchange, session: Session, request: JsonObject): Promise<void> {
    const { speaker, turn } = exchange;
    const envelope = this.envelope(speaker, session, request);
    if (session.isNew) turn.newSession = true;
    session.isNew = false;
    session.silences = 0;
    const { response, failure } = await this.call(turn, envelope);
    if (failure || !response) return this.fail(exchange, session, failure ?? INVALID);
    session.attributes = (response.sessionAttributes as JsonObject | undefined) ?? {};
    await this.obey(exchange, session, response.response ?? {}, envelope);
  }

  /** An intent to the skill, with the state of its dialog when the model has one. */
  async deliverIntent(
    exchange: Exchange,
    session: Session,
    intent: Intent,
    dialogState: string,
  ): Promise<void> {
    const hasDialog = dialogIntentOf(exchange.model.source, intent.name) !== undefined;
    const state = hasDialog ? { dialogState } : {};
    await this.deliver(exchange, session, { type: 'IntentRequest', ...state, intent });
  }

  /** Asks what the dialog model wants next, or tells the skill that it is complete. */
  async delegate(exchange: Exchange, session: Session, intent: Intent): Promise<void> {
    const step = nextStep(exchange.model.source, intent);
    if (step.kind === 'complete') {
      session.dialog = undefined;
      return this.deliverIntent(exchange, session, step.intent, 'COMPLETED');
    }
    session.dialog = step.dialog;
    session.reprompt = step.prompt;
    session.silences = 0;
    exchange.turn.spoken.push(step.prompt);
    exchange.turn.reprompt = step.prompt;
  }

  /** A request whose answer nobody hears: it is recorded, and only its breaches count. */
  async notify(
    { speaker, turn }: Exchange,
    session: Session | undefined,
    request: JsonObject,
  ): Promise<void> {
    const { failure } = await this.call(turn, this.envelope(speaker, session, request));
    if (failure) turn.error = { code: failure.type, message: failure.message };
  }

  /** Ends the session and tells the skill why. */
  async end(exchange: Exchange, session: Session, reason: string, failure?: Failure): Promise<void> {
    this.places.close(exchange.speaker);
    exchange.turn.sessionEnded = true;
    await this.notify(exchange, session, {
      type: 'SessionEndedRequest',
      reason,
      ...(failure ? { error: failure } : {}),
    });
  }

  private envelope(speaker: Speaker, session: Session | undefined, request: JsonObject): RequestEnvelope {
    return makeEnvelope(this.options, {
      speaker,
      session,
      request,
      shownToken: this.places.shownToken(speaker),
    });
  }

  private async call(
    turn: Turn,
    request: RequestEnvelope,
  ): Promise<{ response?: ResponseEnvelope | undefined; failure?: Failure | undefined }> {
    const timeoutMs = this.options.handlerTimeoutMs ?? ALEXA_TIMEOUT_MS;
    const { response, durationMs, failure } = await callSkill(this.options.handler, request, timeoutMs);
    turn.invocations.push({ request, response, durationMs });
    if (failure || !response) return { response, failure };
    const invalid = shapeFault(response);
    if (invalid) return { failure: { type: 'INVALID_RESPONSE', message: invalid } };
    const problems = lintResponse(request, response);
    turn.problems.push(...problems);
    const fatal = problems.find(({ rule }) => FATAL_RULES.has(rule));
    return { response, failure: fatal && { type: 'INVALID_RESPONSE', message: fatal.detail } };
  }

  private async fail(exchange: Exchange, session: Session, failure: Failure): Promise<void> {
    exchange.turn.spoken.push(apology(exchange.turn.locale));
    await this.end(exchange, session, 'ERROR', failure);
    exchange.turn.error = { code: failure.type, message: failure.message };
  }

  private async obey(
    exchange: Exchange,
    session: Session,
    response: Response,
    { request }: RequestEnvelope,
  ): Promise<void> {
    const { speaker, turn } = exchange;
    recordResponse(turn, response);
    session.reprompt = turn.reprompt;
    this.remember(exchange, response);
    const connection = response.directives?.find(isConnection);
    if (connection) return this.connect(exchange, connection);
    const dialog = response.directives?.find(isDialogStep);
    session.dialog = undefined;
    if (dialog)
      return this.followDialog(
        exchange,
        session,
        dialog,
        request.type === 'IntentRequest' ? request.intent : undefined,
      );
    if (this.endsSession(speaker, response)) this.close(exchange);
  }

  /** What stays on the device: the document on its screen, the values of slots. */
  private remember({ speaker, turn, model }: Exchange, response: Response): void {
    if (turn.screen && deviceOf(this.options, speaker).screen) this.places.show(speaker, turn.screen.token);
    for (const directive of response.directives ?? []) {
      if (directive.type === 'Dialog.UpdateDynamicEntities')
        this.places.updateEntities(speaker, directive, model.lexicon);
    }
  }

  private endsSession(speaker: Speaker, { shouldEndSession }: Response): boolean {
    return shouldEndSession ?? !deviceOf(this.options, speaker).screen;
  }

  private close({ speaker, turn }: Exchange): void {
    this.places.close(speaker);
    turn.sessionEnded = true;
  }

  private async followDialog(
    exchange: Exchange,
    session: Session,
    directive: DialogStep,
    current: Intent | undefined,
  ): Promise<void> {
    const intent = directive.updatedIntent ?? current;
    const fault = dialogFault(exchange, intent, directive);
    if (!intent || fault)
      return this.fail(exchange, session, { type: 'INVALID_RESPONSE', message: fault ?? NO_INTENT });
    if (directive.type === 'Dialog.Delegate') return this.delegate(exchange, session, withStatuses(intent));
    session.dialog = { intent: withStatuses(intent), asked: askedBy(directive) } satisfies Dialog;
  }

  /** The session ends; what comes back of the connection opens a new one. */
  private async connect(exchange: Exchange, directive: Directive): Promise<void> {
    this.close(exchange);
    const outcome = await this.options.connections?.(directive, exchange.speaker);
    if (!outcome) return;
    exchange.turn.sessionEnded = false;
    await this.deliver(exchange, this.places.open(exchange.speaker), connectionRequest(directive, outcome));
  }
}

const INVALID: Failure = { type: 'INVALID_RESPONSE', message: 'The skill answered nothing.' };
const NO_INTENT = 'A dialog directive in answer to no intent must have an updatedIntent.';

type DialogStep = Extract<
  Directive,
  { type: 'Dialog.Delegate' | 'Dialog.ElicitSlot' | 'Dialog.ConfirmSlot' | 'Dialog.ConfirmIntent' }
>;

const DIALOG_STEPS = new Set([
  'Dialog.Delegate',
  'Dialog.ElicitSlot',
  'Dialog.ConfirmSlot',
  'Dialog.ConfirmIntent',
]);

function isDialogStep(directive: Directive): directive is DialogStep {
  return DIALOG_STEPS.has(directive.type);
}

function isConnection({ type }: Directive): boolean {
  return type === 'Connections.SendRequest' || type === 'Connections.StartConnection';
}

function dialogFault(
  { model, turn }: Exchange,
  intent: Intent | undefined,
  directive: DialogStep,
): string | undefined {
  if (!intent) return NO_INTENT;
  if (turn.invocations.length > MOST_CALLS) return 'The skill delegates the same dialog again and again.';
  if (!dialogIntentOf(model.source, intent.name))
    return `${directive.type} for ${intent.name}, which is not in the dialog model.`;
  const slot =
    'slotToElicit' in directive
      ? directive.slotToElicit
      : 'slotToConfirm' in directive
        ? directive.slotToConfirm
        : undefined;
  return slot && !intent.slots?.[slot]
    ? `${directive.type} for "${slot}", which is no slot of ${intent.name}.`
    : undefined;
}

function askedBy(directive: DialogStep): Asked {
  if (directive.type === 'Dialog.ElicitSlot') return { kind: 'elicit', slot: directive.slotToElicit };
  if (directive.type === 'Dialog.ConfirmSlot') return { kind: 'confirm-slot', slot: directive.slotToConfirm };
  return { kind: 'confirm-intent' };
}

/** The skill may leave statuses out; Alexa never does. */
function withStatuses(intent: Intent): Intent {
  const slots = Object.entries(intent.slots ?? {}).map(([name, slot]) => [
    name,
    { ...slot, confirmationStatus: slot.confirmationStatus ?? 'NONE' },
  ]);
  return {
    ...intent,
    confirmationStatus: intent.confirmationStatus ?? 'NONE',
    slots: Object.fromEntries(slots),
  };
}

function connectionRequest(
  directive: Directive,
  { status, payload = {}, result = {} }: ConnectionOutcome,
): JsonObject {
  const { token, name } = directive as { token?: string; name?: string };
  if (directive.type === 'Connections.SendRequest')
    return { type: 'Connections.Response', name, status, payload, token };
  return { type: 'SessionResumedRequest', cause: { type: 'ConnectionCompleted', token, status, result } };
}

function shapeFault(response: ResponseEnvelope): string | undefined {
  if (typeof response !== 'object' || typeof response.version !== 'string')
    return 'The response has no version.';
  if (typeof response.response !== 'object' || response.response === null)
    return 'The response envelope has no response.';
  const { outputSpeech } = response.response;
  const said = outputSpeech?.type === 'SSML' ? outputSpeech.ssml : outputSpeech?.text;
  return outputSpeech && typeof said !== 'string' ? 'The speech has neither text nor SSML.' : undefined;
}
