import type { Directive, RequestEnvelope, Response, ResponseEnvelope, ui } from 'ask-sdk-model';
import { ssmlFault, stripSsml } from './ssml';

export interface Problem {
  rule: string;
  detail: string;
}

const MOST_SPEECH_CHARACTERS = 8000;
const MOST_CARD_CHARACTERS = 8000;
const MOST_URL_CHARACTERS = 2000;
const MOST_RESPONSE_BYTES = 24 * 1024;
const MOST_DYNAMIC_ENTITIES = 100;

type Rule = (request: RequestEnvelope, response: Response) => string | undefined | false;

const RULES: { [rule: string]: Rule } = {
  'speech-length': (_, { outputSpeech }) =>
    characters(outputSpeech) > MOST_SPEECH_CHARACTERS &&
    `The speech has ${characters(outputSpeech)} characters; 8,000 are allowed.`,
  'reprompt-length': (_, { reprompt }) =>
    characters(reprompt?.outputSpeech) > MOST_SPEECH_CHARACTERS && 'The reprompt is over 8,000 characters.',
  ssml: (_, { outputSpeech }) => faultOf(outputSpeech),
  'reprompt-ssml': (_, { reprompt }) => faultOf(reprompt?.outputSpeech),
  'open-without-question': (request, response) =>
    isConversation(request) &&
    response.shouldEndSession === false &&
    !staysOpenRightly(response) &&
    'The session stays open, but nothing is asked and there is no reprompt.',
  'question-when-closed': (_, response) =>
    response.shouldEndSession === true &&
    asks(response.outputSpeech) &&
    'A question is asked, and the session ends.',
  'reprompt-when-closed': (_, response) =>
    response.shouldEndSession === true &&
    response.reprompt !== undefined &&
    'There is a reprompt, and the session ends.',
  'delegate-with-speech': (_, response) =>
    directives(response).some(({ type }) => type === 'Dialog.Delegate') &&
    (response.outputSpeech || response.reprompt) !== undefined &&
    'Dialog.Delegate must come without speech and reprompt.',
  'silent-answer': (request, response) =>
    isConversation(request) && isSilent(response) && 'The skill says nothing.',
  'speech-in-event': (request, response) =>
    isUnheard(request) &&
    response.outputSpeech !== undefined &&
    `Speech is not allowed in an answer to ${request.request.type}.`,
  'card-length': (_, response) =>
    cardCharacters(response) > MOST_CARD_CHARACTERS &&
    `The card has ${cardCharacters(response)} characters; 8,000 are allowed.`,
  'card-image-url': (_, response) =>
    imageUrls(response).some((url) => url.length > MOST_URL_CHARACTERS) &&
    'An image address of the card is over 2,000 characters.',
  'dynamic-entities': (_, response) => {
    const count = dynamicEntities(response);
    return count > MOST_DYNAMIC_ENTITIES && `${count} dynamic entities (synonyms count); 100 are allowed.`;
  },
  'several-dialog-directives': (_, response) =>
    directives(response).filter(({ type }) => DIALOG_STEPS.has(type)).length > 1 &&
    'Only one dialog directive is allowed.',
};

const DIALOG_STEPS = new Set([
  'Dialog.Delegate',
  'Dialog.ElicitSlot',
  'Dialog.ConfirmSlot',
  'Dialog.ConfirmIntent',
]);

/** Rules whose breach Alexa answers with an error instead of speaking. */
export const FATAL_RULES = new Set([
  'response-size',
  'speech-length',
  'ssml',
  'reprompt-ssml',
  'several-dialog-directives',
]);

/** Every rule of Alexa and of certification that this response breaks. */
export function lintResponse(request: RequestEnvelope, response: ResponseEnvelope): Problem[] {
  const problems: Problem[] = [];
  const bytes = Buffer.byteLength(JSON.stringify(response));
  if (bytes > MOST_RESPONSE_BYTES)
    problems.push({ rule: 'response-size', detail: `The response has ${bytes} bytes; 24 KB are allowed.` });
  for (const [rule, check] of Object.entries(RULES)) {
    const detail = check(request, response.response ?? {});
    if (detail) problems.push({ rule, detail });
  }
  return problems;
}

/** The text of a speech without tags; empty when there is none. */
export function spokenText(speech: ui.OutputSpeech | undefined): string {
  if (!speech) return '';
  return speech.type === 'SSML' ? stripSsml(speech.ssml ?? '') : (speech.text ?? '').trim();
}

function characters(speech: ui.OutputSpeech | undefined): number {
  return speech?.type === 'SSML' ? (speech.ssml ?? '').length : (speech?.text ?? '').length;
}

function faultOf(speech: ui.OutputSpeech | undefined): string | undefined {
  return speech?.type === 'SSML' ? ssmlFault(speech.ssml ?? '') : undefined;
}

function asks(speech: ui.OutputSpeech | undefined): boolean {
  return /[?？]["»”\s]*$/.test(spokenText(speech));
}

function directives(response: Response): Directive[] {
  return response.directives ?? [];
}

function staysOpenRightly(response: Response): boolean {
  const inDialog = directives(response).some(({ type }) => DIALOG_STEPS.has(type));
  return inDialog || asks(response.outputSpeech) || response.reprompt !== undefined;
}

function isConversation({ request }: RequestEnvelope): boolean {
  return request.type === 'LaunchRequest' || request.type === 'IntentRequest';
}

function isUnheard({ request: { type } }: RequestEnvelope): boolean {
  return /^(?:SessionEndedRequest$|AlexaSkillEvent\.|Messaging\.|Reminders\.|System\.ExceptionEncountered$|CanFulfillIntentRequest$)/.test(
    type,
  );
}

function isSilent(response: Response): boolean {
  const acts = directives(response).some(
    ({ type }) => type !== 'Dialog.UpdateDynamicEntities' && type !== 'Alexa.Presentation.APL.RenderDocument',
  );
  return spokenText(response.outputSpeech) === '' && !acts;
}

function cardCharacters({ card }: Response): number {
  if (card?.type === 'Simple') return (card.title ?? '').length + (card.content ?? '').length;
  return card?.type === 'Standard' ? (card.title ?? '').length + (card.text ?? '').length : 0;
}

function imageUrls({ card }: Response): string[] {
  if (card?.type !== 'Standard') return [];
  return [card.image?.smallImageUrl, card.image?.largeImageUrl].filter((url) => url !== undefined);
}

function dynamicEntities(response: Response): number {
  const updates = directives(response).filter(
    (directive) => directive.type === 'Dialog.UpdateDynamicEntities',
  );
  const values = updates.flatMap(({ types = [] }) => types.flatMap((type) => type.values ?? []));
  return values.reduce((count, { name }) => count + 1 + (name?.synonyms?.length ?? 0), 0);
}
