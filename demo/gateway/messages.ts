import * as v from 'valibot';

/* The messages of the gateway protocol, as docs/locks.md describes them. */

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const instant = v.pipe(v.string(), v.isoTimestamp());

const message = <const Type extends string, Data extends v.GenericSchema>(type: Type, data: Data) =>
  v.object({ type: v.literal(type), timestamp: instant, data });

const camera = { commandId: id, cameraId: id, windowId: id };

export const commandSchema = v.variant('type', [
  message(
    'lock.command',
    v.variant('action', [
      v.object({
        action: v.literal('unlock'),
        commandId: id,
        lockId: id,
        notAfter: instant,
        relockAfterSeconds: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
      }),
      v.object({ action: v.literal('lock'), commandId: id, lockId: id }),
    ]),
  ),
  message(
    'camera.command',
    v.variant('action', [
      v.object({ action: v.literal('start'), ...camera, challenge: id }),
      v.object({ action: v.literal('stop'), ...camera }),
    ]),
  ),
]);
export type GatewayCommand = v.InferOutput<typeof commandSchema>;
export type LockOrder = Extract<GatewayCommand, { type: 'lock.command' }>['data'];

export const readingSchema = v.variant('type', [
  message('lock.read', v.object({ requestId: id, lockId: id })),
  message('camera.read', v.object({ requestId: id, cameraId: id, windowId: id })),
]);
export type GatewayQuestion = v.InferOutput<typeof readingSchema>;
