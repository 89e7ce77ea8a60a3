import type { Intent, ResponseEnvelope } from 'ask-sdk-model';
import { Temporal } from 'temporal-polyfill';
import { Delivery, type Exchange } from './delivery';
import { answerConfirmation, dialogIntentOf, isDelegatedAlways, mergeIntent, nextStep } from './dialog';
import { callSkill } from './endpoint';
import { accountOf } from './envelope';
import { Places, type Session } from './sessions';
import { openSkillPackage } from './skill-package';
import { beginTurn, notUnderstood } from './turn';
import type {
  ConsideredIntent,
  JsonObject,
  LocalAlexa,
  SimulatorOptions,
  Speaker,
  Turn,
  Understanding,
} from './types';
import type { Situation } from './understanding/hearing';
import { type Invocation, readInvocation } from './understanding/invocation';
import type { CompiledModel } from './understanding/samples';
import { understand } from './understanding/understand';

/** How long the direct endpoint invocation of the skill-management API waits. */
const DIRECT_TIMEOUT_MS = 10_000;
const OUT_OF_SESSION = /^(?:AlexaSkillEvent\.|Messaging\.|Reminders\.|CanFulfillIntentRequest$)/;
const OPENS_SESSION = /^(?:LaunchRequest|Connections\.Response|SessionResumedRequest)$/;

export class Alexa implements LocalAlexa {
  private readonly skillPackage: ReturnType<typeof openSkillPackage>;
  private readonly places: Places;
  private readonly delivery: Delivery;

  constructor(readonly options: SimulatorOptions) {
    this.skillPackage = openSkillPackage(options.packageDir);
    this.places = new Places(options.now);
    this.delivery = new Delivery(options, this.places);
  }

  async say(speaker: Speaker, utterance: string, how: { forceNewSession?: boolean } = {}): Promise<Turn> {
    const exchange = this.begin(speaker, utterance);
    if (how.forceNewSession) this.places.close(speaker);
    const invocation = readInvocation(
      utterance,
      exchange.model.source.languageModel.invocationName,
      speaker.locale,
    );
    await this.address(exchange, invocation);
    return exchange.turn;
  }

  async silence(speaker: Speaker): Promise<Turn> {
    const exchange = this.begin(speaker, '');
    const session = this.places.session(speaker);
    if (!session) return refused(exchange.turn, 'NO_SESSION', 'There is no open session to be silent in.');
    if (session.reprompt && session.silences === 0) {
      session.silences = 1;
      exchange.turn.spoken.push(session.reprompt);
      exchange.turn.reprompt = session.reprompt;
    } else await this.delivery.end(exchange, session, 'EXCEEDED_MAX_REPROMPTS');
    return exchange.turn;
  }

  async leave(speaker: Speaker): Promise<Turn | undefined> {
    const session = this.places.session(speaker);
    if (!session) return undefined;
    const exchange = this.begin(speaker, '');
    await this.delivery.end(exchange, session, 'USER_INITIATED');
    return exchange.turn;
  }

  async touch(speaker: Speaker, args: unknown[], token: string): Promise<Turn> {
    const source = { type: 'TouchWrapper', handler: 'Press', id: '' };
    return this.send(speaker, {
      type: 'Alexa.Presentation.APL.UserEvent',
      token,
      arguments: args,
      source,
      components: {},
    });
  }

  async send(speaker: Speaker, request: JsonObject): Promise<Turn> {
    const exchange = this.begin(speaker, '');
    const type = String(request.type);
    const open = this.places.session(speaker);
    if (OUT_OF_SESSION.test(type)) await this.delivery.notify(exchange, undefined, request);
    else if (type === 'System.ExceptionEncountered') await this.delivery.notify(exchange, open, request);
    else if (type === 'SessionEndedRequest') await this.sendEnd(exchange, request);
    else
      await this.delivery.deliver(
        exchange,
        open && !OPENS_SESSION.test(type) ? open : this.places.open(speaker),
        request,
      );
    return exchange.turn;
  }

  async invoke(
    envelope: JsonObject,
  ): Promise<{ response: ResponseEnvelope | undefined; durationMs: number }> {
    const request = envelope as unknown as Parameters<typeof callSkill>[1];
    const { response, durationMs, failure } = await callSkill(
      this.options.handler,
      request,
      DIRECT_TIMEOUT_MS,
    );
    if (failure) throw new Error(failure.message);
    return { response, durationMs };
  }

  understand(speaker: Speaker, utterance: string): Understanding {
    const model = this.model(speaker);
    const invocation = readInvocation(utterance, model.source.languageModel.invocationName, speaker.locale);
    if (invocation.kind === 'plain') return understand(invocation.text, this.situation(speaker, model));
    return invocation.kind === 'request' ? this.hearRequest(speaker, model, invocation.requests) : NOTHING;
  }

  sessionOpen(speaker: Speaker): boolean {
    return this.places.session(speaker) !== undefined;
  }

  private begin(speaker: Speaker, utterance: string): Exchange {
    return { speaker, turn: beginTurn(utterance, speaker.locale), model: this.model(speaker) };
  }

  private model({ locale }: Speaker): CompiledModel {
    const model = this.skillPackage.model(locale);
    if (!model) throw new Error(`${this.options.packageDir} has no interaction model for ${locale}.`);
    return model;
  }

