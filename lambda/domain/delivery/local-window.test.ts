import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayOf, epochMsOf, instantsAt } from '../time';
import { type SaidWindow, windowTimes } from './local-window';

const paris = 'Europe/Paris';
const newYork = 'America/New_York';
/** 10:00 in Paris, 05:00 in New York. */
const now = '2026-03-10T09:00:00.000Z';
const at = (hours: number, minutes = 0) => hours * 60 + minutes;
const hourMs = 3_600_000;

const inParis = (said: SaidWindow, instant = now) => windowTimes(said, { now: instant, zone: paris });
const span = (said: SaidWindow, instant = now) => {
  const result = inParis(said, instant);
  if (result.name !== 'times') return result.name;
  const clock = (value: string) =>
    Temporal.Instant.from(value).toZonedDateTimeISO(paris).toPlainDateTime().toString().slice(5, 16);
  return `${clock(result.facts.startsAt)} - ${clock(result.facts.endsAt)}`;
};

describe('what is said of the hours', () => {
  const day = '2026-03-11';

  it.each([
    [{ day, part: 'morning' }, '03-11T08:00 - 03-11T12:00'],
    [{ day, part: 'afternoon' }, '03-11T13:00 - 03-11T17:00'],
    [{ day, part: 'evening' }, '03-11T17:00 - 03-11T21:00'],
    [{ day, from: at(12) }, '03-11T12:00 - 03-11T13:00'],
    [{ day, from: at(10), until: at(12) }, '03-11T10:00 - 03-11T12:00'],
    [{ day, from: at(10), durationMs: 2 * hourMs }, '03-11T10:00 - 03-11T12:00'],
    [{ day, from: at(14), until: at(16, 30) }, '03-11T14:00 - 03-11T16:30'],
    [{ day, from: at(10), until: at(2) }, '03-11T10:00 - 03-11T14:00'],
    [{ day, from: at(11), until: at(1) }, '03-11T11:00 - 03-11T13:00'],
    [{ day, from: at(12), until: at(2) }, '03-11T12:00 - 03-11T14:00'],
    [{ day, from: at(14), until: at(4) }, '03-11T14:00 - 03-11T16:00'],
    [{ day, from: at(2), until: at(16) }, '03-11T14:00 - 03-11T16:00'],
    [{ day, from: at(22), until: at(1) }, '03-11T22:00 - 03-12T01:00'],
    [{ day, from: at(22), until: at(0) }, '03-11T22:00 - 03-12T00:00'],
    [{ day, part: 'afternoon', from: at(2), until: at(4) }, '03-11T14:00 - 03-11T16:00'],
    [{ day, part: 'evening', from: at(6), until: at(8) }, '03-11T18:00 - 03-11T20:00'],
    [{ day, part: 'morning', from: at(5), until: at(7) }, '03-11T05:00 - 03-11T07:00'],
    [{ day, part: 'morning', until: at(10) }, '03-11T08:00 - 03-11T10:00'],
    [{ day, from: at(2), until: at(4), smallHours: 'afternoon' }, '03-11T14:00 - 03-11T16:00'],
    [{ day, from: at(2), until: at(4), smallHours: 'night' }, '03-11T02:00 - 03-11T04:00'],
  ] as [SaidWindow, string][])('%j: %s', (said, expected) => {
    expect(span(said)).toBe(expected);
  });

  it.each([
    [{}, 'ask-day'],
    [{ from: at(10), until: at(12) }, 'ask-day'],
    [{ day }, 'ask-time'],
    [{ day, until: at(12) }, 'ask-from'],
    [{ day, durationMs: hourMs }, 'ask-from'],
    [{ day, part: 'morning', durationMs: hourMs }, 'ask-from'],
    [{ day, from: at(10) }, 'ask-until'],
    [{ day, from: at(2), until: at(4) }, 'ask-afternoon'],
    [{ day, from: at(5, 59), durationMs: hourMs }, 'ask-afternoon'],
  ] as [SaidWindow, string][])('%j: %s', (said, expected) => {
    expect(inParis(said).name).toBe(expected);
  });

  it.each([
    // The half of the end is known: from its value, from what was said with it, or because it has a name of its own.
    [{ day, from: at(1), until: at(6), untilHalf: 'am' }, '03-11T01:00 - 03-11T06:00'],
    [{ day, from: at(10), until: at(2), untilHalf: 'pm' }, '03-11T10:00 - 03-11T14:00'],
    [{ day, from: at(10), until: at(14) }, '03-11T10:00 - 03-11T14:00'],
    [{ day, from: at(8), until: at(22) }, '03-11T20:00 - 03-11T22:00'],
    [{ day, from: at(8), until: at(10), untilHalf: 'pm' }, '03-11T20:00 - 03-11T22:00'],
    [{ day, from: at(10), until: at(2), untilHalf: 'am' }, '03-11T22:00 - 03-12T02:00'],
    [{ day, from: at(10), until: at(0) }, '03-11T22:00 - 03-12T00:00'],
    [{ day, from: at(10), until: at(12), untilHalf: 'am' }, '03-11T22:00 - 03-12T00:00'],
    [{ day, from: at(1), until: at(12) }, '03-11T01:00 - 03-11T12:00'],
    // The half of the beginning is known.
    [{ day, from: at(1), fromHalf: 'am', until: at(6) }, '03-11T01:00 - 03-11T06:00'],
    [{ day, from: at(1), fromHalf: 'pm', until: at(6) }, '03-11T13:00 - 03-11T18:00'],
    [{ day, from: at(13), until: at(6) }, '03-11T13:00 - 03-11T18:00'],
    [{ day, from: at(10), fromHalf: 'am', until: at(2) }, '03-11T10:00 - 03-11T14:00'],
    [{ day, from: at(0), until: at(3) }, '03-11T00:00 - 03-11T03:00'],
    [{ day, from: at(0, 30), until: at(14) }, '03-11T00:30 - 03-11T14:00'],
    [{ day, from: at(12), fromHalf: 'am', until: at(3) }, '03-11T00:00 - 03-11T03:00'],
    [{ day, from: at(12), fromHalf: 'pm' }, '03-11T12:00 - 03-11T13:00'],
    [{ day, from: at(4), fromHalf: 'am', durationMs: hourMs }, '03-11T04:00 - 03-11T05:00'],
    // Both are.
    [{ day, from: at(8), fromHalf: 'am', until: at(22) }, '03-11T08:00 - 03-11T22:00'],
    [{ day, from: at(10), fromHalf: 'am', until: at(2), untilHalf: 'am' }, '03-11T10:00 - 03-12T02:00'],
    // What was heard as later than noon is never moved.
    [{ day, from: at(18), fromHalf: 'am', until: at(20), untilHalf: 'am' }, '03-11T18:00 - 03-11T20:00'],
    [{ day, part: 'evening', until: at(8), untilHalf: 'pm' }, '03-11T17:00 - 03-11T20:00'],
  ] as [SaidWindow, string][])('of which a half is known, %j: %s', (said, expected) => {
    expect(span(said)).toBe(expected);
  });

  it('asks about the afternoon by its own hours', () => {
    expect(inParis({ day, from: at(2), until: at(4) })).toEqual({
      name: 'ask-afternoon',
      facts: { from: at(14), until: at(16) },
    });
  });
});

