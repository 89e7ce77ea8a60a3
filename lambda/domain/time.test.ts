import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, atHour, dayOf, daysBetween, instantOf, startOfDay, weekdayOf } from './time';

const zones = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'UTC',
];
const zone = fc.constantFrom(...zones);
const epochMs = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2060-01-01') });
const day = epochMs.map((ms) => instantOf(ms).slice(0, 10));

describe('days', () => {
  it('are those of the zone’s own calendar, at every instant', () => {
    fc.assert(
      fc.property(epochMs, zone, (ms, timeZone) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(ms)
          .toZonedDateTimeISO(timeZone)
          .toPlainDate();
        expect(dayOf(instantOf(ms), timeZone)).toBe(expected.toString());
      }),
      { numRuns: 500 },
    );
  });

  it('are counted as on a calendar', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2_000, max: 2_000 }), (from, days) => {
        const expected = Temporal.PlainDate.from(from).add({ days });
        expect(addDays(from, days)).toBe(expected.toString());
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(weekdayOf(from)).toBe(Temporal.PlainDate.from(from).dayOfWeek);
      }),
    );
  });

  it('begin when their clocks begin', () => {
    fc.assert(
      fc.property(day, zone, (one, timeZone) => {
        const start = startOfDay(one, timeZone);
        const before = instantOf(Date.parse(start) - 1);
        // Apia had no 30 December 2011: that day begins as the next.
        expect(dayOf(start, timeZone) >= one).toBe(true);
        expect(dayOf(before, timeZone) < one).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });
});

describe('an hour of a day', () => {
  it('is what the calendar of the language says, at every hour of every zone', () => {
    const hours = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(day, hours, zone, (one, hour, timeZone) => {
        const expected = Temporal.PlainDate.from(one).toZonedDateTime({ timeZone, plainTime: { hour } });
        expect(atHour(one, hour, timeZone)).toBe(instantOf(expected.epochMilliseconds));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['2026-03-29', 2, 'Europe/Paris', '2026-03-29T01:00:00.000Z', 'a gap: the later reading'],
    ['2026-10-25', 2, 'Europe/Paris', '2026-10-25T00:00:00.000Z', 'an overlap: the first reading'],
    ['2026-03-08', 2, 'America/New_York', '2026-03-08T07:00:00.000Z', 'a gap'],
    ['2026-10-04', 2, 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z', 'a gap of half an hour'],
    ['2026-06-10', 18, 'Asia/Kolkata', '2026-06-10T12:30:00.000Z', 'a half-hour zone'],
  ])('%s at %i in %s is %s (%s)', (one, hour, timeZone, instant) => {
    expect(atHour(one, hour, timeZone)).toBe(instant);
  });
});
