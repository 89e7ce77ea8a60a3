import type { Directive, RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import { lintResponse, spokenText } from './linter';

function envelope(type: string): RequestEnvelope {
  return { request: { type } } as unknown as RequestEnvelope;
}

function rulesBroken(
  response: Response,
  type = 'IntentRequest',
  more: Partial<ResponseEnvelope> = {},
): string[] {
  return lintResponse(envelope(type), { version: '1.0', response, ...more }).map(({ rule }) => rule);
}

const plain = (text: string) => ({ type: 'PlainText' as const, text });
const ssml = (text: string) => ({ type: 'SSML' as const, ssml: text });
const delegate: Directive = { type: 'Dialog.Delegate' };
const fine: Response = {
  outputSpeech: plain('Anything else?'),
  reprompt: { outputSpeech: plain('Anything else?') },
  shouldEndSession: false,
};

function entities(count: number, synonyms: number): Directive {
  const values = Array.from({ length: count }, (_, index) => ({
    id: `v${index}`,
    name: { value: `v${index}`, synonyms: Array.from({ length: synonyms }, (_, synonym) => `s${synonym}`) },
  }));
  return { type: 'Dialog.UpdateDynamicEntities', updateBehavior: 'REPLACE', types: [{ name: 'T', values }] };
}

test.each<[string, Response, string?]>([
  ['a question with a reprompt', fine],
  [
    'a goodbye',
    {
      outputSpeech: ssml(
        '<speak>Goodbye &amp; <emphasis level="strong">thanks</emphasis>.<break time="1s"/></speak>',
      ),
      shouldEndSession: true,
    },
  ],
  ['a delegation without speech', { directives: [delegate] }],
  [
    'an elicitation that asks in other words',
    {
      outputSpeech: plain('Say a number.'),
      directives: [{ type: 'Dialog.ElicitSlot', slotToElicit: 'n' }],
      shouldEndSession: false,
    },
  ],
  ['an empty answer to an event', {}, 'AlexaSkillEvent.SkillDisabled'],
  ['an empty answer to the end', {}, 'SessionEndedRequest'],
  ['100 dynamic entities', { ...fine, directives: [entities(50, 1)] }],
  [
    'a connection',
    { directives: [{ type: 'Connections.SendRequest', name: 'Buy', payload: {}, token: 't' }] },
  ],
])('%s breaks no rule', (_, response, ...[type]) => {
  expect(rulesBroken(response, type)).toEqual([]);
});

test.each<[rule: string, response: Response, type?: string]>([
  ['speech-length', { ...fine, outputSpeech: plain(`${'a'.repeat(8000)}?`) }],
  ['reprompt-length', { ...fine, reprompt: { outputSpeech: plain('a'.repeat(8001)) } }],
  ['ssml', { ...fine, outputSpeech: ssml('<speak>Bread & butter?</speak>') }],
  ['ssml', { ...fine, outputSpeech: ssml('<speak><bold>Well</bold>?</speak>') }],
  ['ssml', { ...fine, outputSpeech: ssml('<speak><p>Well?</speak>') }],
  ['ssml', { ...fine, outputSpeech: ssml('Well?') }],
  ['ssml', { ...fine, outputSpeech: ssml('<speak>2 < 3?</speak>') }],
  ['reprompt-ssml', { ...fine, reprompt: { outputSpeech: ssml('<speak>') } }],
  ['open-without-question', { outputSpeech: plain('Done.'), shouldEndSession: false }],
  ['question-when-closed', { outputSpeech: plain('Anything else?'), shouldEndSession: true }],
  ['question-when-closed', { outputSpeech: plain('« Autre chose ? »'), shouldEndSession: true }],
  [
    'reprompt-when-closed',
    { outputSpeech: plain('Bye.'), reprompt: { outputSpeech: plain('Bye.') }, shouldEndSession: true },
  ],
  ['delegate-with-speech', { outputSpeech: plain('One moment.'), directives: [delegate] }],
  ['silent-answer', { shouldEndSession: true }],
  [
    'silent-answer',
    { outputSpeech: ssml('<speak> <break/> </speak>'), shouldEndSession: true },
    'LaunchRequest',
  ],
  ['speech-in-event', { outputSpeech: plain('Bye.') }, 'SessionEndedRequest'],
  ['speech-in-event', { outputSpeech: plain('Bye.') }, 'AlexaSkillEvent.SkillEnabled'],
  ['card-length', { ...fine, card: { type: 'Simple', title: 'T', content: 'c'.repeat(8000) } }],
  [
    'card-image-url',
    {
      ...fine,
      card: {
        type: 'Standard',
        title: 'T',
        text: 'c',
        image: { smallImageUrl: `https://${'u'.repeat(2000)}`, largeImageUrl: '' },
      },
    },
  ],
  ['dynamic-entities', { ...fine, directives: [entities(51, 1)] }],
  ['several-dialog-directives', { directives: [delegate, delegate] }],
])('%s is noticed', (rule, response, ...[type]) => {
  expect(rulesBroken(response, type)).toEqual([rule]);
});

test('a response over 24 KB is noticed, attributes and multi-byte characters included', () => {
  expect(rulesBroken(fine, 'IntentRequest', { sessionAttributes: { text: 'é'.repeat(12_000) } })).toEqual([]);
  expect(rulesBroken(fine, 'IntentRequest', { sessionAttributes: { text: 'é'.repeat(12_300) } })).toEqual([
    'response-size',
  ]);
});

test('what is heard of a speech', () => {
  expect(spokenText(undefined)).toBe('');
  expect(spokenText(plain('  Hello.\n'))).toBe('Hello.');
  expect(
    spokenText(ssml('<speak><p>Bread &amp; butter.</p><s>Two&lt;three</s> <sub alias="x">y</sub></speak>')),
  ).toBe('Bread & butter. Two<three y');
});
