import type { CameraPort } from '../../domain/delivery/camera';
import type { Clock } from '../../domain/time';
import { addressOf } from '../locks/address';

const rejected = { outcome: 'rejected', detail: 'no such provider of cameras' } as const;

const nobody = (clock: Clock): CameraPort => ({
  start: async () => rejected,
  read: async () => ({ isOnline: false, isRecording: false, at: clock.now() }),
  stop: async () => rejected,
});

/**
 * Hands each camera to the adapter of its provider, which knows it by the provider's own id alone. A camera of a provider
 * that is not set up is offline, and never records.
 */
export function makeCameraRouter(providers: Readonly<Record<string, CameraPort>>, clock: Clock): CameraPort {
  const route = (cameraId: string): { port: CameraPort; id: string } => {
    const { provider, id } = addressOf(cameraId);
    const port =
      provider !== undefined && Object.hasOwn(providers, provider) ? providers[provider] : undefined;
    return { port: port ?? nobody(clock), id };
  };
  return {
    async start(command) {
      const { port, id } = route(command.cameraId);
      return port.start({ ...command, cameraId: id });
    },
    async read(cameraId, windowId) {
      const { port, id } = route(cameraId);
      return port.read(id, windowId);
    },
    async stop(command) {
      const { port, id } = route(command.cameraId);
      return port.stop({ ...command, cameraId: id });
    },
  };
}
