/** The toy skill on a local Alexa, asked without a socket. */
import { createLocalAlexa } from '../..';
import type { JsonObject, SimulatorOptions } from '../../types';
import { createClock, localAlexaApp, type ServeOptions } from '..';
import { TOY_ACCOUNTS, TOY_DEVICES, TOY_PACKAGE_DIR, TOY_SKILL_ID, toyHandler } from './toy-skill';

export const NOW_MS = Date.parse('2027-03-01T09:00:00Z');

export function toyOptions(
  more: Partial<SimulatorOptions> = {},
  serve: Partial<ServeOptions> = {},
): ServeOptions {
  const clock = createClock(() => NOW_MS);
  const alexa = createLocalAlexa({
    skillId: TOY_SKILL_ID,
    packageDir: TOY_PACKAGE_DIR,
    handler: toyHandler,
    accounts: TOY_ACCOUNTS,
    devices: TOY_DEVICES,
    now: clock.now,
    ...more,
  });
  return { alexa, clock, port: 0, ...serve };
}

export interface Answer {
  status: number;
  body: JsonObject;
}

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: { [name: string]: string },
) => Promise<Answer>;

export function toyServer(options: ServeOptions = toyOptions()): Ask {
  const app = localAlexaApp(options);
  return async (method, path, body, headers = {}) => {
    const response = await app.request(`http://127.0.0.1${path}`, {
      method,
      headers: { authorization: 'Bearer local', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  };
}
