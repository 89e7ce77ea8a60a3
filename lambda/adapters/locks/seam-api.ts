import * as v from 'valibot';
import type { HttpAnswer, HttpClient } from './http-client';

/*
 * What Seam's API is asked, and the shapes that are believed. All of it is POST with JSON. Values that are not known are
 * taken for absent, answers without the parts that matter for malformed.
 */

/** A value that may be of another shape than is known: absent then. */
const orAbsent = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined);

const attempt = v.object({
  action_attempt_id: v.pipe(v.string(), v.minLength(1)),
  action_type: orAbsent(v.string()),
  /** `pending`, `success` or `error`. */
  status: v.string(),
  result: v.nullish(v.object({ was_confirmed_by_device: orAbsent(v.boolean()) })),
  error: v.nullish(v.object({ type: v.string() })),
});
export type SeamAttempt = v.InferOutput<typeof attempt>;

const lock = v.object({
  device_id: v.string(),
  can_remotely_unlock: orAbsent(v.boolean()),
  can_remotely_lock: orAbsent(v.boolean()),
  errors: orAbsent(v.array(v.object({ error_code: orAbsent(v.string()) }))),
  properties: v.object({
    locked: orAbsent(v.boolean()),
    online: orAbsent(v.boolean()),
    /** Absent with locks that have no sensor. */
    door_open: orAbsent(v.boolean()),
    battery: orAbsent(v.object({ level: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) })),
    auto_lock_enabled: orAbsent(v.boolean()),
    auto_lock_delay_seconds: orAbsent(v.pipe(v.number(), v.minValue(1))),
  }),
});
export type SeamLock = v.InferOutput<typeof lock>;

/** `method` of `lock.unlocked`: `manual` when somebody turned the bolt by hand. */
const event = v.object({ event_type: v.string(), method: orAbsent(v.string()) });

const answers = {
  '/locks/get': v.pipe(
    v.object({ lock }),
    v.transform((body) => body.lock),
  ),
  '/locks/lock_door': v.pipe(
    v.object({ action_attempt: attempt }),
    v.transform((body) => body.action_attempt),
  ),
  '/locks/unlock_door': v.pipe(
    v.object({ action_attempt: attempt }),
    v.transform((body) => body.action_attempt),
  ),
  '/action_attempts/get': v.pipe(
    v.object({ action_attempt: attempt }),
    v.transform((body) => body.action_attempt),
  ),
  '/action_attempts/list': v.pipe(
    v.object({ action_attempts: v.array(attempt) }),
    v.transform((body) => body.action_attempts),
  ),
  '/events/list': v.pipe(
    v.object({ events: v.array(event) }),
    v.transform((body) => body.events),
  ),
};
export type SeamPath = keyof typeof answers;

export type SeamAnswer<P extends SeamPath> =
  | { kind: 'told'; told: v.InferOutput<(typeof answers)[P]> }
  | { kind: 'malformed' }
  | Exclude<HttpAnswer, { kind: 'answered' }>;

/** Asks Seam once. */
export async function askSeam<P extends SeamPath>(
  http: HttpClient,
  path: P,
  question: Record<string, unknown>,
  timeoutMs?: number,
): Promise<SeamAnswer<P>> {
  const body = JSON.stringify(question);
  const answer = await http({ method: 'POST', path, body, ...(timeoutMs !== undefined && { timeoutMs }) });
  if (answer.kind !== 'answered') return answer;
  const parsed = v.safeParse(answers[path], answer.body);
  return parsed.success
    ? { kind: 'told', told: parsed.output as v.InferOutput<(typeof answers)[P]> }
    : { kind: 'malformed' };
}
