import type { LocalAlexa, Locale, SimulatorOptions, Speaker } from '../types';
import { badRequest } from './api-error';
import { isObject } from './json-body';

/**
 * Who speaks when the caller only names a locale, as the ASK CLI does: the first account of that locale, on the
 * first device. Accounts differ by locale, so dialogs in two locales have two sessions.
 */
export function defaultSpeaker(options: SimulatorOptions, locale: Locale): Speaker {
  const account = options.accounts.find((each) => each.locale === locale) ?? options.accounts[0];
  const device = options.devices[0];
  if (!account || !device) throw badRequest('The local Alexa has no account or no device.');
  return { userId: account.userId, deviceId: device.deviceId, locale };
}

/** The speaker a page or a terminal names; what it leaves out is filled in. Unknown ids are refused. */
export function speakerOf(alexa: LocalAlexa, body: unknown, locales: Locale[]): Speaker {
  const named = isObject(body) ? body : {};
  const account = pick(alexa.options.accounts, 'userId', named.userId);
  const locale = named.locale ?? account?.locale ?? locales[0];
  if (typeof locale !== 'string' || !locales.includes(locale)) {
    throw badRequest(`"locale" must be one of ${locales.join(', ')}.`);
  }
  const fallback = defaultSpeaker(alexa.options, locale);
  const speaker = {
    userId: account?.userId ?? fallback.userId,
    deviceId: pick(alexa.options.devices, 'deviceId', named.deviceId)?.deviceId ?? fallback.deviceId,
    locale,
  };
  const persons = alexa.options.accounts.find((each) => each.userId === speaker.userId)?.persons ?? [];
  const person = pick(persons, 'personId', named.personId);
  return person ? { ...speaker, personId: person.personId } : speaker;
}

function pick<T extends object>(all: T[], key: keyof T & string, wanted: unknown): T | undefined {
  if (wanted === undefined || wanted === null || wanted === '') return undefined;
  const found = all.find((each) => each[key] === wanted);
  if (!found) throw badRequest(`"${key}" names nobody here: ${JSON.stringify(wanted)}.`);
  return found;
}
