import type { Contact } from '../../../domain/contacts/contact';
import { type Outcome, outcome, type Reply, say } from '../../outcome';
import type { Draft } from './draft';
import type { SendCoinsOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

export const intentName = 'SendCoinsIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<SendCoinsOutcomes>): Reply => say(speech, result);

const mostNames = 3;

/** Some names, to say who can be sent coins. */
export const someNames = (contacts: readonly Contact[]): string[] =>
  contacts
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b))
    .slice(0, mostNames);

/** Asks how many; whom they are for is remembered. */
export const askCoins = (result: Outcome<SendCoinsOutcomes>, { contactId, said }: Draft): Reply => ({
  ...reply(result),
  pending: { intent: intentName, question: 'coins', data: { contactId, said } },
  elicit: { intent: intentName, slot: 'coins' },
});

/** Asks for whom, with the names loaded so that Alexa hears them well; how many is remembered. */
export const askContact = (
  result: Outcome<SendCoinsOutcomes>,
  { coins }: Draft,
  contacts: readonly Contact[],
): Reply => ({
  ...reply(result),
  pending: { intent: intentName, question: 'contact', data: { coins } },
  elicit: { intent: intentName, slot: 'contact' },
  contacts: contacts.map(({ contactId, name }) => ({ id: contactId, name, synonyms: [] })),
});

export const notSent = (): Reply => reply(outcome('not-sent'));
