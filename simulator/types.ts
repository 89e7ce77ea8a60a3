/**
 * The words of the local Alexa. It knows a skill by two things only: its package (a folder as the ASK CLI
 * deploys it) and its handler (what AWS Lambda would call). It imports nothing of the skill's own code.
 */
import type { Directive, IntentRequest, RequestEnvelope, ResponseEnvelope, Slot } from 'ask-sdk-model';

export type Locale = string;
export type JsonObject = { [key: string]: unknown };

/** What AWS Lambda would call. */
export type SkillHandler = (
  event: RequestEnvelope,
  context: JsonObject,
) => Promise<ResponseEnvelope | undefined>;

/** A person's account on the local Alexa: what a request says about who speaks. */
export interface Account {
  userId: string;
  /** A short name for the page's chooser. */
  label: string;
  /** Linked account's token, when the account is linked. */
  accessToken?: string;
  /** Recognised voices of this account, by short name. */
  persons?: { personId: string; label: string; accessToken?: string }[];
  locale: Locale;
  /** IANA name, answered by the settings API. */
  timeZone: string;
  /** Profile, address: what the runtime API answers when the permission is granted. */
  profile?: { name?: string; givenName?: string; email?: string; mobileNumber?: string };
  address?: JsonObject;
  grantedScopes?: string[];
}

export interface Device {
  deviceId: string;
  label: string;
  /** Whether it has a screen (APL in `supportedInterfaces`). */
  screen: boolean;
}

export interface SimulatorOptions {
  skillId: string;
  /** Folder with skill.json and interactionModels/custom/<locale>.json. Re-read when its files change. */
  packageDir: string;
  handler: SkillHandler;
  accounts: Account[];
  devices: Device[];
  /** Instant shown to the skill in `request.timestamp`, milliseconds since the epoch. */
  now: () => number;
  /** Where the runtime API listens (`context.System.apiEndpoint`). */
  apiEndpoint?: string;
  /** How long the skill may take to answer: Alexa's 8 seconds unless said otherwise. */
  handlerTimeoutMs?: number;
  /**
   * Answers Connections.SendRequest (purchases) and Connections.StartConnection (permissions, person verification).
   * The session has ended by then; the outcome opens a new one. Undefined: nothing comes back.
   */
  connections?: (directive: Directive, speaker: Speaker) => Promise<ConnectionOutcome | undefined>;
}

/** What comes back of a connection: `payload` for Connections.Response, `result` for SessionResumedRequest. */
export interface ConnectionOutcome {
  status: { code: string; message: string };
  payload?: JsonObject;
  result?: JsonObject;
}

/** Who speaks to what: each pair of account and device has one session at most. */
export interface Speaker {
  userId: string;
  deviceId: string;
  personId?: string;
  locale: Locale;
}

/** An intent as understood, with the evidence. */
export interface ConsideredIntent {
  name: string;
  slots: { [name: string]: Slot };
  /** 0 to 1. */
  score: number;
  /** The sample it was matched to, with slots in braces, and what was forgiven: for the page's "why". */
  sample?: string;
  why: string;
}

export interface Understanding {
  selected: ConsideredIntent | undefined;
  considered: ConsideredIntent[];
}

/** One exchange, whole: all that the page, the command line and the tests show of it. */
export interface Turn {
  utterance: string;
  locale: Locale;
  newSession: boolean;
  understanding: Understanding;
  /** Each call of the skill's handler in this turn (a delegated dialog may need none, a connection two). */
  invocations: { request: RequestEnvelope; response: ResponseEnvelope | undefined; durationMs: number }[];
  /** What Alexa says, tags stripped, one entry per spoken response. Never empty for a speaking turn. */
  spoken: string[];
  /** The question repeated after silence, when there is one. */
  reprompt?: string;
  sessionEnded: boolean;
  card?: JsonObject;
  /** The last APL document shown, with its data. */
  screen?: { document: JsonObject; datasources: JsonObject; token: string };
  directives: Directive[];
  /** Broken rules of a response (size, SSML, open session without a question, Delegate with speech…). */
  problems: { rule: string; detail: string }[];
  error?: { code: string; message: string };
}

export interface LocalAlexa {
  readonly options: SimulatorOptions;
  /** The one way in for words: wake word, launch phrase, invocation name, or an utterance in an open session. */
  say(speaker: Speaker, utterance: string, how?: { forceNewSession?: boolean }): Promise<Turn>;
  /** Silence after a question: reprompt, then SessionEndedRequest (EXCEEDED_MAX_REPROMPTS). */
  silence(speaker: Speaker): Promise<Turn>;
  /** Leave: SessionEndedRequest (USER_INITIATED). */
  leave(speaker: Speaker): Promise<Turn | undefined>;
  /** A touch on the screen: Alexa.Presentation.APL.UserEvent. */
  touch(speaker: Speaker, args: unknown[], token: string): Promise<Turn>;
  /** A raw request in a fresh envelope: skill events, CanFulfillIntentRequest, exceptions, unknown types. */
  send(speaker: Speaker, request: JsonObject): Promise<Turn>;
  /** A whole envelope as it is (invoke-skill-end-point). */
  invoke(envelope: JsonObject): Promise<{ response: ResponseEnvelope | undefined; durationMs: number }>;
  /** Understanding alone, no call of the skill (profile-nlu). */
  understand(speaker: Speaker, utterance: string): Understanding;
  sessionOpen(speaker: Speaker): boolean;
}

export type { IntentRequest };
