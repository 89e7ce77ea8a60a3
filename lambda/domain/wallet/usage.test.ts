import { usageAfter, usedOf } from './usage';

const monday = '2026-03-30T12:00:00.000Z';
const lateThatDay = '2026-03-30T23:59:59.999Z';
const tuesday = '2026-03-31T00:00:00.000Z';
const april = '2026-04-01T00:00:00.000Z';

const used = usageAfter({}, { 'top-up-day': 300, 'top-up-month': 300 }, monday);

it('adds up within a day and a month, and begins anew with each', () => {
  expect(usedOf(used, 'top-up-day', lateThatDay)).toBe(300);
  expect(usedOf(used, 'top-up-day', tuesday)).toBe(0);
  expect(usedOf(used, 'top-up-month', tuesday)).toBe(300);
  expect(usedOf(used, 'top-up-month', april)).toBe(0);
  const more = usageAfter(used, { 'top-up-day': 5, 'top-up-month': 5 }, tuesday);
  expect(usedOf(more, 'top-up-day', tuesday)).toBe(5);
  expect(usedOf(more, 'top-up-month', tuesday)).toBe(305);
});

it('is not begun anew by a clock that is behind', () => {
  const next = usageAfter(used, { 'top-up-day': 70 }, tuesday);
  expect(usedOf(next, 'top-up-day', lateThatDay)).toBe(70);
});

it('forgets what is over, so that it stays small', () => {
  expect(usageAfter(used, {}, april)).toEqual({});
});
