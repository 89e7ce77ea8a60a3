import { type Live, provesRecording, withFrame } from '../../domain/delivery/live';
import { standardDeliveryPolicy } from '../../domain/delivery/policy';
import type { DeliveryWindow } from '../../domain/delivery/window';
import { plusMs } from '../../domain/time';
import { makeSimulatedCameras } from './simulated';
import {
  type CameraFault,
  clearCameraFault,
  newSimulatedCamera,
  type SimulatedCamera,
  setCameraFault,
} from './simulated-camera';

const start = '2026-03-01T12:00:00.000Z';
const challenge = 'challenge-1';
const windowId = 'win_1';

let now: string;
let camera: SimulatedCamera;
beforeEach(() => {
  now = start;
  camera = newSimulatedCamera();
});

const port = () => makeSimulatedCameras({ hall: camera }, { now: () => now });
const command = { commandId: 'win_1.3.0', cameraId: 'hall', windowId };
const begin = () => port().start({ ...command, challenge });
const read = () => port().read('hall', windowId);
const pass = (ms: number) => {
  now = plusMs(now, ms);
};

/** Whether it is believed to record, read every other second from now on. */
async function isBelieved(seconds = 6): Promise<boolean> {
  let frames: Live['frames'] = [];
  for (let second = 0; second < seconds; second += 2) {
    pass(2_000);
    frames = withFrame(frames, await read(), challenge);
  }
  const window = { camera: { challenge, startedAt: start } } as DeliveryWindow;
  return provesRecording({ windowId, lookedAt: now, frames }, window, now, standardDeliveryPolicy);
}

describe('a simulated camera', () => {
  it('records one frame a second, and knows what it was given', async () => {
    expect(await begin()).toEqual({ outcome: 'accepted' });
    expect(await read()).toEqual({ isOnline: true, isRecording: false, at: start });
    pass(1_000);
    expect((await read()).frame).toEqual({ counter: 1, capturedAt: now, echo: challenge });
    pass(2_500);
    expect((await read()).frame).toEqual({ counter: 3, capturedAt: plusMs(now, -500), echo: challenge });
    expect(await isBelieved()).toBe(true);
  });

  it('goes on when it is told twice, and begins anew for another courier', async () => {
    await begin();
    pass(5_000);
    await begin();
    expect((await read()).frame?.counter).toBe(5);
    await port().start({ ...command, challenge: 'challenge-2' });
    pass(1_000);
    expect((await read()).frame).toMatchObject({ counter: 1, echo: 'challenge-2' });
  });

  it('has a clip some time after it was stopped, which ends when it was', async () => {
    await begin();
    pass(10_000);
    expect(await port().stop(command)).toEqual({ outcome: 'accepted' });
    const stoppedAt = now;
    expect(await read()).toMatchObject({ isRecording: false });
    expect((await read()).clip).toBeUndefined();
    pass(2_000);
    await port().stop(command);
    expect((await read()).clip).toEqual({ reference: 'simulated-clip-win_1', endsAt: stoppedAt });
    expect(await isBelieved()).toBe(false);
  });

  it.each([
    'never-starts',
    'rejects',
    'frozen',
    'old-frames',
    'wrong-echo',
    'offline',
  ] as const satisfies CameraFault[])('is not believed: %s', async (fault) => {
    setCameraFault(camera, fault, now);
    await begin();
    expect(await isBelieved()).toBe(false);
  });

  it('is not believed before it begins, if late', async () => {
    camera.startMs = 21_000;
    await begin();
    pass(14_000);
    expect(await isBelieved()).toBe(false);
    expect(await isBelieved()).toBe(true);
  });

  it('freezes while it says that it records, and comes back', async () => {
    await begin();
    expect(await isBelieved()).toBe(true);
    setCameraFault(camera, 'frozen', now);
    const { frame } = await read();
    pass(6_000);
    expect(await read()).toEqual({ isOnline: true, isRecording: true, frame, at: now });
    expect(await isBelieved()).toBe(false);
    clearCameraFault(camera, 'frozen');
    expect(await isBelieved()).toBe(true);
  });

  it('loses an answer, and records', async () => {
    setCameraFault(camera, 'reply-lost', now);
    expect(await begin()).toMatchObject({ outcome: 'unknown' });
    expect(await isBelieved()).toBe(true);
  });

  it('loses a clip', async () => {
    setCameraFault(camera, 'clip-missing', now);
    await begin();
    await port().stop(command);
    pass(600_000);
    expect((await read()).clip).toBeUndefined();
  });

  it('knows nothing of a camera that is not there', async () => {
    const other = { ...command, cameraId: 'toString' };
    expect(await port().start({ ...other, challenge })).toMatchObject({ outcome: 'rejected' });
    expect(await port().stop(other)).toMatchObject({ outcome: 'rejected' });
    expect(await port().read('toString', windowId)).toMatchObject({ isOnline: false, isRecording: false });
  });
});
