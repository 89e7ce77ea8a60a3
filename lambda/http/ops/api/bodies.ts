import * as v from 'valibot';
import { isPublicKey } from '../../../domain/delivery/courier-device';
import { doorKinds } from '../../../domain/delivery/home';
import { alarmNames, reasonCodes, windowStates } from '../../../domain/delivery/window';
import { isTimeZone } from '../../../domain/time';

/* What the console and the seller's systems send: validated by these, and described by them. */

const shortText = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(longest));
const deviceName = v.pipe(shortText(200), v.regex(/^[a-z-]+:.+$/, 'must be provider:id'));
const instant = v.pipe(
  v.string(),
  v.isoTimestamp('must be an instant like 2026-11-21T10:00:00Z'),
  v.transform((text) => new Date(text).toISOString()),
);
const timeZone = v.pipe(v.string(), v.check(isTimeZone, 'must be a time zone like Europe/Paris'));

const whyEntries = {
  reason: v.picklist(reasonCodes),
  text: v.exactOptional(v.pipe(shortText(500), v.description('Needed for `other`; name nobody'))),
};

export const whySchema = v.strictObject(whyEntries);
export const saidSchema = v.strictObject({ reason: whyEntries.reason, text: shortText(500) });
export const assignSchema = v.strictObject({
  ...whyEntries,
  courierId: shortText(100),
  packageIds: v.pipe(v.array(shortText(100)), v.minLength(1, 'must name a package'), v.maxLength(20)),
});
export const extensionSchema = v.strictObject({ ...whyEntries, endsAt: instant });

const scopeSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  ...(['provider', 'courier', 'household'] as const).map((kind) =>
    v.strictObject({ kind: v.literal(kind), id: shortText(100) }),
  ),
]);
export const haltSchema = v.strictObject({ ...whyEntries, scope: scopeSchema });
export const liftSchema = v.strictObject({ scope: scopeSchema });

export const enrollSchema = v.strictObject({
  deviceId: shortText(64),
  courierId: shortText(100),
  publicKey: v.pipe(v.string(), v.check(isPublicKey, 'must be an Ed25519 key of 32 bytes in base64url')),
});

const door = v.strictObject({
  doorId: v.pipe(shortText(64), v.regex(/^[\w-]+$/, 'must be letters, digits, - and _')),
  kind: v.picklist(doorKinds),
  lockId: deviceName,
  cameraId: deviceName,
  hasDoorSensor: v.boolean(),
  location: v.strictObject({
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  }),
});

const isEachOnce = (names: readonly string[]): boolean => new Set(names).size === names.length;

export const homeSchema = v.strictObject({
  ...whyEntries,
  timeZone,
  doors: v.pipe(
    v.array(door),
    v.maxLength(8),
    v.check((doors) => isEachOnce(doors.map(({ doorId }) => doorId)), 'must name each door once'),
    v.check((doors) => isEachOnce(doors.map(({ lockId }) => lockId)), 'must name each lock once'),
  ),
});

/** To a proposal about doors that stands. */
export const proposalSchema = v.strictObject({ ...whyEntries, proposalId: shortText(64) });

/** Not 30 February, which would be read as a day of March. */
const isOfCalendar = (text: string): boolean =>
  Number.isFinite(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const day = v.pipe(
  v.string(),
  v.isoDate('must be a day like 2026-11-21'),
  v.check(isOfCalendar, 'is no day of the calendar'),
);

const mostDays = 31;
const dayMs = 86_400_000;

export const rangeSchema = v.pipe(
  v.object({ from: day, to: day }),
  v.check(({ from, to }) => from <= to, 'must not end before it begins'),
  v.check(({ from, to }) => Date.parse(to) - Date.parse(from) < mostDays * dayMs, 'must be 31 days at most'),
);

const list = <T extends string>(known: readonly T[]) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',').filter((one) => one !== '')),
    v.array(v.picklist(known)),
  );

export const boardQuerySchema = v.object({
  day: v.exactOptional(v.pipe(day, v.description('As each door’s own clock names it; today unless given'))),
  state: v.exactOptional(v.pipe(list(windowStates), v.description('One or more, with commas'))),
  courier: v.exactOptional(shortText(100)),
  alarm: v.exactOptional(v.picklist(['any', ...alarmNames])),
  lock: v.exactOptional(v.pipe(shortText(100), v.description('Provider of the lock, such as nuki'))),
  zone: v.exactOptional(timeZone),
  limit: v.exactOptional(v.pipe(v.string(), v.digits(), v.transform(Number), v.minValue(1), v.maxValue(500))),
  cursor: v.exactOptional(v.pipe(v.string(), v.description('`next` of the page before'))),
});

export type BoardQuery = v.InferOutput<typeof boardQuerySchema>;
