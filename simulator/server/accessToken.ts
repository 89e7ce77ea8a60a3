/**
 * The token in `context.System.apiAccessToken`, which the skill hands back when it calls the runtime API. It says in
 * plain sight who spoke: a local Alexa has nothing to hide from its developer.
 */
import type { Speaker } from '../types';
import { ApiError } from './apiError';
import { isObject } from './jsonBody';

export const writeAccessToken = (speaker: Speaker) =>
  Buffer.from(JSON.stringify(speaker)).toString('base64url');

/** Throws 401 when the header holds no token of this Alexa. */
export function readAccessToken(authorization: string | undefined): Speaker {
  const token = (authorization ?? '').replace(/^Bearer\s+/i, '');
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (isObject(parsed) && typeof parsed.userId === 'string') return parsed as unknown as Speaker;
  } catch {
    // Falls through: what cannot be read is refused below.
  }
  throw new ApiError(401, 'INVALID_TOKEN', 'The token is not an apiAccessToken of this local Alexa.');
}
