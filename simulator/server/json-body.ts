import type { Context } from 'hono';
import type { JsonObject } from '../types';
import { badRequest } from './api-error';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as a JSON object. Throws a 400 that says what is wrong with it. */
export async function readJsonBody(c: Context): Promise<JsonObject> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await c.req.text());
  } catch {
    throw badRequest('The body is not JSON.');
  }
  if (!isObject(parsed)) throw badRequest('The body must be a JSON object.');
  return parsed;
}

/** A required text of an object. `path` is how the message names it. */
export function requireText(holder: unknown, key: string, path = key): string {
  const value = isObject(holder) ? holder[key] : undefined;
  if (typeof value !== 'string' || value.trim() === '')
    throw badRequest(`"${path}" must be a non-empty text.`);
  return value;
}
