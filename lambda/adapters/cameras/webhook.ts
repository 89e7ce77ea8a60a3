import * as v from 'valibot';
import type { CameraAnswer, CameraPort, CameraReading } from '../../domain/delivery/camera';
import { epochMsOf, instantOf } from '../../domain/time';
import { type GatewayConfig, makeGateway } from '../locks/gateway-messages';

/** In the one form that sorts as text. */
const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => instantOf(epochMsOf(text))),
);
/** A name at the camera's own service; an address would let in whoever reads it. */
const reference = v.pipe(v.string(), v.regex(/^[\w.-]{1,128}$/));

const readingSchema = v.object({
  isOnline: v.boolean(),
  isRecording: v.boolean(),
  frame: v.exactOptional(
    v.object({
      counter: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      capturedAt: instant,
      echo: v.pipe(v.string(), v.maxLength(200)),
    }),
  ),
  clip: v.exactOptional(v.object({ reference, endsAt: instant })),
});

const nothing: Omit<CameraReading, 'at'> = { isOnline: false, isRecording: false };

/**
 * Cameras behind a gateway of one's own (docs/locks.md). Whether one records is proven by its frames, never by an
 * answer.
 * @throws Fault `config-invalid` for a secret that is not safe.
 */
export function makeWebhookCameras(config: GatewayConfig): CameraPort {
  const { clock } = config;
  const gateway = makeGateway(config);
  const send = async (
    action: 'start' | 'stop',
    command: { commandId: string; cameraId: string; windowId: string; challenge?: string },
  ): Promise<CameraAnswer> => {
    const { outcome, ...rest } = await gateway.command('camera.command', { ...command, action });
    return { outcome: outcome === 'confirmed' ? 'accepted' : outcome, ...rest };
  };
  return {
    start: (command) => send('start', command),
    async read(cameraId, windowId) {
      const said = await gateway.reading('camera.read', { cameraId, windowId }, readingSchema);
      return { ...(said?.isOnline ? said : nothing), at: clock.now() };
    },
    stop: (command) => send('stop', command),
  };
}