describe('today', () => {
  const today = '2026-03-10';
  const afternoon = '2026-03-10T14:30:00.000Z';

  it('is meant by a part of the day alone, until that is over', () => {
    expect(span({ part: 'afternoon' })).toBe('03-10T13:00 - 03-10T17:00');
    expect(span({ part: 'morning' }, '2026-03-10T10:59:00.000Z')).toBe('03-10T08:00 - 03-10T12:00');
    expect(span({ part: 'morning' }, '2026-03-10T11:00:00.000Z')).toBe('ask-day');
  });

  it('hears the evening in hours of a morning that is over', () => {
    expect(span({ day: today, from: at(6), until: at(8) }, afternoon)).toBe('03-10T18:00 - 03-10T20:00');
    expect(span({ day: today, from: at(4), until: at(5) }, afternoon)).toBe('03-10T16:00 - 03-10T17:00');
  });

  it('hears no evening in a morning that was said', () => {
    const morning: SaidWindow = { day: today, from: at(6), until: at(8), untilHalf: 'am' };
    expect(span(morning, afternoon)).toBe('03-10T06:00 - 03-10T08:00');
    expect(span({ ...morning, fromHalf: 'am', untilHalf: undefined }, afternoon)).toBe(
      '03-10T06:00 - 03-10T08:00',
    );
  });

  it('leaves hours in the past that only a morning has', () => {
    expect(span({ day: today, from: at(10), until: at(12) }, afternoon)).toBe('03-10T10:00 - 03-10T12:00');
    expect(span({ day: today, from: at(10), until: at(11) }, afternoon)).toBe('03-10T10:00 - 03-10T11:00');
  });

  it('is the day of the door, not of the server', () => {
    const late = '2026-03-10T23:30:00.000Z';
    expect(windowTimes({ part: 'morning' }, { now: late, zone: paris })).toMatchObject({
      facts: { startsAt: '2026-03-11T07:00:00.000Z' },
    });
    expect(windowTimes({ part: 'evening' }, { now: late, zone: newYork })).toMatchObject({
      facts: { startsAt: '2026-03-10T21:00:00.000Z' },
    });
  });
});

