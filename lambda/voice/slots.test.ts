import fc from 'fast-check';
import { numberSlot, parseDate, pastPeriodSlot, productSlot, slotIds } from './slots';

const heard = (name: string, value?: string, extra: object = {}) => ({
  name: 'AnyIntent',
  confirmationStatus: 'NONE' as const,
  slots: {
    [name]: { name, confirmationStatus: 'NONE' as const, ...(value !== undefined && { value }), ...extra },
  },
});

const authority = (id: string, code: string, ...values: string[]) => ({
  authority: id,
  status: { code },
  values: values.map((value) => ({ value: { id: value, name: value } })),
});

describe('dates', () => {
  it.each([
    ['2026-03-10', '2026-03-10', '2026-03-10'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W47', '2026-11-16', '2026-11-22'],
    ['2026-W47-WE', '2026-11-21', '2026-11-22'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-02-XX', '2026-02-01', '2026-02-28'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-XX-XX', '2025-01-01', '2025-12-31'],
    ['2025-SU', '2025-06-01', '2025-08-31'],
    ['2025-WI', '2025-12-01', '2026-02-28'],
  ])('%s is %s to %s', (value, from, to) => expect(parseDate(value)).toEqual({ from, to }));

  it.each(['2026-02-30', '2026-13', 'PRESENT_REF', 'soon', '', '202X'])('%p is no period', (value) =>
    expect(parseDate(value)).toBeUndefined(),
  );

  it('never throws, and gives periods that do not end before they begin', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}(-(W?\d{2}|SP|SU|FA|WI))?(-\d{2}|-WE)?$/)),
        (value) => {
          const period = parseDate(value);
          expect(period === undefined || period.from <= period.to).toBe(true);
        },
      ),
    );
  });

  it('about the past lie in the past', () => {
    const today = '2026-03-10';
    expect(pastPeriodSlot(heard('date', '2026-10'), 'date', today)).toEqual({
      from: '2025-10-01',
      to: '2025-10-31',
    });
    expect(pastPeriodSlot(heard('date', '2026-02'), 'date', today)).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
    expect(pastPeriodSlot(heard('date', 'soon'), 'date', today)).toBe('unclear');
    expect(pastPeriodSlot(heard('date'), 'date', today)).toBeUndefined();
  });
});

describe('numbers', () => {
  it.each([
    ['3', 3],
    ['0', 0],
    ['-2', -2],
    ['1000', 1000],
    ['?', 'unclear'],
    ['2.5', 'unclear'],
    ['a few', 'unclear'],
    ['99999999999999999999', 'unclear'],
  ])('%p is %p', (value, number) => expect(numberSlot(heard('quantity', value), 'quantity')).toBe(number));

  it('may be absent', () => {
    expect(numberSlot(heard('quantity'), 'quantity')).toBeUndefined();
    expect(numberSlot(heard('quantity', ' '), 'quantity')).toBeUndefined();
    expect(numberSlot({ name: 'AnyIntent', confirmationStatus: 'NONE' }, 'quantity')).toBeUndefined();
  });
});

describe('products', () => {
  it('prefer the household’s own values', () => {
    const resolutions = {
      resolutionsPerAuthority: [
        authority('amzn1.er-authority.echo-sdk.skill.Product', 'ER_SUCCESS_MATCH', 'A', 'B'),
        authority('amzn1.er-authority.echo-sdk.dynamic.skill.Product', 'ER_SUCCESS_MATCH', 'B'),
        authority('amzn1.er-authority.echo-sdk.other', 'ER_SUCCESS_NO_MATCH', 'C'),
      ],
    };
    expect(slotIds(heard('product', 'coffee', { resolutions }), 'product')).toEqual(['B', 'A']);
    expect(productSlot(heard('product', 'coffee', { resolutions }))).toEqual({
      text: 'coffee',
      skus: ['B', 'A'],
    });
  });

  it.each([undefined, '', '  ', '?'])('%p names none', (value) =>
    expect(productSlot(heard('product', value))).toBeUndefined(),
  );
});
