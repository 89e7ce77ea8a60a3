import { type Story, tell } from './world/story';
import {
  enroll,
  haltAll,
  operatorSays,
  request,
  revokeDevice,
  sendCommandTask,
  sweep,
  unlockTask,
  wake,
} from './world/tasks';
import { Terminal } from './world/terminal';
import { doorLocation } from './world/world';

/* Many at once, whose calls to the table and the devices come in any order: each race by a seed of its own. */

let ready: Story;
let challenge: string;
beforeAll(async () => {
  ready = await tell({ seed: 10_001 }).recording();
  challenge = await ready.challenge();
});

const revoke = { kind: 'revoke', reason: 'customer-request' } as const;
const kindsOf = (story: Story) => story.entries.map(({ event }) => event.kind);
const unlockOf = (story: Story, key: string) => story.courierTask('unlock', { challenge }, { key });
/** Without HTTP before it: thousands of them. */
const unlockNow = ({ windowId, terminal }: Story) => unlockTask(terminal, windowId, challenge);
const times = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place));

it('50 unlocks under 50 keys: one command, and all others hear that it is unlocked', async () => {
  const story = ready.copy(1);
  const answers = await story.race(times(50, (place) => unlockOf(story, `at-once-${place}`)));
  expect(story.commandsOf('unlock')).toHaveLength(1);
  // In the same millisecond two may make the very same step, which is told to both.
  expect(new Set(answers)).toEqual(new Set(['202', 'ALREADY_UNLOCKED']));
});

it('50 unlocks under one key: one command, and nobody is told anything else', async () => {
  const story = ready.copy(2);
  const answers = await story.race(times(50, () => unlockOf(story, 'the-same')));
  expect(story.commandsOf('unlock')).toHaveLength(1);
  expect(answers.every((answer) => answer === '202' || answer === 'REQUEST_RUNNING')).toBe(true);
  expect(answers).toContain('202');
});

it('50 deliveries of one command to the outbox: the lock is asked once', async () => {
  const story = ready.copy(3);
  await story.only(unlockOf(story, 'once'));
  const [command] = story.commandsOf('unlock');
  await story.race(times(50, () => sendCommandTask(command?.commandId ?? '')));
  expect(story.house.lock.requests.unlock).toBe(1);
});

it('a revocation and an unlock, 1,000 times: no unlock is commanded once the revocation is written', async () => {
  const orders = { revokeFirst: 0, unlockFirst: 0 };
  for (let seed = 1; seed <= 1_000; seed++) {
    const story = ready.copy(seed);
    const before = kindsOf(story).length;
    const work = [unlockNow(story), story.customerTask(revoke)];
    await story.race(seed % 2 === 0 ? work : work.reverse());
    const [first] = kindsOf(story).slice(before);
    const unlocks = story.commandsOf('unlock').length;
    expect([seed, unlocks]).toEqual([seed, first === 'unlock' ? 1 : 0]);
    expect(story.window.revocation).toBeDefined();
    expect(story.state).toBe(first === 'unlock' ? 'securing' : 'revoked');
    orders[first === 'unlock' ? 'unlockFirst' : 'revokeFirst'] += 1;
  }
  expect(Math.min(...Object.values(orders))).toBeGreaterThan(50);
});

it.each([
  ['a kill switch', (story: Story) => haltAll('op_1', { kind: 'household', id: story.house.householdId })],
  ['the revocation of a terminal', (story: Story) => revokeDevice(story.terminal.deviceId)],
])(
  '%s and an unlock, 200 times: either there is no command, or its door is being locked',
  async (_name, other) => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 200; seed++) {
      const story = ready.copy(seed);
      await story.race([unlockNow(story), other(story)]);
      const isCommanded = story.commandsOf('unlock').length > 0;
      expect([seed, story.state]).toEqual([seed, isCommanded ? 'securing' : 'recording']);
      seen.add(story.state);
    }
    expect(seen.size).toBe(2);
  },
);

