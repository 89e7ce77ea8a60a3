import * as v from 'valibot';
import { courierReasons, windowStates } from '../../domain/delivery/window';

/* What terminals send and are answered: validated by these, and described by them. */

const shortText = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest));

export const emptySchema = v.strictObject({});

export const arriveSchema = v.strictObject({
  packageId: v.pipe(shortText(100), v.description('As scanned from the parcel')),
  location: v.strictObject({
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  }),
});

export const unlockSchema = v.strictObject({
  challenge: v.pipe(shortText(64), v.description('As given by …/challenge, at most 30 seconds ago')),
});

export const placedSchema = v.strictObject({ photoReference: v.exactOptional(shortText(200)) });

export const problemSchema = v.strictObject({
  reason: v.picklist(courierReasons),
  text: v.exactOptional(v.pipe(shortText(500), v.description('Needed for `other`; name nobody'))),
});

export const stopSchema = v.object({
  stopId: v.string(),
  orderId: v.string(),
  doorKind: v.string(),
  startsAt: v.string(),
  endsAt: v.string(),
  timeZone: v.string(),
  packageCount: v.number(),
  state: v.picklist(windowStates),
  stateSince: v.string(),
  arrivalsLeft: v.number(),
  enterBy: v.pipe(v.string(), v.description('From then on the door is not unlocked any more')),
  leaveBy: v.optional(
    v.pipe(v.string(), v.description('While the door may be open: when it is locked, whoever is inside')),
  ),
  isCameraLost: v.boolean(),
  isRevoked: v.boolean(),
  seen: v.optional(v.object({ lock: v.string(), door: v.string(), at: v.string() })),
});

export const stopsSchema = v.object({ stops: v.array(stopSchema) });
export const challengeSchema = v.object({ challenge: v.string(), expiresAt: v.string() });
export const commandSchema = v.object({ commandId: v.string() });
