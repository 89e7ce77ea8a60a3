import { clearFaults, type LockFault, setFault, turnBolt } from '../../lambda/adapters/locks/simulated-lock';
import { type Story, tell } from './world/story';

/* What it takes to believe that a door is locked again. */

const breaks = (story: Story, fault: LockFault, times?: number) => setFault(story.house.lock, fault, times);

/** Somebody was inside, put the parcel down, and goes. */
async function leaving(): Promise<Story> {
  const story = await tell().open();
  await story.courier('placed');
  return story;
}

const locks = (story: Story) => story.house.lock.requests.lock;
const bolt = (story: Story) => story.house.lock.bolt;

it('a reply that is lost (the jam of 2018, for a moment): what the lock says later is believed', async () => {
  const story = await leaving();
  breaks(story, 'reply-lost', 1);
  story.door('closed');
  await story.until('secured');
  expect(story.told('operations')).not.toContain('door-not-locked');
});

it('a command that is lost is sent again after five seconds', async () => {
  const story = await leaving();
  breaks(story, 'command-lost', 1);
  story.door('closed');
  await story.until('securing');
  expect(bolt(story)).toBe('unlocked');
  await story.passSeconds(5);
  expect(bolt(story)).toBe('locked');
  await story.until('secured');
});

it('a lock that takes every command and does nothing is tried four times and fails', async () => {
  const story = await leaving();
  breaks(story, 'accepts-only');
  story.door('closed');
  await story.until('securing');
  await story.passSeconds(44);
  expect(locks(story)).toBe(4);
  await story.until('relock-failed');
  expect(story.told('customer')).toContain('door-not-locked');
});

it('a bolt that is stuck is told of before the time is up, and is believed once it is turned by hand', async () => {
  const story = await leaving();
  breaks(story, 'jams');
  story.door('closed');
  await story.until('securing');
  await story.passSeconds(10);
  expect(story.state).toBe('relock-failed');
  clearFaults(story.house.lock);
  turnBolt(story.house.lock, 'locked', story.world.now());
  await story.until('secured');
});

it('a bolt that is said to be stuck once, and is not, is no alarm', async () => {
  const story = await leaving();
  story.door('closed');
  await story.until('securing');
  breaks(story, 'false-jam', 1);
  await story.until('secured');
  expect(story.told('operations')).not.toContain('door-not-locked');
});

it('a door that stands ajar is not locked, whatever the courier says', async () => {
  const story = await leaving();
  await story.courier('lock');
  await story.until('relock-failed');
  expect(bolt(story)).toBe('unlocked');
  story.door('closed');
  await story.until('secured', 90);
  expect(bolt(story)).toBe('locked');
});

it('a lock that is offline for 30 seconds is locked in the end, and nobody is called', async () => {
  const story = await leaving();
  story.door('closed');
  await story.until('securing');
  breaks(story, 'offline');
  await story.passSeconds(30);
  clearFaults(story.house.lock);
  await story.until('secured');
  expect(story.told('customer')).not.toContain('door-not-locked');
});

it('a lock that is offline for ten minutes has people called every minute', async () => {
  const story = await leaving();
  breaks(story, 'offline');
  await story.courier('lock');
  await story.passSeconds(600);
  expect(story.state).toBe('relock-failed');
  const pages = story.told('operations').filter((topic) => topic === 'door-not-locked').length;
  expect(pages).toBeGreaterThanOrEqual(9);
  clearFaults(story.house.lock);
  story.door('closed');
  await story.until('secured', 90);
});

it('a lock that locks itself first is asked to all the same, and believed after two readings', async () => {
  const story = await tell().unlocked();
  turnBolt(story.house.lock, 'locked', story.world.now());
  await story.until('securing');
  await story.until('secured');
  expect(locks(story)).toBeGreaterThan(0);
});

it('a thumb-turn from inside is as good as a command', async () => {
  const story = await leaving();
  breaks(story, 'rejects');
  story.door('closed');
  turnBolt(story.house.lock, 'locked', story.world.now());
  await story.until('secured');
});

it('a reading that flashes back to locked is not enough', async () => {
  const story = await leaving();
  breaks(story, 'accepts-only');
  await story.courier('lock');
  story.door('closed');
  breaks(story, 'flash-back', 1);
  await story.passSeconds(20);
  expect(story.state).toBe('securing');
});

it.each(['state-unknown', 'door-unknown'] as const)(
  'what a lock does not know (%s) is not shut',
  async (fault) => {
    const story = await leaving();
    breaks(story, fault);
    await story.courier('lock');
    story.door('closed');
    await story.passSeconds(40);
    expect(story.state).toBe('securing');
    clearFaults(story.house.lock);
    await story.until('secured');
  },
);

it('without a sensor the courier says when to lock, and the bolt alone is believed', async () => {
  const story = await tell({ withoutSensors: 'all' }).unlocked();
  await story.passSeconds(30);
  expect(story.state).toBe('unlocked');
  await story.courier('placed');
  await story.courier('lock');
  await story.until('secured');
  expect(bolt(story)).toBe('locked');
});

it('a provider that asks to be left alone is asked again later', async () => {
  const story = await leaving();
  breaks(story, 'rate-limited', 2);
  story.door('closed');
  await story.until('secured');
});

it('a door that is found open after it was locked is locked again, and everybody is told', async () => {
  const story = await leaving();
  story.door('closed');
  await story.until('secured');
  turnBolt(story.house.lock, 'unlocked', story.world.now());
  await story.passSeconds(3);
  expect(story.state).toBe('securing');
  expect(story.told('customer')).toContain('unexpected-unlock');
  await story.until('secured');
  await story.until('completed');
});

it('a customer who stands at the door may say that it is locked', async () => {
  const story = await leaving();
  breaks(story, 'offline');
  await story.courier('lock');
  await story.until('relock-failed');
  expect(await story.customer({ kind: 'attest', text: 'I stand in front of it' })).toBe('changed');
  expect(story.state).toBe('secured');
});

it('an unlock of which nothing is heard, and that comes late, is undone before anything is over', async () => {
  const story = await tell().recording();
  setFault(story.house.lock, 'command-late', 1);
  await story.unlock();
  await story.customer({ kind: 'revoke', reason: 'customer-request' });
  await story.passSeconds(14);
  expect(bolt(story)).toBe('locked');
  await story.passSeconds(30);
  expect(bolt(story)).toBe('locked');
  expect(story.house.lock.history.map(({ what }) => what)).toContain('unlocked from afar');
});
