import type { CameraPort, CameraReading } from '../../domain/delivery/camera';
import { makeCameraRouter } from './router';

const now = '2026-03-01T12:00:00.000Z';
const clock = { now: () => now };
const reading: CameraReading = { isOnline: true, isRecording: true, at: now };

function recorded(): { calls: unknown[]; port: CameraPort } {
  const calls: unknown[] = [];
  const port: CameraPort = {
    start: async (command) => {
      calls.push(['start', command]);
      return { outcome: 'accepted' };
    },
    read: async (...asked) => {
      calls.push(['read', ...asked]);
      return reading;
    },
    stop: async (command) => {
      calls.push(['stop', command]);
      return { outcome: 'accepted' };
    },
  };
  return { calls, port };
}

describe('cameras of many providers', () => {
  it("hands each to its own, by the provider's id", async () => {
    const { calls, port } = recorded();
    const router = makeCameraRouter({ simulated: port }, clock);
    const command = { commandId: 'win_1.3.0', cameraId: 'simulated:hall', windowId: 'win_1' };
    expect(await router.start({ ...command, challenge: 'c1' })).toEqual({ outcome: 'accepted' });
    expect(await router.read('simulated:hall', 'win_1')).toBe(reading);
    expect(await router.stop(command)).toEqual({ outcome: 'accepted' });
    expect(calls).toEqual([
      ['start', { ...command, cameraId: 'hall', challenge: 'c1' }],
      ['read', 'hall', 'win_1'],
      ['stop', { ...command, cameraId: 'hall' }],
    ]);
  });

  it.each(['ring:1', 'constructor:1', 'hall', 'simulated:../x', ''])(
    'has %p never record',
    async (cameraId) => {
      const { calls, port } = recorded();
      const router = makeCameraRouter({ simulated: port }, clock);
      const command = { commandId: 'win_1.3.0', cameraId, windowId: 'win_1' };
      expect(await router.start({ ...command, challenge: 'c1' })).toMatchObject({ outcome: 'rejected' });
      expect(await router.read(cameraId, 'win_1')).toEqual({ isOnline: false, isRecording: false, at: now });
      expect(await router.stop(command)).toMatchObject({ outcome: 'rejected' });
      expect(calls).toEqual([]);
    },
  );
});
