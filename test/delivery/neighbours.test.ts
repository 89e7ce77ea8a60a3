import { setCameraFault } from '../../lambda/adapters/cameras/simulated-camera';
import { type Story, tell } from './world/story';
import { operatorSays, request } from './world/tasks';

/* Two windows of one door, the second of which begins when the first one ends. */

const minuteMs = 60_000;
const [startsInMs, lengthMs] = [10 * minuteMs, 30 * minuteMs];

/** Both authorised, with the courier sent; the story goes on with the first. */
async function twoWindows(): Promise<{ story: Story; first: string; second: string }> {
  const story = await tell({ startsInMs, lengthMs }).armed();
  const first = story.windowId;
  const aheadMs = Date.parse(story.window.endsAt) - story.world.nowMs;
  expect(await story.does(request(story.world, story.house, aheadMs, lengthMs))).toBe('requested');
  const second = story.house.windowIds.at(-1) ?? '';
  story.windowId = second;
  await story.authorizes();
  await story.operator({ kind: 'assign', assignment: { courierId: 'cou_1', packageIds: ['P1'] } });
  await story.operator({ kind: 'enable' });
  await story.until('armed', 120);
  story.windowId = first;
  return { story, first, second };
}

/** Has the courier of a window come in, so many milliseconds before its end, and opens the door. */
async function goesIn(story: Story, beforeEndMs: number): Promise<void> {
  await story.pass(Date.parse(story.window.endsAt) - beforeEndMs - story.world.nowMs);
  await story.arrive();
  await story.until('recording');
  expect(await story.unlock()).toBe('202');
  await story.until('unlocked');
  story.door('open');
  await story.until('open');
}

it('who is let in for the first is no alarm of the second, which is ready again when the door is shut', async () => {
  const { story, first, second } = await twoWindows();
  // The second is looked at five minutes before it begins.
  await goesIn(story, 5 * minuteMs + 10_000);
  await story.passSeconds(20);
  expect(story.told('customer')).not.toContain('unexpected-unlock');
  story.windowId = second;
  expect(story.window.readiness?.problems).toEqual(['lock-already-open']);
  story.windowId = first;
  story.door('closed');
  await story.until('secured');
  story.windowId = second;
  await story.until('armed', 60);
});

it('who is let in for the second is no alarm of the first, which waits for its recording', async () => {
  const { story, first, second } = await twoWindows();
  setCameraFault(story.house.camera, 'clip-missing', story.world.now());
  await goesIn(story, 2 * minuteMs);
  story.door('closed');
  await story.until('secured');
  const asked = story.house.lock.requests.lock;
  story.windowId = second;
  await goesIn(story, lengthMs - 1_000);
  await story.passSeconds(10);
  expect(story.state).toBe('open');
  expect(story.house.lock.requests.lock).toBe(asked);
  expect(story.told('customer')).not.toContain('unexpected-unlock');
  expect(story.world.window(first)?.state).toBe('secured');
});

it('a door that comes open with nobody let in is an alarm of both', async () => {
  const { story, second } = await twoWindows();
  await story.passSeconds(60);
  story.house.lock.bolt = 'unlocked';
  story.windowId = second;
  await story.pass(Date.parse(story.window.startsAt) - 4 * minuteMs - story.world.nowMs);
  expect(story.told('customer').filter((topic) => topic === 'unexpected-unlock').length).toBeGreaterThan(0);
  expect(story.window.alarms.map(({ name }) => name)).toContain('unexpected-unlock');
});

it('the first is not made longer into a second that is asked for meanwhile, 40 times', async () => {
  const ready = await tell({ startsInMs, lengthMs, seed: 10_005 }).armed();
  const endsAt = new Date(Date.parse(ready.window.endsAt) + 20 * minuteMs).toISOString();
  await ready.operator({ kind: 'propose-extension', endsAt, reason: 'weather' });
  const seen = new Set<string>();
  for (let seed = 1; seed <= 40; seed++) {
    const story = ready.copy(seed);
    const aheadMs = Date.parse(story.window.endsAt) - story.world.nowMs;
    const approve = operatorSays(story.world, 'op_2', story.windowId, { kind: 'approve-extension' });
    const both = [approve, request(story.world, story.house, aheadMs + minuteMs, lengthMs)];
    const [approved = '', requested = ''] = await story.race(both);
    seen.add(`${approved}, ${requested}`);
    expect([approved, requested]).not.toEqual(['changed', 'requested']);
  }
  expect(seen.has('changed, overlaps')).toBe(true);
  expect([...seen].some((answers) => answers.endsWith(', requested'))).toBe(true);
});
