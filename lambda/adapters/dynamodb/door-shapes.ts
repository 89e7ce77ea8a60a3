import * as v from 'valibot';
import type { DoorEntry, DoorProposal } from '../../domain/delivery/doors/doors';
import { reasonCodes, roles } from '../../domain/delivery/window';
import { doorsShape } from './delivery-shapes';
import { count } from './parse';

/* What the items of homes' doors must look like to be believed. */

type Shape<T> = v.GenericSchema<unknown, T>;
const text = v.string();

export const proposalShape: Shape<DoorProposal> = v.object({
  proposalId: text,
  timeZone: text,
  doors: doorsShape,
  proposedBy: text,
  proposedAt: text,
  expiresAt: text,
  reason: v.picklist(reasonCodes),
  text: v.exactOptional(text),
});

export const doorHeadShape = v.object({ version: count, head: text });

const eventOfLog = v.variant('kind', [
  v.looseObject({
    kind: v.picklist(['propose', 'approve', 'withdraw']),
    proposalId: text,
    reason: v.picklist(reasonCodes),
  }),
  v.looseObject({
    kind: v.literal('forget'),
    freed: v.array(v.looseObject({ kind: v.picklist(['lock', 'camera']), deviceId: text })),
  }),
]);

/** Loose, so that the hash is checked over all that stands there, and not over what is expected alone. */
export const doorEntryShape: Shape<DoorEntry> = v.looseObject({
  householdId: text,
  sequence: count,
  at: text,
  by: v.looseObject({ role: v.picklist(roles), id: text }),
  event: v.custom<DoorEntry['event']>((event) => v.is(eventOfLog, event)),
  previousHash: text,
  hash: text,
});