describe('nights in which clocks are changed', () => {
  const night = (zone: string, day: string, said: SaidWindow) =>
    windowTimes({ day, smallHours: 'night', ...said }, { now, zone });

  it.each([
    [paris, '2026-03-29', at(2, 30), at(4), { day: '2026-03-29', time: at(2, 30) }],
    [paris, '2026-03-29', at(1), at(2, 30), { day: '2026-03-29', time: at(2, 30) }],
    [paris, '2026-03-28', at(23), at(2, 30), { day: '2026-03-29', time: at(2, 30) }],
    [newYork, '2027-03-14', at(2, 30), at(4), { day: '2027-03-14', time: at(2, 30) }],
    ['Australia/Lord_Howe', '2026-10-04', at(2, 15), at(4), { day: '2026-10-04', time: at(2, 15) }],
    ['Pacific/Apia', '2011-12-30', at(10), at(12), { day: '2011-12-30', time: at(10) }],
  ])('%s, %s: %i to %i does not exist', (zone, day, from, until, facts) => {
    expect(night(zone, day, { from, until })).toEqual({ name: 'no-such-time', facts });
  });

  it.each([
    [paris, '2026-10-25', at(2, 30), '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    [newYork, '2026-11-01', at(1, 30), '2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', at(1, 45), '2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
  ])('%s, %s: %i comes twice, and is asked about', (zone, day, from, first, second) => {
    const said = { from, until: at(4) };
    expect(night(zone, day, said)).toEqual({ name: 'ask-which', facts: { edge: 'from', first, second } });
    expect(night(zone, day, { ...said, fromOccurrence: 'first' })).toMatchObject({
      facts: { startsAt: first },
    });
    expect(night(zone, day, { ...said, fromOccurrence: 'second' })).toMatchObject({
      facts: { startsAt: second },
    });
  });

  it('asks about the end, unless only one of the two is after the beginning', () => {
    const said = { from: at(1), until: at(2, 30) };
    const twice = { edge: 'until', first: '2026-10-25T00:30:00.000Z', second: '2026-10-25T01:30:00.000Z' };
    expect(night(paris, '2026-10-25', said)).toEqual({ name: 'ask-which', facts: twice });
    expect(night(paris, '2026-10-25', { ...said, untilOccurrence: 'first' })).toMatchObject({
      facts: { startsAt: '2026-10-24T23:00:00.000Z', endsAt: twice.first },
    });
    const later: SaidWindow = { from: at(2, 15), until: at(2, 30), fromOccurrence: 'second' };
    expect(night(paris, '2026-10-25', later)).toMatchObject({
      facts: { startsAt: '2026-10-25T01:15:00.000Z', endsAt: twice.second },
    });
  });

  it('counts a length in hours that pass', () => {
    expect(night(paris, '2026-03-29', { from: at(1, 30), durationMs: 2 * hourMs })).toEqual({
      name: 'times',
      facts: { startsAt: '2026-03-29T00:30:00.000Z', endsAt: '2026-03-29T02:30:00.000Z' },
    });
  });
});

const zones = [paris, newYork, 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'America/St_Johns'];
const anyZone = fc.constantFrom(...zones);
const anyMinutes = fc.integer({ min: 0, max: 1_439 });
/** Any day, and those on which clocks are changed. */
const anyDay = fc.oneof(
  fc
    .integer({ min: 0, max: 9_000 })
    .map((days) => new Date(days * 86_400_000 + Date.UTC(2010, 0)).toISOString().slice(0, 10)),
  fc.constantFrom(
    '2026-03-29',
    '2026-10-25',
    '2026-11-01',
    '2027-03-14',
    '2026-10-04',
    '2026-04-05',
    '2011-12-29',
    '2011-12-30',
    '2011-12-31',
  ),
);

const oracle = (day: string, minutes: number, zone: string): string[] => {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime({
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
  });
  const either = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  );
  const real = either.filter((one) => one.toPlainDateTime().equals(wall));
  return [...new Set(real.map(({ epochMilliseconds }) => new Date(epochMilliseconds).toISOString()))];
};

