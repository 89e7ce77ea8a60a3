/** The API that the skill calls while it answers, with the token of the request: `context.System.apiEndpoint`. */
import { type Context, Hono } from 'hono';
import { readApiAccessToken } from '../envelope';
import type { Account, JsonObject, LocalAlexa, Speaker } from '../types';
import { type Alerts, alertRoutes } from './alerts';
import { ApiError, notFound } from './api-error';
import type { ConnectionChoices } from './connections';
import type { Entitlements } from './entitlements';
import { readJsonBody, requireText } from './json-body';
import { productRoutes } from './products';
import { objectAt, type SkillPackage } from './skill-package';

export interface RuntimeParts {
  alexa: LocalAlexa;
  skillPackage: SkillPackage;
  entitlements: Entitlements;
  connectionChoices: ConnectionChoices;
  alerts: Alerts;
  progressive: ProgressiveResponses;
}

/** Who calls: the account behind the token, and whose voice it was. */
export interface Caller {
  speaker: Speaker;
  account: Account;
}

export type FindCaller = (c: Context) => Caller;

/** What the skill said before its answer ("one moment…"), until someone shows it. */
export interface ProgressiveResponses {
  add(requestId: string, speech: string): void;
  take(requestIds: string[]): string[];
}

const FULL_ADDRESS = 'read::alexa:device:all:address';
const COUNTRY_AND_POSTAL_CODE = 'read::alexa:device:all:address:country_and_postal_code';
const PROFILE = {
  name: 'alexa::profile:name:read',
  givenName: 'alexa::profile:given_name:read',
  email: 'alexa::profile:email:read',
  mobileNumber: 'alexa::profile:mobile_number:read',
} as const;
type ProfileField = keyof typeof PROFILE;

export function runtimeRoutes(parts: RuntimeParts): Hono {
  const app = new Hono();
  const callerOf: FindCaller = (c) => {
    const token = (c.req.header('authorization') ?? '').replace(/^Bearer\s+/i, '');
    const speaker = readApiAccessToken(token);
    const account = parts.alexa.options.accounts.find(({ userId }) => userId === speaker?.userId);
    if (!speaker || !account)
      throw new ApiError(401, 'INVALID_TOKEN', 'The token is not an apiAccessToken of this Alexa.');
    return { speaker, account };
  };
  addressRoutes(app, callerOf);
  profileRoutes(app, callerOf);
  settingRoutes(app, callerOf);
  productRoutes(app, callerOf, parts);
  alertRoutes(app, callerOf, parts.alerts);
  directiveRoutes(app, callerOf, parts.progressive);
  return app;
}

/** Throws 403 unless the customer granted one of the scopes. */
function requireScope({ account }: Caller, ...scopes: string[]) {
  if (scopes.some((scope) => account.grantedScopes?.includes(scope))) return;
  throw new ApiError(403, 'ACCESS_DENIED', `The customer has not granted ${scopes.join(' or ')}.`);
}

/** A setting that nobody filled in is answered with no content, as the real service does. */
const orNoContent = (c: Context, value: unknown) =>
  value === undefined || value === '' ? c.body(null, 204) : c.json(value as JsonObject);

function addressRoutes(app: Hono, callerOf: FindCaller) {
  app.get('/v1/devices/:deviceId/settings/address', (c) => {
    const caller = callerOf(c);
    requireScope(caller, FULL_ADDRESS);
    return orNoContent(c, caller.account.address);
  });
  app.get('/v1/devices/:deviceId/settings/address/countryAndPostalCode', (c) => {
    const caller = callerOf(c);
    requireScope(caller, COUNTRY_AND_POSTAL_CODE, FULL_ADDRESS);
    const address = caller.account.address;
    return orNoContent(c, address && { countryCode: address.countryCode, postalCode: address.postalCode });
  });
}

function profileRoutes(app: Hono, callerOf: FindCaller) {
  app.get('/v2/accounts/~current/settings/:setting', (c) => {
    const caller = callerOf(c);
    const field = profileField(c.req.param('setting').replace(/^Profile\./, ''));
    requireScope(caller, PROFILE[field]);
    return orNoContent(c, shown(field, caller.account.profile?.[field]));
  });
  app.get('/v2/persons/~current/profile/:field', (c) => {
    const caller = callerOf(c);
    const field = profileField(c.req.param('field'));
    const person = caller.account.persons?.find(({ personId }) => personId === caller.speaker.personId);
    if (!person) throw new ApiError(403, 'ACCESS_DENIED', 'No voice was recognised in this request.');
    requireScope(caller, PROFILE[field]);
    return orNoContent(c, field === 'mobileNumber' || field === 'email' ? undefined : person.label);
  });
}

function profileField(name: string): ProfileField {
  if (name in PROFILE) return name as ProfileField;
  throw notFound(`There is no profile setting "${name}".`);
}

/** A phone number travels as country code and number; everything else as a text. */
function shown(field: ProfileField, value: string | undefined): unknown {
  if (field !== 'mobileNumber' || value === undefined) return value;
  const [countryCode = '', ...rest] = value.split(' ');
  return { countryCode, phoneNumber: rest.join('') };
}

function settingRoutes(app: Hono, callerOf: FindCaller) {
  app.get('/v2/devices/:deviceId/settings/:setting', (c) => {
    const { account } = callerOf(c);
    const imperial = account.locale === 'en-US';
    const settings: { [name: string]: string } = {
      'System.timeZone': account.timeZone,
      'System.distanceUnits': imperial ? 'IMPERIAL' : 'METRIC',
      'System.temperatureUnit': imperial ? 'FAHRENHEIT' : 'CELSIUS',
    };
    const value = settings[c.req.param('setting')];
    if (value === undefined) throw notFound(`There is no device setting "${c.req.param('setting')}".`);
    return c.json(value);
  });
}

function directiveRoutes(app: Hono, callerOf: FindCaller, progressive: ProgressiveResponses) {
  app.post('/v1/directives', async (c) => {
    callerOf(c);
    const body = await readJsonBody(c);
    const requestId = requireText(body.header, 'requestId', 'header.requestId');
    const directive = objectAt(body, 'directive');
    if (directive.type !== 'VoicePlayer.Speak') {
      throw new ApiError(400, 'INVALID_DIRECTIVE', 'Only "VoicePlayer.Speak" can be sent before the answer.');
    }
    progressive.add(requestId, requireText(directive, 'speech', 'directive.speech'));
    return c.body(null, 204);
  });
}

export function createProgressiveResponses(): ProgressiveResponses {
  const waiting: { requestId: string; text: string }[] = [];
  return {
    add: (requestId, speech) => void waiting.push({ requestId, text: speech.replace(/<[^>]*>/g, '').trim() }),
    take(requestIds) {
      const taken = waiting.filter(({ requestId }) => requestIds.includes(requestId));
      const left = waiting.filter(({ requestId }) => !requestIds.includes(requestId));
      waiting.splice(0, waiting.length, ...left);
      return taken.map(({ text }) => text);
    },
  };
}
