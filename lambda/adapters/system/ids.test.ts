import * as fc from 'fast-check';
import { makeIdSource, sortablePartOf, timePartOf } from './ids';

const zeros = (byteCount: number) => new Uint8Array(byteCount);
const times = fc.integer({ min: 0, max: 2 ** 45 });

test('an id is its prefix, ten characters of time and sixteen of chance', () => {
  const id = makeIdSource().next('ord', Date.parse('2026-03-02T09:00:00.000Z'));
  expect(id).toMatch(/^ord_[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(sortablePartOf(id).startsWith(timePartOf(Date.parse('2026-03-02T09:00:00.000Z')))).toBe(true);
});

test('ids sort by the time they were made at', () => {
  fc.assert(
    fc.property(times, times, (one, other) => {
      const ids = makeIdSource();
      const [first, second] = [ids.next('a', one), ids.next('a', other)];
      if (one !== other) expect(first < second).toBe(one < other);
    }),
  );
});

test('ids of one millisecond sort in the order they were made, whatever chance says', () => {
  const ids = makeIdSource(zeros);
  const made = Array.from({ length: 100 }, () => ids.next('a', 5));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(100);
});
