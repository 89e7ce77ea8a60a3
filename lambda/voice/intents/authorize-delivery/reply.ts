import { type Json, type Outcome, outcome, type Reply, say } from '../../outcome';
import type { Draft } from './draft';
import type { AuthorizeDeliveryOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

export const intentName = 'AuthorizeDeliveryIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export type Told = Outcome<AuthorizeDeliveryOutcomes>;

export const reply = (result: Told): Reply => say(speech, result);

/** Questions that a word of their own answers, and the slot that takes it. */
const wantedSlots = { day: 'date', time: 'part', from: 'from', until: 'until', door: 'door' } as const;
export type WantedQuestion = keyof typeof wantedSlots;

/** Asks for what is missing; what is known is remembered. */
export const askFor = (result: Told, question: WantedQuestion, draft: Draft): Reply => ({
  ...reply(result),
  pending: { intent: intentName, question, data: { ...draft } },
  elicit: { intent: intentName, slot: wantedSlots[question] },
});

/** Asks for a yes or a no. */
export const askWhether = (
  result: Told,
  question: string,
  data: { [key: string]: Json | undefined },
): Reply => ({
  ...reply(result),
  pending: { intent: intentName, question, data },
});

export const left = (): Reply => reply(outcome('left'));
