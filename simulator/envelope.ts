import { randomUUID } from 'node:crypto';
import type { RequestEnvelope } from 'ask-sdk-model';
import type { Session } from './sessions';
import type { Account, Device, JsonObject, SimulatorOptions, Speaker } from './types';

/** A closed port: without a runtime API, calls to it fail at once instead of leaving the machine. */
const NO_API_ENDPOINT = 'http://127.0.0.1:9';
const TOKEN_PREFIX = 'local.';

export interface EnvelopeParts {
  speaker: Speaker;
  session: Session | undefined;
  request: JsonObject;
  /** Token of the APL document on the screen. */
  shownToken?: string | undefined;
}

/** A whole request as Alexa sends it. `request` needs its type and own fields only. */
export function makeEnvelope(
  options: SimulatorOptions,
  { speaker, session, request, shownToken }: EnvelopeParts,
): RequestEnvelope {
  const account = accountOf(options, speaker);
  const device = deviceOf(options, speaker);
  const user = userOf(account, speaker);
  const application = { applicationId: options.skillId };
  const envelope = {
    version: '1.0',
    ...(session
      ? {
          session: {
            new: session.isNew,
            sessionId: session.sessionId,
            application,
            attributes: session.attributes,
            user,
          },
        }
      : {}),
    context: {
      System: {
        application,
        user,
        device: describeDevice(device),
        ...personOf(account, speaker),
        ...apiOf(options, speaker),
      },
      ...(device.screen ? screenOf(shownToken) : {}),
    },
    request: {
      requestId: `amzn1.echo-api.request.${randomUUID()}`,
      timestamp: new Date(options.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      locale: speaker.locale,
      ...request,
    },
  };
  return envelope as unknown as RequestEnvelope;
}

export function accountOf(options: SimulatorOptions, { userId }: Speaker): Account {
  const account = options.accounts.find((candidate) => candidate.userId === userId);
  if (!account) throw new Error(`The local Alexa has no account "${userId}".`);
  return account;
}

export function deviceOf(options: SimulatorOptions, { deviceId }: Speaker): Device {
  const device = options.devices.find((candidate) => candidate.deviceId === deviceId);
  if (!device) throw new Error(`The local Alexa has no device "${deviceId}".`);
  return device;
}

/** Who a call of the runtime API speaks for: the `apiAccessToken` of an envelope, read back. */
export function readApiAccessToken(token: string): Speaker | undefined {
  if (!token.startsWith(TOKEN_PREFIX)) return undefined;
  try {
    return JSON.parse(Buffer.from(token.slice(TOKEN_PREFIX.length), 'base64url').toString('utf8')) as Speaker;
  } catch {
    return undefined;
  }
}

function apiAccessToken(speaker: Speaker): string {
  return TOKEN_PREFIX + Buffer.from(JSON.stringify(speaker)).toString('base64url');
}

function apiOf(options: SimulatorOptions, speaker: Speaker): JsonObject {
  return { apiEndpoint: options.apiEndpoint ?? NO_API_ENDPOINT, apiAccessToken: apiAccessToken(speaker) };
}

function userOf({ userId, accessToken, grantedScopes = [] }: Account, speaker: Speaker): JsonObject {
  const scopes = Object.fromEntries(grantedScopes.map((scope) => [scope, { status: 'GRANTED' }]));
  const permissions =
    grantedScopes.length > 0 ? { permissions: { consentToken: apiAccessToken(speaker), scopes } } : {};
  return { userId, ...(accessToken ? { accessToken } : {}), ...permissions };
}

function personOf(account: Account, { personId }: Speaker): JsonObject {
  const person = account.persons?.find((candidate) => candidate.personId === personId);
  if (!person) return {};
  const { accessToken } = person;
  return { person: { personId: person.personId, ...(accessToken ? { accessToken } : {}) } };
}

function describeDevice({ deviceId, screen }: Device): JsonObject {
  const interfaces = screen ? { 'Alexa.Presentation.APL': { runtime: { maxVersion: '1.4' } } } : {};
  return {
    deviceId,
    persistentEndpointId: `amzn1.alexa.endpoint.${deviceId}`,
    supportedInterfaces: interfaces,
  };
}

function screenOf(shownToken: string | undefined): JsonObject {
  const size = { pixelWidth: 1280, pixelHeight: 800 };
  return {
    ...(shownToken
      ? {
          'Alexa.Presentation.APL': {
            token: shownToken,
            version: 'APL_WEB_RENDERER_GANDALF',
            componentsVisibleOnScreen: [],
          },
        }
      : {}),
    Viewport: {
      experiences: [{ arcMinuteWidth: 346, arcMinuteHeight: 216, canRotate: false, canResize: false }],
      mode: 'HUB',
      shape: 'RECTANGLE',
      ...size,
      dpi: 213,
      currentPixelWidth: 1280,
      currentPixelHeight: 800,
      touch: ['SINGLE'],
      video: { codecs: ['H_264_42', 'H_264_41'] },
    },
    Viewports: [
      {
        type: 'APL',
        id: 'main',
        shape: 'RECTANGLE',
        dpi: 213,
        presentationType: 'STANDARD',
        canRotate: false,
        configuration: {
          current: { mode: 'HUB', video: { codecs: ['H_264_42'] }, size: { type: 'DISCRETE', ...size } },
        },
      },
    ],
  };
}