describe('one operator enrolls a terminal and sends its courier, 60 times at the same instant', () => {
  const assignment = { courierId: 'cou_1', packageIds: ['P1'] };
  let requested: Story;
  beforeAll(async () => {
    requested = await tell({ seed: 10_005 }).requested();
  });

  /** Both at once; what each was answered. */
  async function race(seed: number) {
    const story = requested.copy(seed);
    const own = new Terminal(story.world, 'cou_1', 7);
    const assign = operatorSays(story.world, 'op_1', story.windowId, { kind: 'assign', assignment });
    return { story, own, answers: await story.race([assign, enroll('op_1', own)]) };
  }

  /** Goes to the door with a terminal; what it is answered when it asks for the door. */
  async function unlockAfter(story: Story, terminal: Terminal): Promise<string> {
    await story.operator({ kind: 'enable' }, 'op_2');
    await story.until('armed', 120);
    await story.begun();
    await story.courier('arrive', { packageId: 'P1', location: doorLocation }, terminal);
    await story.until('recording');
    return story.courier('unlock', { challenge: await story.challenge(terminal) }, terminal);
  }

  it('either one of both is refused, or that terminal opens no door; another one does', async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 60; seed++) {
      const { story, own, answers } = await race(seed);
      seen.add(answers.join());
      if (answers.includes('second-approver-required')) continue;
      expect(await unlockAfter(story, own)).toBe('SECOND_APPROVER_REQUIRED');
      expect(story.commandsOf('unlock')).toEqual([]);
      expect(story.state).toBe('recording');
      expect(await story.unlock()).toBe('202');
    }
    expect(seen).toContain('changed,enrolled');
    expect(seen.size).toBeGreaterThan(1);
  });
});

it('a revocation, and the outbox about to send: what was not sent yet stays, what was is locked', async () => {
  const reached = new Set<number>();
  for (let seed = 1; seed <= 200; seed++) {
    const story = ready.copy(seed);
    await story.only(unlockNow(story));
    const [command] = story.commandsOf('unlock');
    await story.race([sendCommandTask(command?.commandId ?? ''), story.customerTask(revoke)]);
    reached.add(story.house.lock.requests.unlock);
    await story.settle();
    await story.until('secured');
    expect([seed, story.house.lock.bolt]).toEqual([seed, 'locked']);
  }
  expect(reached).toEqual(new Set([0, 1]));
});

it('timers and the sweeper at once: whatever becomes due happens once', async () => {
  const story = ready.copy(5);
  story.world.nowMs = Date.parse(story.window.endsAt);
  await story.race([...times(10, () => wake(story.windowId)), ...times(3, sweep)]);
  expect(kindsOf(story).filter((kind) => kind === 'timer')).toHaveLength(1);
  expect(story.state).toBe('expired');
});

it('two arrivals at once: one is counted', async () => {
  const story = await tell({ seed: 10_002 }).begun();
  const body = { packageId: 'P1', location: { latitude: 48.8566, longitude: 2.3522 } };
  const answers = await story.race(
    times(2, (place) => story.courierTask('arrive', body, { key: `k${place}` })),
  );
  expect(answers.sort()).toEqual(['200', 'STATE_CONFLICT']);
  expect(story.house.camera.requests.start).toBe(0);
});

it('customer, courier and operators lock at once: each is taken', async () => {
  const story = await tell({ seed: 10_003 }).open();
  const lock = { kind: 'lock' } as const;
  const work = [
    story.customerTask(lock),
    story.courierTask('lock'),
    operatorSays(story.world, 'op_1', story.windowId, lock),
    operatorSays(story.world, 'op_2', story.windowId, lock),
  ];
  expect(await story.race(work)).toEqual(['changed', '200', 'changed', 'changed']);
  expect(kindsOf(story).filter((kind) => kind === 'lock')).toHaveLength(4);
});

it('the same hours asked for twice at once: one of them overlaps', async () => {
  const story = tell({ seed: 10_004 });
  const work = times(2, () => request(story.world, story.house, 600_000, 1_800_000));
  expect((await story.race(work)).sort()).toEqual(['overlaps', 'requested']);
});
