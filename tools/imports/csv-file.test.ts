import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { csvLimits, readCsv, readCsvFile } from './csv-file';

const columns = ['sku', 'name'];
const read = (text: string) => readCsv(Buffer.from(text), columns);
const rows = (text: string) => {
  const file = read(text);
  if (file.kind === 'unreadable') throw new Error(JSON.stringify(file.problems));
  return file.rows.map(({ line, cells }) => [line, cells.sku, cells.name]);
};
const problems = (bytes: string | Uint8Array) => {
  const file = readCsv(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, columns);
  return file.kind === 'rows'
    ? []
    : file.problems.map(({ line, column, detail }) => `${line} ${column} ${detail}`);
};

describe('a readable file', () => {
  it.each([
    ['line feeds', 'sku,name\nA,one\nB,two\n'],
    ['carriage returns too', 'sku,name\r\nA,one\r\nB,two\r\n'],
    ['a byte order mark', '\ufeffsku,name\nA,one\nB,two'],
    ['columns in another order', 'name,sku\none,A\ntwo,B\n'],
  ])('may have %s', (_what, text) => {
    expect(rows(text)).toEqual([
      [2, 'A', 'one'],
      [3, 'B', 'two'],
    ]);
  });

  it('counts lines as an editor does, over empty lines and quoted breaks', () => {
    expect(rows('sku,name\n\nA,"one\nand a half"\nB,two\n')).toEqual([
      [3, 'A', 'one\nand a half'],
      [5, 'B', 'two'],
    ]);
  });
});

describe('an unreadable file', () => {
  it.each([
    ['', '1 (file) is empty'],
    ['sku,name\n', '1 (file) has a header and no rows'],
    ['sku;name\nA;one\n', '1 (file) is parted by semicolons; save it with commas'],
    ['sku\tname\nA\tone\n', '1 (file) is parted by tabs'],
    ['sku\nA\n', '1 name is missing from the header'],
    ['sku,name,colour\nA,one,red\n', '1 colour is no column; expected sku,name'],
    ['sku,name,sku\nA,one,B\n', '1 sku stands twice in the header'],
    ['sku,name\nA,one\nB,two,three\n', '3 (file) has 3 cells; expected 2'],
    ['sku,name\nA,"one\n', '2 (file) Quote Not Closed'],
    ['sku,name\nA,o"ne\n', '2 (file) Invalid Opening Quote'],
  ])('%j is told from others', (text, expected) => {
    const found = problems(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('names the line that is not UTF-8', () => {
    expect(problems(Buffer.from('sku,name\nA,one\nB,caf\xe9\n', 'latin1'))[0]).toContain(
      '3 (file) is not UTF-8',
    );
    expect(problems(Buffer.from('\ufeffsku,name\nA,one\n', 'utf16le'))[0]).toContain('1 (file) is not UTF-8');
  });

  it('has more rows than can be taken', () => {
    const line = 'A,one\n';
    expect(problems(`sku,name\n${line.repeat(csvLimits.rows)}`)).toEqual([]);
    expect(problems(`sku,name\n${line.repeat(csvLimits.rows + 1)}`)[0]).toContain('at most 20000');
  });
});

it('never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.string(), (bytes, text) => {
      readCsv(bytes, columns);
      read(`sku,name\n${text}`);
    }),
  );
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csv-file-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('that is too large is not even read', () => {
    const path = join(folder, 'large.csv');
    writeFileSync(path, Buffer.alloc(csvLimits.bytes + 1));
    expect(readCsvFile(path, columns)).toMatchObject({
      problems: [{ detail: 'has 20000001 bytes; at most 20000000 (20 MB)' }],
    });
  });

  it('that is not there is named', () => {
    const path = join(folder, 'none.csv');
    expect(readCsvFile(path, columns)).toMatchObject({ problems: [{ detail: `there is no file ${path}` }] });
  });
});
