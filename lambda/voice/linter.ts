import type { Directive, RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';

/** A rule of Alexa that a response breaks. */
export interface Lint {
  rule: string;
  detail: string;
}

const mostBytes = 24 * 1024;
const mostCharacters = 8_000;
const mostEntityValues = 100;
const silentRequests = /^(SessionEndedRequest$|AlexaSkillEvent\.|Messaging\.|System\.|Reminders\.)/;

const speechOf = (ssml: string | undefined): string => ssml ?? '';

type Rule = (
  response: ResponseEnvelope['response'],
  requestType: string,
  bytes: number,
) => string | undefined;

const entityValues = (directive: Directive): number =>
  directive.type !== 'Dialog.UpdateDynamicEntities'
    ? 0
    : (directive.types ?? [])
        .flatMap((type) => type.values ?? [])
        .reduce((sum, value) => sum + 1 + (value.name?.synonyms?.length ?? 0), 0);

const ssmlOf = (response: ResponseEnvelope['response']): string =>
  response.outputSpeech?.type === 'SSML' ? speechOf(response.outputSpeech.ssml) : '';

const isWellFormed = (ssml: string): boolean =>
  /^<speak>[^<>]*<\/speak>$/.test(ssml) && !/&(?!(amp|lt|gt|quot|apos);)/.test(ssml);

const rules: Record<string, Rule> = {
  size: (_response, _type, bytes) => (bytes > mostBytes ? `${bytes} bytes, at most ${mostBytes}` : undefined),
  'speech-length': (response) =>
    ssmlOf(response).length > mostCharacters ? `${ssmlOf(response).length} characters` : undefined,
  'ssml-well-formed': (response) =>
    response.outputSpeech && !isWellFormed(ssmlOf(response)) ? ssmlOf(response).slice(0, 200) : undefined,
  'silent-request': (response, type) =>
    silentRequests.test(type) && (response.outputSpeech || response.directives?.length)
      ? `${type} takes no speech and no directives`
      : undefined,
  'open-without-question': (response, type) =>
    !silentRequests.test(type) && response.shouldEndSession === false && !response.reprompt
      ? 'the session stays open and nothing is asked'
      : undefined,
  'closed-with-question': (response) =>
    response.shouldEndSession === true && /\?\s*<\/speak>$/.test(ssmlOf(response))
      ? 'asks a question and closes the session'
      : undefined,
  'delegate-with-speech': (response) =>
    response.outputSpeech && response.directives?.some(({ type }) => type === 'Dialog.Delegate')
      ? 'Dialog.Delegate takes no speech'
      : undefined,
  'card-length': (response) =>
    response.card?.type === 'Simple' && (response.card.content?.length ?? 0) > mostCharacters
      ? `${response.card.content?.length} characters`
      : undefined,
  'entity-values': (response) => {
    const values = (response.directives ?? []).reduce((sum, directive) => sum + entityValues(directive), 0);
    return values > mostEntityValues ? `${values} values, at most ${mostEntityValues}` : undefined;
  },
};

/** Every rule of Alexa that a response breaks: asserted empty in tests, logged in production. */
export function lintResponse(request: RequestEnvelope['request'], envelope: ResponseEnvelope): Lint[] {
  const bytes = Buffer.byteLength(JSON.stringify(envelope));
  return Object.entries(rules).flatMap(([rule, check]) => {
    const detail = check(envelope.response, request.type, bytes);
    return detail === undefined ? [] : [{ rule, detail }];
  });
}