describe('anywhere, at any time', () => {
  it('an hour of the clock is the instants at which it is shown', () => {
    fc.assert(
      fc.property(anyDay, anyMinutes, anyZone, (day, minutes, zone) => {
        expect(instantsAt(day, minutes, zone)).toEqual(oracle(day, minutes, zone));
      }),
      { numRuns: 2_000 },
    );
  });

  const said = fc.record({
    day: anyDay,
    from: anyMinutes,
    until: anyMinutes,
    smallHours: fc.constantFrom('afternoon', 'night'),
    fromOccurrence: fc.constantFrom('first', 'second'),
    untilOccurrence: fc.constantFrom('first', 'second'),
  }) as fc.Arbitrary<SaidWindow & { day: string; from: number; until: number }>;

  it('a window begins and ends on the minutes that were said, on the day that was said', () => {
    fc.assert(
      fc.property(said, anyZone, (window, zone) => {
        const result = windowTimes(window, { now, zone });
        if (result.name === 'no-such-time') return;
        if (result.name !== 'times') throw new Error(result.name);
        const { startsAt, endsAt } = result.facts;
        const minuteOf = (instant: string) => {
          const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
          return (hour * 60 + minute) % 720;
        };
        expect(dayOf(startsAt, zone)).toBe(window.day);
        expect([minuteOf(startsAt), minuteOf(endsAt)]).toEqual([window.from % 720, window.until % 720]);
      }),
      { numRuns: 2_000 },
    );
  });

  const half = fc.constantFrom<('am' | 'pm')[]>('am', 'pm');
  const bare = fc.integer({ min: 60, max: 719 });
  const halves = fc.oneof(
    fc.record({ fromHalf: half }),
    fc.record({ untilHalf: half }),
    fc.record({ fromHalf: half, untilHalf: half }),
  ) as fc.Arbitrary<Pick<SaidWindow, 'fromHalf' | 'untilHalf'>>;

  it('a half that was said with one end is kept, and the other end is near it', () => {
    fc.assert(
      fc.property(bare, bare, halves, (from, until, said) => {
        const result = windowTimes({ day: '2026-06-10', from, until, ...said }, { now, zone: paris });
        if (result.name !== 'times') throw new Error(result.name);
        const { startsAt, endsAt } = result.facts;
        const halfOf = (instant: string) =>
          Temporal.Instant.from(instant).toZonedDateTimeISO(paris).hour < 12 ? 'am' : 'pm';
        expect({ fromHalf: halfOf(startsAt), untilHalf: halfOf(endsAt) }).toMatchObject(said);
        const lengthMs = epochMsOf(endsAt) - epochMsOf(startsAt);
        const mostHours = Object.keys(said).length === 2 ? 24 : 12;
        expect(lengthMs > 0 && lengthMs <= mostHours * hourMs).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a length is that long', () => {
    fc.assert(
      fc.property(said, fc.integer({ min: 1, max: 600 }), anyZone, (window, minutes, zone) => {
        const { until: _until, ...rest } = window;
        const result = windowTimes({ ...rest, durationMs: minutes * 60_000 }, { now, zone });
        if (result.name !== 'times') return;
        expect(epochMsOf(result.facts.endsAt) - epochMsOf(result.facts.startsAt)).toBe(minutes * 60_000);
      }),
    );
  });
});
