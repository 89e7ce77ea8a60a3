/** A toy skill for the tests of the server, the page and the terminal: it takes an order for a hot drink. */
import { join } from 'node:path';
import type { IntentRequest, RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import type { Account, Device, JsonObject, SkillHandler } from '../../types';

export const TOY_PACKAGE_DIR = join(__dirname, 'toy-skill');
export const TOY_SKILL_ID = 'amzn1.ask.skill.local';

export const TOY_ACCOUNTS: Account[] = [
  {
    userId: 'amzn1.ask.account.EN',
    label: 'Sample household',
    locale: 'en-US',
    timeZone: 'America/New_York',
    accessToken: 'not-a-real-token',
    persons: [{ personId: 'amzn1.ask.person.EN', label: 'First voice' }],
    profile: { name: 'First Voice', givenName: 'First', mobileNumber: '+1 2025550100' },
    address: { countryCode: 'US', postalCode: '98101', city: 'Seattle' },
    grantedScopes: ['alexa::profile:given_name:read', 'alexa::profile:mobile_number:read'],
  },
  {
    userId: 'amzn1.ask.account.FR',
    label: 'Foyer d’exemple',
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    address: { countryCode: 'FR', postalCode: '75001', city: 'Paris' },
    grantedScopes: [
      'read::alexa:device:all:address',
      'alexa::alerts:reminders:skill:readwrite',
      'alexa::alerts:timers:skill:readwrite',
    ],
  },
];

export const TOY_DEVICES: Device[] = [
  { deviceId: 'kitchen', label: 'Kitchen (screen)', screen: true },
  { deviceId: 'hall', label: 'Hall (no screen)', screen: false },
];

const WORDS = {
  'en-US': {
    welcome: 'Welcome to the coffee corner. What would you like?',
    which: 'Which drink would you like?',
    ordered: (drink: string) => `One ${drink}, coming up.`,
    bye: 'Goodbye.',
  },
  'fr-FR': {
    welcome: 'Bienvenue au coin café. Que désirez-vous ?',
    which: 'Quelle boisson désirez-vous ?',
    ordered: (drink: string) => `Un ${drink}, tout de suite.`,
    bye: 'Au revoir.',
  },
};

export const toyHandler: SkillHandler = async ({ request }: RequestEnvelope) => {
  const words = 'locale' in request && request.locale === 'fr-FR' ? WORDS['fr-FR'] : WORDS['en-US'];
  if (request.type === 'LaunchRequest') return asks(words.welcome, [screen(words.welcome)]);
  if (request.type !== 'IntentRequest') return { version: '1.0', response: {} };
  if (request.intent.name !== 'OrderIntent') return tells(words.bye);
  const drink = drinkOf(request);
  return drink ? tells(words.ordered(drink)) : asks(words.which);
};

const drinkOf = ({ intent }: IntentRequest): string | undefined => intent.slots?.drink?.value;

const speech = (text: string) => ({ type: 'SSML' as const, ssml: `<speak>${text}</speak>` });

const tells = (text: string): ResponseEnvelope => ({
  version: '1.0',
  response: {
    outputSpeech: speech(text),
    card: { type: 'Simple', title: 'Coffee', content: text },
    shouldEndSession: true,
  },
});

const asks = (text: string, directives: JsonObject[] = []): ResponseEnvelope => ({
  version: '1.0',
  response: {
    outputSpeech: speech(text),
    reprompt: { outputSpeech: speech(text) },
    directives: directives as never,
    shouldEndSession: false,
  },
});

export const screen = (text: string) => ({
  type: 'Alexa.Presentation.APL.RenderDocument',
  token: 'welcome',
  datasources: { data: { text } },
  document: {
    type: 'APL',
    version: '1.4',
    mainTemplate: {
      parameters: ['payload'],
      items: [
        {
          type: 'Container',
          width: '100vw',
          height: '100vh',
          justifyContent: 'center',
          paddingLeft: '6vw',
          paddingRight: '6vw',
          items: [
            { type: 'Text', text: '${payload.data.text}', fontSize: '48dp', color: '#ffffff' },
            {
              type: 'TouchWrapper',
              onPress: [{ type: 'SendEvent', arguments: ['order', 'tea'] }],
              item: { type: 'Text', text: 'Tea', fontSize: '40dp', color: '#ffd9a0', paddingTop: '24dp' },
            },
          ],
        },
      ],
    },
  },
});
