/** A small café, told in both languages: the skill that the local Alexa is tested with. */
import { join } from 'node:path';
import type { Directive, IntentRequest, RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import { createLocalAlexa } from '..';
import type { JsonObject, LocalAlexa, SimulatorOptions, SkillHandler, Speaker } from '../types';

export const SKILL_ID = 'amzn1.ask.skill.cafe';
/** A Thursday, at nine in the morning in Paris. */
export const NOW_MS = Date.parse('2026-11-19T08:00:00Z');

export const english: Speaker = { userId: 'anna', deviceId: 'kitchen', locale: 'en-US' };
export const french: Speaker = { userId: 'anna', deviceId: 'kitchen', locale: 'fr-FR' };
export const withScreen: Speaker = { userId: 'anna', deviceId: 'hall', locale: 'en-US' };

export function toyOptions(
  handler: SkillHandler = cafe,
  more: Partial<SimulatorOptions> = {},
): SimulatorOptions {
  return {
    skillId: SKILL_ID,
    packageDir: join(__dirname, 'skill-package'),
    handler,
    accounts: [
      {
        userId: 'anna',
        label: 'Anna',
        locale: 'en-US',
        timeZone: 'Europe/Paris',
        accessToken: 'linked-token',
        persons: [{ personId: 'voice-1', label: 'Anna' }],
        grantedScopes: ['alexa::profile:name:read'],
      },
      { userId: 'guest', label: 'Guest', locale: 'fr-FR', timeZone: 'America/New_York' },
    ],
    devices: [
      { deviceId: 'kitchen', label: 'Kitchen', screen: false },
      { deviceId: 'hall', label: 'Hall', screen: true },
    ],
    now: () => NOW_MS,
    ...more,
  };
}

export function toyAlexa(handler: SkillHandler = cafe, more: Partial<SimulatorOptions> = {}): LocalAlexa {
  return createLocalAlexa(toyOptions(handler, more));
}

export function answer(response: Response, sessionAttributes: JsonObject = {}): ResponseEnvelope {
  return { version: '1.0', sessionAttributes, response };
}

/** Says something and asks on. */
export function question(text: string, directives: Directive[] = []): ResponseEnvelope {
  return answer({
    outputSpeech: { type: 'PlainText', text },
    reprompt: { outputSpeech: { type: 'PlainText', text } },
    directives,
    shouldEndSession: false,
  });
}

export function goodbye(text: string): ResponseEnvelope {
  return answer({ outputSpeech: { type: 'SSML', ssml: `<speak>${text}</speak>` }, shouldEndSession: true });
}

/** Tells which intent arrived with what; orders are delegated until they are complete. */
export const cafe: SkillHandler = async ({ request }: RequestEnvelope) => {
  if (request.type === 'LaunchRequest')
    return question(
      request.locale === 'fr-FR' ? 'Bonjour. Que voulez-vous ?' : 'Hello. What would you like?',
    );
  if (request.type === 'IntentRequest') return answerIntent(request);
  return answer({});
};

function answerIntent(request: IntentRequest): ResponseEnvelope {
  const { name } = request.intent;
  if (name === 'AMAZON.StopIntent' || name === 'AMAZON.CancelIntent') return goodbye('Bye.');
  if (name !== 'OrderIntent') return question(`${describe(request)}. Anything else?`);
  if (request.dialogState !== 'COMPLETED') return answer({ directives: [{ type: 'Dialog.Delegate' }] });
  return request.intent.confirmationStatus === 'CONFIRMED'
    ? goodbye(`Ordered ${describe(request)}.`)
    : question('Kept nothing. Anything else?');
}

export function describe({ intent }: IntentRequest): string {
  const slots = Object.values(intent.slots ?? {}).filter(({ value }) => value !== undefined);
  return [intent.name, ...slots.map(({ name, value }) => `${name}=${value}`)].join(' ');
}
