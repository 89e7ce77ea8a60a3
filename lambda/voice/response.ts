import type { Directive, Response, ResponseEnvelope, ui } from 'ask-sdk-model';
import type { Conversation } from './conversation';
import type { EntityValue, ReplyOptions, Words } from './outcome';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Product names may hold what SSML would take for markup. */
const ssml = (text: string): string =>
  `<speak>${text.replace(/[&<>]/g, (character) => escapes[character] ?? '')}</speak>`;

/** Values and synonyms that Alexa takes in one response, and keeps of each. */
const mostEntityValues = 100;
const mostSynonyms = 3;

const sizeOf = ({ synonyms }: EntityValue): number => 1 + Math.min(mostSynonyms, synonyms.length);

/** The first that fit; the last of them perhaps with fewer synonyms. */
function entityValuesOf(entities: readonly EntityValue[], most: number) {
  const values = [];
  let left = most;
  for (const { id, name, synonyms } of entities) {
    if (left < 1) break;
    const kept = synonyms.slice(0, Math.min(mostSynonyms, left - 1));
    values.push({ id, name: { value: name, synonyms: kept } });
    left -= 1 + kept.length;
  }
  return values;
}

/** What is loaded takes the place of all that was: names of people first, who are fewer. */
function loadEntities({ products = [], contacts = [] }: ReplyOptions): Directive[] {
  const people = entityValuesOf(contacts, mostEntityValues);
  const left = mostEntityValues - contacts.reduce((sum, contact) => sum + sizeOf(contact), 0);
  const types = [
    { name: 'Contact', values: people },
    { name: 'Product', values: entityValuesOf(products, left) },
  ].filter(({ values }) => values.length > 0);
  return types.length > 0 ? [{ type: 'Dialog.UpdateDynamicEntities', updateBehavior: 'REPLACE', types }] : [];
}

const elicitSlot = ({ slot, intent }: NonNullable<ReplyOptions['elicit']>, slots: string[]): Directive => ({
  type: 'Dialog.ElicitSlot',
  slotToElicit: slot,
  updatedIntent: {
    name: intent,
    confirmationStatus: 'NONE',
    slots: Object.fromEntries(slots.map((name) => [name, { name, confirmationStatus: 'NONE' }])),
  },
});

const showScreen = (apl: NonNullable<ReplyOptions['apl']>, data: object): Directive => ({
  type: 'Alexa.Presentation.APL.RenderDocument',
  token: 'majordomo',
  document: apl,
  datasources: { screen: { type: 'object', ...data } },
});

export interface ResponseContext {
  hasScreen: boolean;
  /** Slots of the intent that elicits, all of them: Alexa wants the updated intent complete. */
  slotsOf: (intent: string) => string[];
}

function directivesOf(words: Words, options: ReplyOptions, context: ResponseContext): Directive[] {
  const directives: Directive[] = loadEntities(options);
  if (options.handOver) directives.push(options.handOver);
  if (options.elicit) directives.push(elicitSlot(options.elicit, context.slotsOf(options.elicit.intent)));
  if (options.apl && words.screen && context.hasScreen)
    directives.push(showScreen(options.apl, words.screen));
  return directives;
}

function cardOf({ card }: Words, { linkAccount }: ReplyOptions): ui.Card | undefined {
  if (linkAccount) return { type: 'LinkAccount' };
  return card && { type: 'Simple', title: card.title, content: card.text };
}

/** Words, with what goes beside them, as Alexa takes them. */
export function responseOf(
  words: Words,
  options: ReplyOptions,
  conversation: Conversation,
  context: ResponseContext,
): ResponseEnvelope {
  const directives = directivesOf(words, options, context);
  const card = cardOf(words, options);
  const spoken = [words.say, words.ask].filter(Boolean).join(' ');
  const response: Response = {
    ...(spoken && { outputSpeech: { type: 'SSML', ssml: ssml(spoken) } }),
    // While Alexa checks a person the session is hers to end: saying so would be for good.
    ...(options.handOver?.type !== 'Connections.StartConnection' && {
      shouldEndSession: words.ask === undefined,
    }),
    ...(words.ask !== undefined && { reprompt: { outputSpeech: { type: 'SSML', ssml: ssml(words.ask) } } }),
    ...(card && { card }),
    ...(directives.length > 0 && { directives }),
  };
  return { version: '1.0', response, sessionAttributes: { ...conversation } };
}

/** For events and ended sessions: nothing may be said. */
export const silence = (): ResponseEnvelope => ({ version: '1.0', response: {} });
