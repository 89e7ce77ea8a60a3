/** The terminal's side of the local Alexa's JSON interface. */
import type { ShownTurn } from '../server/local';

export interface Connection {
  state(): Promise<{ locales: { locale: string }[] }>;
  say(what: { utterance: string; locale: string }): Promise<ShownTurn>;
  silence(what: { locale: string }): Promise<ShownTurn>;
  /** Chooses how connections end, and gives all choices: none changes nothing. */
  choose(choices: { [kind: string]: string }): Promise<{ [kind: string]: string }>;
}

/** Nobody answers at the address. */
export class Unreachable extends Error {}

/** The local Alexa answered with a refusal. */
export class ServerError extends Error {}

export function connect(baseUrl: string): Connection {
  const send = (method: string, path: string, body: object) =>
    request(`${baseUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    state: () => request(`${baseUrl}/local/state`) as Promise<{ locales: { locale: string }[] }>,
    say: (what) => send('POST', '/local/say', what) as Promise<ShownTurn>,
    silence: (what) => send('POST', '/local/silence', what) as Promise<ShownTurn>,
    choose: (choices) => send('PUT', '/local/connections', choices) as Promise<{ [kind: string]: string }>,
  };
}

async function request(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, init).catch(() => {
    throw new Unreachable(url);
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new ServerError((body as { message?: string }).message ?? response.statusText);
  return body;
}
