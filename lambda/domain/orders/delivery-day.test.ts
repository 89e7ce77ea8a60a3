import { scheduleOf } from './delivery-day';

const terms = { cutOffHour: 18, transitDays: 2, deliveryWeekdays: [1, 2, 3, 4, 5, 6] };
const paris = 'Europe/Paris';

describe('when an order arrives', () => {
  it.each([
    ['2026-03-10T16:59:59.999Z', '2026-03-12', '2026-03-10T17:00:00.000Z', 'just before the cut-off'],
    ['2026-03-10T17:00:00.000Z', '2026-03-13', '2026-03-11T17:00:00.000Z', 'at the cut-off'],
    ['2026-03-13T09:00:00.000Z', '2026-03-16', '2026-03-13T17:00:00.000Z', 'over a Sunday'],
    ['2026-03-28T09:00:00.000Z', '2026-03-30', '2026-03-28T17:00:00.000Z', 'before the clocks go forward'],
    ['2026-03-28T18:00:00.000Z', '2026-03-31', '2026-03-29T16:00:00.000Z', 'when the clocks go forward'],
    ['2026-10-24T17:00:00.000Z', '2026-10-27', '2026-10-25T17:00:00.000Z', 'when the clocks go back'],
    ['2028-02-27T09:00:00.000Z', '2028-02-29', '2028-02-27T17:00:00.000Z', 'on a leap day'],
  ])('placed at %s: %s, cancellable until %s (%s)', (now, deliveryDay, cancelUntil) => {
    expect(scheduleOf(now, paris, terms)).toEqual({ deliveryDay, cancelUntil });
  });

  it('is told by the household’s own clock', () => {
    const now = '2026-03-10T23:30:00.000Z';
    expect(scheduleOf(now, 'America/New_York', terms).deliveryDay).toBe('2026-03-13');
    expect(scheduleOf(now, 'Asia/Kolkata', terms).deliveryDay).toBe('2026-03-13');
    expect(scheduleOf(now, 'Pacific/Apia', terms).deliveryDay).toBe('2026-03-13');
  });

  it('never loops when nobody delivers', () => {
    const never = { ...terms, deliveryWeekdays: [] };
    expect(scheduleOf('2026-03-10T09:00:00.000Z', paris, never).deliveryDay).toBe('2026-03-19');
  });
});
