import type { Directive, Response } from 'ask-sdk-model';
import { spokenText } from './linter';
import type { JsonObject, Locale, Turn } from './types';
import { isFrench } from './understanding/slots/language';

export function beginTurn(utterance: string, locale: Locale): Turn {
  return {
    utterance,
    locale,
    newSession: false,
    understanding: { selected: undefined, considered: [] },
    invocations: [],
    spoken: [],
    sessionEnded: false,
    directives: [],
    problems: [],
  };
}

/** Adds what a response says and shows. */
export function recordResponse(turn: Turn, response: Response): void {
  const speech = spokenText(response.outputSpeech);
  if (speech) turn.spoken.push(speech);
  const reprompt = spokenText(response.reprompt?.outputSpeech);
  if (reprompt) turn.reprompt = reprompt;
  if (response.card) turn.card = response.card as unknown as JsonObject;
  turn.directives.push(...(response.directives ?? []));
  const screen = response.directives
    ?.map(screenOf)
    .filter((shown) => shown !== undefined)
    .at(-1);
  if (screen) turn.screen = screen;
}

function screenOf(directive: Directive): Turn['screen'] {
  if (directive.type !== 'Alexa.Presentation.APL.RenderDocument') return undefined;
  const { document = {}, datasources = {}, token = '' } = directive;
  return { document: document as JsonObject, datasources: datasources as JsonObject, token };
}

const APOLOGIES = {
  en: "There was a problem with the requested skill's response.",
  fr: 'Il y a eu un problème avec la réponse de la Skill demandée.',
};
const NOT_UNDERSTOOD = { en: "Sorry, I don't know that one.", fr: 'Désolée, je ne sais pas répondre à ça.' };

export function apology(locale: Locale): string {
  return APOLOGIES[isFrench(locale) ? 'fr' : 'en'];
}

export function notUnderstood(locale: Locale): string {
  return NOT_UNDERSTOOD[isFrench(locale) ? 'fr' : 'en'];
}
