import {
  type CameraFault,
  clearCameraFault,
  setCameraFault,
} from '../../lambda/adapters/cameras/simulated-camera';
import { type Story, tell } from './world/story';

/* A camera before a door opens, while it is open, and afterwards. */

const breaks = (story: Story, fault: CameraFault) =>
  setCameraFault(story.house.camera, fault, story.world.now());
const mends = (story: Story, fault: CameraFault) => clearCameraFault(story.house.camera, fault);

describe('before the door is opened', () => {
  it('that starts after 15 seconds lets the courier in', async () => {
    const story = await tell().begun();
    story.house.camera.startMs = 15_000;
    await story.arrive();
    await story.until('recording');
    expect(await story.unlock()).toBe('202');
  });

  it('that starts after 21 seconds is given up at 20', async () => {
    const story = await tell().begun();
    story.house.camera.startMs = 21_000;
    await story.arrive();
    await story.passSeconds(19);
    expect(story.state).toBe('arrived');
    await story.passSeconds(1);
    expect(story.state).toBe('camera-failed');
  });

  it.each(['never-starts', 'rejects', 'offline', 'frozen', 'old-frames', 'wrong-echo'] as const)(
    'that has the fault "%s" lets nobody in, and operations hear of it',
    async (fault) => {
      const story = await tell().begun();
      breaks(story, fault);
      await story.arrive();
      await story.until('camera-failed');
      expect(await story.unlock()).toBe('STATE_CONFLICT');
      expect(story.told('operations')).toContain('no-entry');
      expect(story.house.lock.requests.unlock).toBe(0);
    },
  );

  it('whose answer was lost records all the same, and lets the courier in', async () => {
    const story = await tell().begun();
    breaks(story, 'reply-lost');
    await story.arrive();
    await story.until('recording');
  });

  it('that failed is given a second chance, under another secret', async () => {
    const story = await tell().begun();
    breaks(story, 'never-starts');
    await story.arrive();
    const first = story.window.camera?.challenge;
    await story.until('camera-failed');
    mends(story, 'never-starts');
    expect(await story.arrive()).toBe('200');
    await story.until('recording');
    expect(story.window.camera?.challenge).not.toBe(first);
  });

  it('that goes away while it records opens nothing, until it is back', async () => {
    const story = await tell().recording();
    breaks(story, 'offline');
    await story.passSeconds(6);
    expect(await story.unlock()).toBe('CAMERA_NOT_RECORDING');
    mends(story, 'offline');
    await story.passSeconds(2);
    expect(await story.unlock()).toBe('202');
  });

  it('that froze between the decision and the sending holds the command back', async () => {
    const story = await tell().recording();
    await story.only(story.courierTask('unlock', { challenge: await story.challenge() }));
    breaks(story, 'frozen');
    story.world.nowMs += 6_000;
    await story.settle();
    expect(story.house.lock.requests.unlock).toBe(0);
    await story.until('failed');
    expect(story.told('customer')).toContain('no-entry');
  });
});

describe('while the door is open', () => {
  it('that is away for 4 seconds is nothing to tell', async () => {
    const story = await tell().open();
    breaks(story, 'offline');
    await story.passSeconds(3.9);
    mends(story, 'offline');
    await story.passSeconds(4);
    expect(story.told('customer')).not.toContain('camera-lost');
  });

  it('that is away for 7 is told at once, and the door may stay open a little', async () => {
    const story = await tell().open();
    breaks(story, 'offline');
    await story.passSeconds(7);
    mends(story, 'offline');
    await story.passSeconds(4);
    expect(story.told('customer')).toContain('camera-lost');
    expect(story.told('customer')).not.toContain('leave-now');
    expect(story.state).toBe('open');
  });

  it('that is away for 16 makes the courier leave, once, and the door is locked when it is shut', async () => {
    const story = await tell().open();
    breaks(story, 'offline');
    await story.passSeconds(30);
    expect(story.told('customer').filter((topic) => topic === 'leave-now')).toHaveLength(1);
    story.door('closed');
    await story.passSeconds(2);
    expect(story.state).toBe('securing');
  });

  it('that comes back and goes away again is told twice', async () => {
    const story = await tell().open();
    for (let time = 0; time < 2; time++) {
      breaks(story, 'offline');
      await story.passSeconds(8);
      mends(story, 'offline');
      await story.passSeconds(6);
    }
    expect(story.told('customer').filter((topic) => topic === 'camera-lost')).toHaveLength(2);
  });
});

describe('afterwards', () => {
  it('records until ten seconds after the door is locked', async () => {
    const story = await tell().open();
    story.door('closed');
    await story.until('secured');
    expect(story.house.camera.requests.stop).toBe(0);
    await story.passSeconds(9);
    expect(story.house.camera.requests.stop).toBe(0);
    await story.passSeconds(2);
    expect(story.house.camera.requests.stop).toBe(1);
    await story.until('completed');
  });

  it('that has lost its recording is told of, and the delivery ends after five minutes', async () => {
    const story = await tell().open();
    breaks(story, 'clip-missing');
    story.door('closed');
    await story.until('secured');
    await story.passSeconds(299);
    expect(story.state).toBe('secured');
    await story.passSeconds(2);
    expect(story.state).toBe('completed');
    expect(story.told('operations')).toContain('camera-lost');
  });
});