  private async address(exchange: Exchange, invocation: Invocation): Promise<void> {
    const { speaker, turn, model } = exchange;
    if (invocation.kind === 'launch') {
      return this.delivery.deliver(exchange, this.places.open(speaker), { type: 'LaunchRequest' });
    }
    if (invocation.kind === 'request') {
      const session = this.places.open(speaker);
      turn.understanding = this.hearRequest(speaker, model, invocation.requests);
      return this.act(exchange, session);
    }
    const session = this.places.session(speaker);
    if (!session) return notAddressed(exchange, turn.utterance);
    if (invocation.kind === 'exit') return this.delivery.end(exchange, session, 'USER_INITIATED');
    turn.understanding = understand(invocation.text, this.situation(speaker, model));
    return this.act(exchange, session);
  }

  /** The best reading of a one-shot request: with or without its connecting word. */
  private hearRequest(speaker: Speaker, model: CompiledModel, requests: readonly string[]): Understanding {
    const situation = this.situation(speaker, model, false);
    const readings = requests.map((request) => understand(request, situation));
    const score = (reading: Understanding | undefined) => reading?.selected?.score ?? -1;
    return readings.reduce(
      (best, reading) => (score(reading) > score(best) ? reading : best),
      readings[0] ?? NOTHING,
    );
  }

  private situation(speaker: Speaker, model: CompiledModel, inSession = true): Situation {
    const dialog = inSession ? this.places.session(speaker)?.dialog : undefined;
    const { timeZone } = accountOf(this.options, speaker);
    return {
      model,
      dynamic: this.places.entities(speaker),
      skillId: this.options.skillId,
      moment: Temporal.Instant.fromEpochMilliseconds(this.options.now()).toZonedDateTimeISO(timeZone),
      ...(dialog?.asked.kind === 'elicit'
        ? { elicited: { intent: dialog.intent.name, slot: dialog.asked.slot } }
        : {}),
      confirming: dialog !== undefined && dialog.asked.kind !== 'elicit',
    };
  }

  private async act(exchange: Exchange, session: Session): Promise<void> {
    const { selected } = exchange.turn.understanding;
    if (!selected) {
      refused(
        exchange.turn,
        'NOT_UNDERSTOOD',
        'The utterance resolves to no intent, and the model has no AMAZON.FallbackIntent.',
      );
      exchange.turn.spoken.push(notUnderstood(exchange.turn.locale));
      if (session.isNew) this.places.close(exchange.speaker);
      return;
    }
    const answer = YES_OR_NO[selected.name];
    const { dialog } = session;
    if (dialog && dialog.asked.kind !== 'elicit' && answer !== undefined) {
      return this.proceed(
        exchange,
        session,
        answerConfirmation(dialog, answer),
        dialog.asked.kind === 'confirm-intent',
      );
    }
    await this.deliverUnderstood(exchange, session, selected);
    if (selected.name === 'AMAZON.NavigateHomeIntent') this.goHome(exchange);
  }

  private async deliverUnderstood(
    exchange: Exchange,
    session: Session,
    selected: ConsideredIntent,
  ): Promise<void> {
    const fresh: Intent = { name: selected.name, confirmationStatus: 'NONE', slots: selected.slots };
    const known = session.dialog?.intent.name === selected.name ? session.dialog.intent : undefined;
    const intent = known ? mergeIntent(known, selected.slots) : fresh;
    session.dialog = undefined;
    if (isDelegatedAlways(exchange.model.source, intent.name))
      return this.delivery.delegate(exchange, session, intent);
    await this.delivery.deliverIntent(exchange, session, intent, known ? 'IN_PROGRESS' : 'STARTED');
  }

  /** After yes or no: Alexa goes on by itself when delegated, else the skill is told. */
  private async proceed(
    exchange: Exchange,
    session: Session,
    intent: Intent,
    wasLastStep: boolean,
  ): Promise<void> {
    const model = exchange.model.source;
    session.dialog = undefined;
    if (isDelegatedAlways(model, intent.name)) return this.delivery.delegate(exchange, session, intent);
    const isComplete =
      wasLastStep && dialogIntentOf(model, intent.name) && nextStep(model, intent).kind === 'complete';
    await this.delivery.deliverIntent(exchange, session, intent, isComplete ? 'COMPLETED' : 'IN_PROGRESS');
  }

  private goHome({ speaker, turn }: Exchange): void {
    this.places.close(speaker);
    turn.sessionEnded = true;
  }

  private async sendEnd(exchange: Exchange, request: JsonObject): Promise<void> {
    const session = this.places.session(exchange.speaker) ?? this.places.open(exchange.speaker);
    this.goHome(exchange);
    await this.delivery.notify(exchange, session, request);
  }
}

const NOTHING: Understanding = { selected: undefined, considered: [] };
const YES_OR_NO: { [intent: string]: boolean } = { 'AMAZON.YesIntent': true, 'AMAZON.NoIntent': false };

function refused(turn: Turn, code: string, message: string): Turn {
  turn.error = { code, message };
  return turn;
}

function notAddressed({ turn, model }: Exchange, utterance: string): void {
  const name = model.source.languageModel.invocationName;
  turn.spoken.push(notUnderstood(turn.locale));
  refused(
    turn,
    'SKILL_NOT_INVOKED',
    `No session is open, and “${utterance}” does not name the skill “${name}”.`,
  );
}
