import { dayOf } from '../../lambda/domain/time';
import { type Story, tell } from './world/story';

/* Boundaries to the millisecond, and nights in which clocks are changed. */

const secondMs = 1_000;
const endOf = (story: Story) => Date.parse(story.window.endsAt);
/** To so long before (or after) the end of the window. */
const toEnd = (story: Story, ms: number) => story.pass(endOf(story) + ms - story.world.nowMs);
/** Sets the clock alone: nothing that falls into this time happens before what comes next. */
const setClock = (story: Story, epochMs: number) => {
  story.world.nowMs = epochMs;
};

describe('the edges of a window', () => {
  it.each([
    [-1, 'WINDOW_NOT_OPEN'],
    [0, '200'],
  ])('an arrival %i ms from the start is answered %s', async (ms, expected) => {
    const story = await tell().begun(ms);
    expect(await story.arrive()).toBe(expected);
  });

  it.each([
    [-60_001, '200'],
    [-60_000, 'WINDOW_EXPIRED'],
    [0, 'WINDOW_EXPIRED'],
  ])('an arrival %i ms from the end is answered %s', async (ms, expected) => {
    const story = await tell().armed();
    await toEnd(story, ms);
    expect(await story.arrive()).toBe(expected);
  });

  it.each([
    [-60_001, '202'],
    [-60_000, 'WINDOW_EXPIRED'],
    [-59_999, 'WINDOW_EXPIRED'],
    [-1, 'WINDOW_EXPIRED'],
  ])('an unlock %i ms from the end is answered %s', async (ms, expected) => {
    const story = await tell({ lengthMs: 15 * 60 * secondMs }).recording();
    await toEnd(story, -70 * secondMs);
    const challenge = await story.challenge();
    await toEnd(story, Math.min(ms, -45_000));
    setClock(story, endOf(story) + ms);
    expect(await story.courier('unlock', { challenge })).toBe(expected);
  });

  it('an unlock of the last moment does not reach the lock in the last minute', async () => {
    const story = await tell({ lengthMs: 15 * 60 * secondMs }).recording();
    await toEnd(story, -60_001);
    await story.only(story.courierTask('unlock', { challenge: await story.challenge() }));
    story.world.nowMs += 1;
    await story.settle();
    expect(story.house.lock.requests.unlock).toBe(0);
  });

  it('a window that nobody used is over at its end, and not before', async () => {
    const story = await tell().armed();
    await toEnd(story, -1);
    expect(story.state).toBe('armed');
    await toEnd(story, 0);
    expect(story.state).toBe('expired');
  });

  it('a door that stands open at the end of the window is being locked, not over', async () => {
    const story = await tell({ lengthMs: 15 * 60 * secondMs }).recording();
    await toEnd(story, -61 * secondMs);
    await story.unlock();
    await story.until('unlocked', 2);
    story.door('open');
    await toEnd(story, 100);
    expect(story.state).toBe('securing');
  });
});

describe('limits', () => {
  it('an authorization that nobody proves is over after five minutes', async () => {
    const story = tell();
    await story.asked();
    await story.passSeconds(299.999);
    expect(story.state).toBe('requested');
    await story.pass(1);
    expect(story.state).toBe('expired');
  });

  it.each([
    [29_999, '202'],
    [30_000, 'CHALLENGE_EXPIRED'],
  ])('a challenge that is %i ms old is answered %s', async (ms, expected) => {
    const story = await tell().recording();
    const givenMs = story.world.nowMs;
    const challenge = await story.challenge();
    await story.pass(28_000);
    setClock(story, givenMs + ms);
    expect(await story.courier('unlock', { challenge })).toBe(expected);
  });

  it.each([
    [19_999, 'unlocking'],
    [20_000, 'securing'],
  ])('%i ms without a word of the lock it is %s', async (ms, expected) => {
    const story = await tell().recording();
    story.house.lock.faults = { down: 'always' };
    await story.unlock();
    await story.pass(ms);
    expect(story.state).toBe(expected);
    const [given] = story.entries.filter(({ to }) => to === 'unlock-unknown');
    // The lock is told at once, not only when the doubt is settled.
    expect(given?.commands.map(({ kind }) => kind)).toEqual(ms < 20_000 ? undefined : ['lock', 'notify']);
  });

  it('a door that was unlocked and not opened is locked after a minute', async () => {
    const story = await tell().unlocked();
    await story.passSeconds(58);
    expect(story.state).toBe('unlocked');
    await story.passSeconds(3);
    expect(story.house.lock.bolt).toBe('locked');
  });

  it('nobody stays longer than three minutes after the command, whenever the door was opened', async () => {
    const story = await tell().open();
    const commandedMs = Date.parse(story.window.unlock?.commandedAt ?? '');
    await story.pass(commandedMs + 179_999 - story.world.nowMs);
    expect(story.state).toBe('open');
    await story.pass(1);
    expect(story.state).toBe('securing');
  });
});

/** Two hours around a change of the clocks, and the day on which they begin where the door is. */
const nights: [string, string, string, string][] = [
  ['Europe/Berlin, clocks put forward', 'Europe/Berlin', '2026-03-29T00:30:00.000Z', '2026-03-29'],
  ['Europe/Berlin, clocks put back', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', '2026-10-25'],
  ['America/New_York, clocks put forward', 'America/New_York', '2026-03-08T06:30:00.000Z', '2026-03-08'],
  ['America/New_York, clocks put back', 'America/New_York', '2026-11-01T05:30:00.000Z', '2026-11-01'],
  ['Australia/Lord_Howe, half an hour', 'Australia/Lord_Howe', '2026-04-04T14:30:00.000Z', '2026-04-05'],
  ['Asia/Kolkata, half an hour off', 'Asia/Kolkata', '2026-06-10T18:35:00.000Z', '2026-06-11'],
  ['Pacific/Apia, almost a day ahead', 'Pacific/Apia', '2026-06-10T11:30:00.000Z', '2026-06-11'],
  ['a leap day', 'Europe/Paris', '2028-02-29T12:00:00.000Z', '2028-02-29'],
];

it.each(nights)(
  '%s: the window is as long as it was said, and stands on its own day',
  async (_name, zone, startsAt, day) => {
    const beginsAt = new Date(Date.parse(startsAt) - 600_000).toISOString();
    const story = await tell({ beginsAt, timeZone: zone, lengthMs: 7_200_000 }).armed();
    expect(story.window).toMatchObject({
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + 7_200_000).toISOString(),
    });
    expect(dayOf(startsAt, zone)).toBe(day);
    await story.begun(-1);
    expect(await story.arrive()).toBe('WINDOW_NOT_OPEN');
    expect(await story.send(story.terminal.signed('GET', '/stops'))).toBe('200');
    expect((story.heard.body.stops as { stopId: string }[]).map(({ stopId }) => stopId)).toEqual([
      story.windowId,
    ]);
    await toEnd(story, -60_001);
    expect(await story.arrive()).toBe('200');
  },
);
