import fc from 'fast-check';
import { noteRepeatedIds, type Problem, RowReader } from './rows';

function reading<T>(cell: string, read: (cells: RowReader) => T): { value: T; details: string[] } {
  const problems: Problem[] = [];
  const value = read(new RowReader({ line: 7, cells: { price: cell } }, problems));
  expect(problems.every(({ line, column }) => line === 7 && column === 'price')).toBe(true);
  return { value, details: problems.map(({ detail }) => detail) };
}

describe('a price', () => {
  it('is read to the cent, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (cents) => {
        const cell = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        expect(reading(cell, (cells) => cells.cents('price'))).toEqual({ value: cents, details: [] });
      }),
    );
  });

  it('may leave decimals out', () => {
    expect(reading('3', (cells) => cells.cents('price')).value).toBe(300);
    expect(reading(' 3.5 ', (cells) => cells.cents('price')).value).toBe(350);
  });

  it.each([
    ['', 'is empty'],
    ['3,50', 'comma'],
    ['-3.50', 'negative'],
    ['3.505', 'more than two decimals'],
    ['0', 'nothing'],
    ['0.00', 'nothing'],
    ['€3.50', 'no price'],
    ['1e3', 'no price'],
    ['1234567.00', 'no price'],
  ])('refuses %j and says why', (cell, why) => {
    const { details } = reading(cell, (cells) => cells.cents('price'));
    expect(details).toHaveLength(1);
    expect(details[0]).toContain(why);
    expect(details[0]).toContain('expected a price like 3.49');
  });
});

describe('a cell', () => {
  it('never throws, and notes at most one problem per reader but names the column in each', () => {
    const readers: ((cells: RowReader) => unknown)[] = [
      (cells: RowReader) => cells.cents('price'),
      (cells: RowReader) => cells.wholeNumber('price', 1, 9),
      (cells: RowReader) => cells.oneOf('price', ['a', 'b']),
      (cells: RowReader) => cells.id('price'),
      (cells: RowReader) => cells.list('price'),
    ];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...readers), (cell, read) => {
        reading(cell, read);
      }),
    );
  });

  it('is composed and trimmed', () => {
    const decomposed = ' cafe\u0301 ';
    expect(reading(decomposed, (cells) => cells.text('price')).value).toBe('caf\u00e9');
  });

  it.each([
    ['a\u0000b', 'control character'],
    ['', 'is empty'],
    ['x'.repeat(121), 'at most 120'],
  ])('is refused as text when it cannot be spoken: %#', (cell, why) => {
    expect(reading(cell, (cells) => cells.text('price')).details.join()).toContain(why);
  });

  it('counts whole numbers within their bounds', () => {
    const stock = (cell: string) => reading(cell, (cells) => cells.wholeNumber('price', 1, 9)).details.length;
    expect(['1', '9', '0', '10', '-1', '2.5', '', 'two'].map(stock)).toEqual([0, 0, 1, 1, 1, 1, 1, 1]);
  });

  it('shortens what it quotes', () => {
    const [detail = ''] = reading('9'.repeat(100), (cells) => cells.wholeNumber('price', 1, 9)).details;
    expect(detail.length).toBeLessThan(120);
  });
});

it('names the first line of a repeated id, and leaves empty ids to their own problem', () => {
  const problems: Problem[] = [];
  const rows = ['A', '', 'B', 'A', '', 'A'].map((id, index) => ({ line: index + 2, id }));
  noteRepeatedIds(rows, 'sku', problems);
  expect(problems).toEqual([
    { line: 5, column: 'sku', detail: '"A" stands already in line 2' },
    { line: 7, column: 'sku', detail: '"A" stands already in line 2' },
  ]);
});
